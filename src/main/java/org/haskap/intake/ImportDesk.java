package org.haskap.intake;

import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.Waiting;
import org.haskap.web.ui.Crumb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the controllers of this module share: finding an upload, and the page around a view. */
@Component
final class ImportDesk {
    static final String AREA = "データ取込";

    private final Imports imports;
    private final Pages pages;

    ImportDesk(Imports imports, Pages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    /** The upload, or the page that says there is none. */
    Upload upload(long id) {
        return imports.find(id).orElseThrow(() -> new NotFoundException("番号" + id + "の取り込みはありません。"));
    }

    /** The upload once it is read. */
    Upload read(long id) {
        Upload upload = upload(id);
        if (upload.draft() == null) {
            throw new NotFoundException("番号" + id + "の取り込みには、まだ案がありません。");
        }
        return upload;
    }

    /** The upload once it is read, for somebody who may mend it. */
    Upload mendable(long id) {
        Upload upload = read(id);
        if (!imports.mayMend(upload)) {
            throw new NotPermittedException(Permission.MEND_DRAFT);
        }
        return upload;
    }

    static String base(Upload upload) {
        return Imports.PATH + "/" + upload.id();
    }

    ModelAndView page(String template, String title, Object view, Crumb... above) {
        return pages.desk(Desk.STAFF, "intake/" + template, Head.of(title, AREA).under(above), view);
    }

    /** A page below an upload's own. */
    ModelAndView below(String template, String title, Object view, Upload upload) {
        return page(template, title, view, new Crumb(AREA, Imports.PATH), new Crumb(upload.name(), base(upload)));
    }

    /** Where the module shows itself on the staff's desk. */
    @Configuration(proxyBeanMethods = false)
    static class Areas {
        @Bean
        DeskArea importsArea() {
            return new DeskArea(
                    Desk.STAFF, 60, AREA, Imports.PATH, () -> Actors.current().mayAnywhere(Permission.IMPORT_DOCUMENT));
        }

        @Bean
        Waiting waitingDrafts(Imports imports) {
            return () -> {
                boolean adopts = Actors.current().mayAnywhere(Permission.ADOPT_EDITION);
                boolean mends = Actors.current().mayAnywhere(Permission.MEND_DRAFT);
                return adopts
                        ? new Waiting.Work("採用を待つ案", imports.waiting(Permission.ADOPT_EDITION), Imports.PATH)
                        : new Waiting.Work("確認を待つ案", mends ? imports.waiting(Permission.MEND_DRAFT) : 0, Imports.PATH);
            };
        }
    }
}
