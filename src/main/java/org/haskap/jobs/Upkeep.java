package org.haskap.jobs;

import java.time.LocalTime;
import java.time.Period;
import org.haskap.access.RetentionRule;
import org.haskap.access.Retentions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps to the rules of retention of all modules each night, and has one of its own. */
@Configuration(proxyBeanMethods = false)
class Upkeep {
    @Bean
    Recurring keepsToRetention(Retentions retentions) {
        return new Recurring("retention", "保存期間を過ぎた記録の片付け", new Cadence.Daily(LocalTime.of(3, 10)), retentions::run);
    }

    @Bean
    RetentionRule finishedJobs(Jobs jobs) {
        return new RetentionRule(
                "finished-jobs",
                "終わった処理の記録",
                Period.ofMonths(3),
                "結果を確かめ、失敗の原因を調べるあいだだけ要るためです。",
                "処理と、その入力の誤りの一覧を消します。",
                jobs::forget);
    }
}
