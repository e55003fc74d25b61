package cn.quanzhi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The service: every room below this package is a module of it. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(
        systemName = "Quanzhi",
        sharedModules = {"kernel", "platform"})
public class QuanzhiApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QuanzhiApplication.class, arguments);
    }
}
