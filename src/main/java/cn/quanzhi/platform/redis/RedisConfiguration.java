package cn.quanzhi.platform.redis;

import cn.quanzhi.platform.embedded.EmbeddedServers;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The connection to Redis. Commands give up after a fifth of a second: nobody waits for a hint. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Bean
    LettuceConnectionFactory redisConnectionFactory(
            EmbeddedServers servers, @Value("${quanzhi.redis.url:}") String url) {
        String embedded = servers.redisUrl();
        var target = LettuceConnectionFactory.createRedisConfiguration(embedded == null ? url : embedded);
        return new LettuceConnectionFactory(
                target,
                LettuceClientConfiguration.builder()
                        .commandTimeout(PATIENCE)
                        .shutdownTimeout(Duration.ZERO)
                        .build());
    }
}
