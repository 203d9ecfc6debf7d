package org.haskap.intake;

import java.util.Optional;
import org.haskap.document.Documents;
import org.haskap.document.SourceDocument;
import org.haskap.kernel.Difference;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.web.ui.Crumb;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows a draft beside its source, a part of the document at a time. */
@Component
final class DraftView {
    private final Imports imports;
    private final ImportDesk desk;
    private final DraftDesk drafts;
    private final Documents documents;
    private final Plans plans;
    private final Programmes programmes;

    DraftView(
            Imports imports,
            ImportDesk desk,
            DraftDesk drafts,
            Documents documents,
            Plans plans,
            Programmes programmes) {
        this.imports = imports;
        this.desk = desk;
        this.drafts = drafts;
        this.documents = documents;
        this.plans = plans;
        this.programmes = programmes;
    }

    /** The page of an upload that is read. */
    ModelAndView page(Upload upload, int part) {
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        SourceDocument source = documents.find(made.document()).orElseThrow();
        DraftReader.Draft draft = imports.draft(made);
        var parts = new Parts(ImportDesk.base(upload), documents.cuts(made.document(), Parts.LINES));
        int shown = parts.nearest(part);
        boolean waits = upload.state() == Upload.State.DRAFT && made.edition() != null;
        String title = draft.plan() != null
                ? draft.plan().title()
                : programmes
                        .yearOf(made.series())
                        .map(year -> year.label() + "の名簿")
                        .orElse(source.name());
        var page = new DraftPages(
                        upload,
                        source,
                        draft,
                        parts,
                        shown,
                        documents.linesAsRead(made.document(), parts.first(shown), parts.last(shown)),
                        documents.findings(made.document()),
                        waits ? difference(made) : null,
                        imports.mayMend(upload),
                        imports.mayAdopt(upload),
                        drafts.name(upload.person()),
                        title.isBlank() ? source.name() : title)
                .page();
        return desk.page("draft", page.title(), page, new Crumb(ImportDesk.AREA, Imports.PATH));
    }

    private Difference difference(Upload.Draft made) {
        long edition = Optional.ofNullable(made.edition()).orElseThrow();
        return made.register() ? programmes.difference(edition) : plans.difference(edition);
    }
}
