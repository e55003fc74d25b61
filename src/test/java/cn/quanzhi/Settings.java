package cn.quanzhi;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Binds settings from the environment's variables over application.yml, as the service does. */
public final class Settings {

    private Settings() {}

    /** By the defaults in the record alone. */
    public static <T> T defaults(String prefix, Class<T> type) {
        return new Binder().bindOrCreate(prefix, type);
    }

    /** By the defaults that application.yml documents, under the given variables. */
    public static <T> T of(String prefix, Class<T> type, Map<String, Object> variables) {
        return Binder.get(environment(variables)).bindOrCreate(prefix, type);
    }

    /** A single documented key; fails where application.yml has none of that name. */
    public static String value(String key, Map<String, Object> variables) {
        return environment(variables).getRequiredProperty(key);
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment
                        .getPropertySources()
                        .remove(source.getName())); // the machine's own variables decide no test
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
