package cn.quanzhi.platform.limiter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param enabled false switches every limit off, for measurements */
@ConfigurationProperties("quanzhi.limiter")
record LimiterSettings(@DefaultValue("true") boolean enabled) {}
