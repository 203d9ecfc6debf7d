package org.haskap.entry;

import java.time.LocalTime;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.document.Attachments;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.UploadDoor;
import org.haskap.web.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where entered values show themselves on the staff's desk, and what reminds of them. */
@Configuration(proxyBeanMethods = false)
class EntryAreas {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    @Bean
    DeskArea worklistArea() {
        return area(10, Worklist.AREA, Worklist.PATH, Permission.ENTER_OBSERVATION);
    }

    @Bean
    DeskArea entriesArea() {
        return area(20, EntryDesk.AREA, EntryDesk.PATH, Permission.ENTER_OBSERVATION);
    }

    @Bean
    DeskArea confirmationsArea() {
        return area(21, ConfirmationsController.AREA, ConfirmationsController.PATH, Permission.CONFIRM_OBSERVATION);
    }

    private static DeskArea area(int order, String label, String href, Permission permission) {
        return new DeskArea(
                Desk.STAFF, order, label, href, () -> Actors.current().mayAnywhere(permission));
    }

    @Bean
    UploadDoor valuesDoor() {
        return new UploadDoor(ImportController.PATH, SheetFile.LARGEST, EntryAreas::mayEnter);
    }

    @Bean
    UploadDoor sourcesDoor() {
        return new UploadDoor(SourcesController.NEW, Attachments.LARGEST, EntryAreas::mayEnter);
    }

    private static boolean mayEnter() {
        return Actors.current().mayAnywhere(Permission.ENTER_OBSERVATION);
    }

    @Bean
    Waiting valuesToEnter(Worklist worklist) {
        return () -> new Waiting.Work("入力を待つ実績", count(worklist, Permission.ENTER_OBSERVATION, false), Worklist.PATH);
    }

    @Bean
    Waiting valuesToConfirm(Worklist worklist) {
        return () -> new Waiting.Work(
                "確認を待つ実績", count(worklist, Permission.CONFIRM_OBSERVATION, true), ConfirmationsController.PATH);
    }

    private static long count(Worklist worklist, Permission permission, boolean confirm) {
        return Actors.current().mayAnywhere(permission)
                ? worklist.mine().stream()
                        .filter(task -> (task.kind() == Worklist.Kind.CONFIRM) == confirm)
                        .count()
                : 0;
    }

    @Bean
    Recurring remindsOfValues(Reminders reminders) {
        return new Recurring("observation-reminders", "実績の入力期限のお知らせ", new Cadence.Daily(MORNING), reminders::run);
    }
}
