package org.haskap.register;

import java.util.List;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKind.Dimension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of facts that registers leave. */
@Configuration(proxyBeanMethods = false)
class ProgrammeKinds {
    static final String HELD = "programme.held";
    static final String PARTICIPANTS = "programme.participants";
    static final Dimension FORM = new Dimension("form", "協働の形態");
    static final Dimension RECURRENCE = new Dimension("recurrence", "実施区分");

    @Bean
    FactKind programmeHeld() {
        return new FactKind(HELD, "取組の実施", "名簿に載った取組が一つ始まりました。日付は開始日です。", "件", List.of(FORM, RECURRENCE));
    }

    @Bean
    FactKind programmeParticipants() {
        return new FactKind(
                PARTICIPANTS,
                "取組の参加者",
                "名簿に載った取組に、この人数の市民が参加しました。人数は名簿の総計で、同じ人が何度か数えられていることがあります。日付は開始日です。",
                "人",
                List.of(FORM, RECURRENCE));
    }
}
