package org.haskap.intake;

import org.haskap.cli.Application;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The whole application as a process of its own on a region that exists, so that it can be killed. */
final class ImportProcess {
    private ImportProcess() {}

    public static void main(String[] args) {
        var address = new DatabaseAddress(args[0], args[1], System.getenv("PASSWORD"));
        Regions regions = Regions.open(DatabaseLogins.only(address), new Region("test"));
        new SpringApplicationBuilder(Application.class)
                .initializers(Application.with(regions))
                .run("--server.port=0", "--haskap.jobs.heartbeat=250ms", "--haskap.jobs.look=250ms");
    }
}
