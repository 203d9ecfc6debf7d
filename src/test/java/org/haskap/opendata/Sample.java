package org.haskap.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haskap.database.RegionSettings;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.document.Proposal;
import org.haskap.plan.Plans;
import org.haskap.reading.Readers;
import org.haskap.register.Programmes;
import org.springframework.beans.factory.BeanFactory;

/** Puts the sample's three documents into a region. */
public final class Sample {
    public static final Path REGISTER = Path.of("samples/tomakomai/collaboration-register-2025.tsv");

    private Sample() {}

    public static void adopt(BeanFactory beans) throws IOException {
        var settings = beans.getBean(RegionSettings.class);
        settings.set(RegionSettings.NAME, "苫小牧市");
        settings.set(RegionSettings.CODE, "012131");
        settings.set(RegionSettings.STRATEGY, "strategy");
        var plans = beans.getBean(Plans.class);
        plan(beans, "strategy", "苫小牧市", "strategy-2015.txt");
        plan(beans, "chamber-plan", "苫小牧商工会議所", "chamber-plan-2023.txt");
        var reading = Readers.read(REGISTER, null);
        var programmes = beans.getBean(Programmes.class);
        long id = beans.getBean(Documents.class)
                .store(reading, Files.readAllBytes(REGISTER))
                .id();
        programmes.adopt(edition(programmes.propose("苫小牧市", reading, id)).id());
        plans.plans();
    }

    private static void plan(BeanFactory beans, String slug, String owner, String file) throws IOException {
        Path path = Path.of("samples/tomakomai", file);
        var reading = Readers.read(path, Readers.Kind.PLAN);
        long id = beans.getBean(Documents.class)
                .store(reading, Files.readAllBytes(path))
                .id();
        var plans = beans.getBean(Plans.class);
        plans.adopt(edition(plans.propose(slug, owner, reading, id)).id());
    }

    private static Edition edition(Proposal proposal) {
        Edition edition = proposal.edition();
        if (edition == null) {
            throw new AssertionError("nothing was proposed");
        }
        return edition;
    }
}
