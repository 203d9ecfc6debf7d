package org.haskap.indicator;

import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of the desks' navigation that lead to formulas and scales. */
@Configuration(proxyBeanMethods = false)
class IndicatorAreas {
    static final String FORMULAS = "指標の数え方";
    static final String SCALE = "判定の基準";

    @Bean
    DeskArea formulasArea() {
        return area(22, FORMULAS, FormulaListController.PATH);
    }

    @Bean
    DeskArea scaleArea() {
        return area(23, SCALE, ScaleController.PATH);
    }

    private static DeskArea area(int order, String label, String href) {
        return new DeskArea(
                Desk.STAFF, order, label, href, () -> Actors.current().mayAnywhere(Permission.SEE_EVIDENCE));
    }
}
