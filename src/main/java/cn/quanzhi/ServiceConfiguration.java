package cn.quanzhi;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What every room shares and none owns. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ServiceConfiguration {

    /** The node's own time; what nodes must agree upon takes the database's. */
    @Bean
    @Primary
    Clock clock() {
        return Clock.systemUTC();
    }
}
