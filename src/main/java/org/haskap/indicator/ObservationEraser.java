package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Values say by number who entered and confirmed them; the number alone tells nobody's name, so nothing is erased here. */
@Component
final class ObservationEraser implements Eraser {
    private static final String ENTERED = "入力した指標の実績";
    private static final String DECIDED = "指標の実績について決めたこと";
    private static final String WHY = "番号だけで、名前は含みません。公表した数値がどう決まったかを後から確かめるために残します。";

    private final ObservationStore store;

    ObservationEraser(JdbcClient jdbc) {
        store = new ObservationStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("observation.entered_by", "指標の実績を誰が入力したか。差し戻しを知らせ、入力した人が自分で確認しないようにするためです。"),
                new Personal("observation_decision.decided_by", "指標の実績を誰が確認したか、差し戻したか。公表した数値の責任を明らかにするためです。"),
                new Personal("indicator_duty.decided_by", "実績の入力期限を誰が決めたか。"));
    }

    @Override
    public List<Held> held(long person) {
        var held = new ArrayList<Held>();
        int entered = store.enteredBy(person);
        int decided = store.decidedBy(person);
        if (entered > 0) {
            held.add(new Held(ENTERED, entered + "件"));
        }
        if (decided > 0) {
            held.add(new Held(DECIDED, decided + "件"));
        }
        return held;
    }

    @Override
    public List<Erased> erase(long person) {
        var erased = new ArrayList<Erased>();
        int entered = store.enteredBy(person);
        int decided = store.decidedBy(person);
        if (entered > 0) {
            erased.add(new Erased(ENTERED, Outcome.KEPT, entered, WHY));
        }
        if (decided > 0) {
            erased.add(new Erased(DECIDED, Outcome.KEPT, decided, WHY));
        }
        return erased;
    }
}
