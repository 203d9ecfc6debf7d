package org.haskap.strategy;

import java.util.List;
import org.haskap.document.SourceDocument;
import org.haskap.register.Register;

/** What a document is called on pages. Pure. */
final class DocumentTitles {
    private DocumentTitles() {}

    /** Its own title; a table has none, so a register is called after its owner and year. */
    static String of(SourceDocument document, List<Register> registers) {
        if (!document.title().equals(document.name())) {
            return document.title();
        }
        return registers.stream()
                .filter(register -> register.documentId() == document.id())
                .findFirst()
                .map(register -> register.owner().name() + "の共催・協働 "
                        + register.fiscalYear().label())
                .orElse(document.title());
    }
}
