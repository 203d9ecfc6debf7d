package org.haskap.operations;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.web.StatusPart;
import org.haskap.web.StatusPart.Condition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the database answers: of this region for people, of all regions for load balancers. */
@Configuration(proxyBeanMethods = false)
class DatabaseStatus {
    private static final int PATIENCE_SECONDS = 2;

    @Bean
    StatusPart records(DataSource database) {
        return new StatusPart(
                10, "記録の読み書き", () -> answers(database) ? Condition.ok("読み書きできます。") : Condition.down("いま読み書きできません。"));
    }

    /** Ready means that every region's database answers. */
    @Bean
    HealthIndicator regionsHealthIndicator(Regions regions, DataSource database) {
        return () -> {
            for (Region region : regions.all()) {
                if (!regions.in(region, () -> answers(database))) {
                    return Health.down().build();
                }
            }
            return Health.up().build();
        };
    }

    @Bean
    MeterBinder connectionPools(Regions regions) {
        return regions::measure;
    }

    private static boolean answers(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }
}
