package org.haskap.access;

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
        region.owner().sql(sql).update();
    }
}
