package org.haskap.indicator;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Formulas and scales say by number who put them in force; the number alone tells nobody's name, so nothing is erased. */
@Component
final class FormulaEraser implements Eraser {
    private static final String SET = "決めた指標の数え方と判定の基準";
    private static final String WHY = "番号だけで、名前は含みません。公表した数値と判定がどう決まったかを後から確かめるために残します。";

    private final FormulaStore formulas;
    private final ScaleStore scales;

    FormulaEraser(JdbcClient jdbc) {
        formulas = new FormulaStore(jdbc);
        scales = new ScaleStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("formula.person_id", "指標の数え方を誰が決めたか。公表した数値の責任を明らかにするためです。"),
                new Personal("scale_choice.person_id", "判定の基準を誰が選んだか。公表した判定の責任を明らかにするためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int held = formulas.by(person) + scales.by(person);
        return held == 0 ? List.of() : List.of(new Held(SET, held + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int held = formulas.by(person) + scales.by(person);
        return held == 0 ? List.of() : List.of(new Erased(SET, Outcome.KEPT, held, WHY));
    }
}
