package org.haskap.database;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hands the regions to Spring. {@link Regions} itself is made before Spring starts, so that what is wrong with the
 * database is said in one sentence, and is put into the context by whoever starts it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    DataSource dataSource(Regions regions) {
        return regions.dataSource();
    }

    @Bean
    RegionFilter regionFilter(Regions regions) {
        return new RegionFilter(regions);
    }
}
