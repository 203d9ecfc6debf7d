package org.haskap.cli;

import java.time.InstantSource;
import org.haskap.database.Regions;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The application as Spring sees it; started only by commands that need the database. */
@SpringBootApplication(
        scanBasePackages = "org.haskap",
        exclude = FlywayAutoConfiguration.class,
        proxyBeanMethods = false)
public class Application {

    /** Puts the regions, opened before Spring starts, into the context. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> with(Regions regions) {
        return context -> context.getBeanFactory().registerSingleton("regions", regions);
    }

    /** The one clock. */
    @Bean
    static InstantSource clock() {
        return InstantSource.system();
    }
}
