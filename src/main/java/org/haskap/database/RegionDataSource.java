package org.haskap.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The one data source of the application: hands out connections that look at the current region's schema. */
final class RegionDataSource extends AbstractDataSource {
    private final Regions regions;

    RegionDataSource(Regions regions) {
        this.regions = regions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return regions.dataSource(regions.current()).getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new java.sql.SQLFeatureNotSupportedException("a region's connections have one user");
    }
}
