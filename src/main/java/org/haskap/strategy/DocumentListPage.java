package org.haskap.strategy;

import java.util.List;
import java.util.Locale;
import org.haskap.document.SourceDocument;
import org.haskap.register.Register;
import org.haskap.web.ui.Resource;

/**
 * All documents.
 *
 * @param documents the newest first
 */
public record DocumentListPage(List<Resource> documents) {

    /** Copies the list. */
    public DocumentListPage {
        documents = List.copyOf(documents);
    }

    static DocumentListPage of(List<SourceDocument> documents, List<Register> registers) {
        return new DocumentListPage(
                documents.stream().map(d -> resource(d, registers)).toList());
    }

    static Resource resource(SourceDocument document, List<Register> registers) {
        return new Resource(
                DocumentTitles.of(document, registers),
                "/documents/" + document.id(),
                List.of(),
                (document.pages() > 1 ? document.pages() + "ページ・" : "")
                        + String.format(Locale.ROOT, "%,d", document.lines()) + "行",
                document.name() + "（" + document.format() + "）・" + Dates.day(document.readAt()) + "に読み取り");
    }
}
