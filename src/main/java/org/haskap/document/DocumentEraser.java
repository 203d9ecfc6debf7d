package org.haskap.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts, mends and attached files say by number who made them; the number alone tells nobody's name, so nothing is erased here. */
@Component
final class DocumentEraser implements Eraser {
    private static final String DRAFTS = "計画や実績の案を作ったこと";
    private static final String MENDS = "案を手で直したこと";
    private static final String WHY_KEPT = "番号だけで、名前は含みません。計画がどう作られたかを後から確かめるために残します。";
    private static final String ATTACHED = "実績の元の資料を添付したこと";
    private final EditionStore store;
    private final AttachmentStore attachments;

    DocumentEraser(JdbcClient jdbc) {
        store = new EditionStore(jdbc);
        attachments = new AttachmentStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("edition.proposed_by", "計画や実績の案を誰が作ったか。ほかの人に勝手に直されないようにするためです。"),
                new Personal("draft_mend.person_id", "案を誰が直したか。直した理由とともに、後から確かめられるようにするためです。"),
                new Personal("attached_document.attached_by", "実績の元の資料を誰が添付したか。値の出どころを後から確かめられるようにするためです。"));
    }

    @Override
    public List<Held> held(long person) {
        return counted(person).entrySet().stream()
                .map(kept -> new Held(kept.getKey(), kept.getValue() + "件"))
                .toList();
    }

    @Override
    public List<Erased> erase(long person) {
        return counted(person).entrySet().stream()
                .map(kept -> new Erased(kept.getKey(), Outcome.KEPT, kept.getValue(), WHY_KEPT))
                .toList();
    }

    /** What there is of the person, by its name; nothing of what there is none. */
    private Map<String, Integer> counted(long person) {
        var counted = new LinkedHashMap<String, Integer>();
        counted.put(DRAFTS, store.proposedBy(person));
        counted.put(MENDS, store.mendedBy(person));
        counted.put(ATTACHED, attachments.attachedBy(person));
        counted.values().removeIf(count -> count == 0);
        return counted;
    }
}
