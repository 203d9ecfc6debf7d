package org.haskap.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.TestRegion;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of this module do to a region behind the program's back. */
final class Sandbox {
    final TestRegion region;
    final TransactionTemplate transactions;

    Sandbox(TestRegion region) {
        this.region = region;
        transactions = new TransactionTemplate(new JdbcTransactionManager(region.dataSource()));
    }

    /** Runs a statement as the server's superuser, whom no privilege stops. */
    void admin(String sql) {
        DatabaseAddress address = region.address();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to region_test");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
