package org.haskap.feed;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.UploadDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of the desks' navigation that lead to this module's pages. */
@Configuration(proxyBeanMethods = false)
class FeedAreas {
    static final String PROGRAMMES = "取組の結び付け";
    static final String KINDS = "事実の種類";
    static final String INTEGRATIONS = "外部のシステム";

    @Bean
    DeskArea programmeAssignmentsArea() {
        return area(Desk.STAFF, 72, PROGRAMMES, ProgrammesController.PATH, Permission.SEE_EVIDENCE);
    }

    @Bean
    DeskArea kindsArea() {
        return area(Desk.STAFF, 73, KINDS, KindsController.PATH, Permission.SEE_EVIDENCE);
    }

    @Bean
    DeskArea integrationsArea() {
        return area(Desk.ADMIN, 50, INTEGRATIONS, IntegrationsController.PATH, Permission.MANAGE_API_KEYS);
    }

    @Bean
    UploadDoor factsDoor() {
        return new UploadDoor(
                FactFiles.PATH + "/new",
                FactFiles.LARGEST,
                () -> Actors.current().mayAnywhere(Permission.FEED_FACTS));
    }

    @Bean
    Recurring tidiesFactFiles(FactFiles files) {
        return new Recurring("fact-files", "確認されなかった事実のファイルの片付け", new Cadence.Every(Duration.ofHours(6)), files::tidy);
    }

    private static DeskArea area(Desk desk, int order, String label, String href, Permission permission) {
        BooleanSupplier shown = () -> Actors.current().mayAnywhere(permission);
        return new DeskArea(desk, order, label, href, shown);
    }
}
