package org.haskap.jobs;

import java.util.List;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.jobs.JobKind.AfterKill;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that takes up jobs and never ends them, so that it can be killed in the middle of one. */
final class JobProcess {
    private JobProcess() {}

    public static void main(String[] args) throws Exception {
        var address = new DatabaseAddress(args[0], args[1], System.getenv("PASSWORD"));
        Regions regions = Regions.open(DatabaseLogins.only(address), new Region("test"));
        List<JobKind<?>> kinds = List.of(endless(regions, AfterKill.RESUME), endless(regions, AfterKill.FAIL));
        new Workers(regions, kinds, List.of()).start();
    }

    private static Kind endless(Regions regions, AfterKill afterKill) {
        return new Kind(afterKill.name(), afterKill, List.of(), (told, progress) -> {
            var transactions = new TransactionTemplate(new JdbcTransactionManager(regions.dataSource()));
            transactions.executeWithoutResult(status -> {
                JdbcClient.create(regions.dataSource())
                        .sql("insert into made values (1)")
                        .update();
                progress.total(2);
                System.out.println("half " + afterKill);
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            return JobResult.said("");
        });
    }
}
