package org.haskap.explorer;

import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entry in the staff's navigation. */
@Configuration(proxyBeanMethods = false)
class ExplorerAreas {
    static final String FACTS = "事実";

    @Bean
    DeskArea factsArea() {
        return new DeskArea(
                Desk.STAFF, 71, FACTS, FactSearch.PATH, () -> Actors.current().mayAnywhere(Permission.SEE_EVIDENCE));
    }
}
