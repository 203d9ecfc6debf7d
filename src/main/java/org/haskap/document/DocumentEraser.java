package org.haskap.document;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts say by number who made them; the number alone tells nobody's name, so nothing is erased here. */
@Component
final class DocumentEraser implements Eraser {
    private static final String DRAFTS = "計画や実績の案を作ったこと";
    private final EditionStore store;

    DocumentEraser(JdbcClient jdbc) {
        store = new EditionStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(new Personal("edition.proposed_by", "計画や実績の案を誰が作ったか。ほかの人に勝手に直されないようにするためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int drafts = store.proposedBy(person);
        return drafts == 0 ? List.of() : List.of(new Held(DRAFTS, drafts + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int drafts = store.proposedBy(person);
        return drafts == 0
                ? List.of()
                : List.of(new Erased(DRAFTS, Outcome.KEPT, drafts, "番号だけで、名前は含みません。計画がどう作られたかを後から確かめるために残します。"));
    }
}
