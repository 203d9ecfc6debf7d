package org.haskap.signin;

import java.time.Period;
import org.haskap.access.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it is known where invitations and recoveries went. */
@Configuration(proxyBeanMethods = false)
class SignInRetention {
    @Bean
    RetentionRule invitationAddresses(JdbcClient jdbc) {
        return new RetentionRule(
                "invitation-addresses",
                "終わった招待の送り先",
                Period.ofDays(90),
                "招待が届かないという問い合わせに答えるあいだだけ要るためです。",
                "メールアドレスを空白にします。いつ誰が招いたかは残ります。",
                new InvitationStore(jdbc)::blank);
    }

    @Bean
    RetentionRule recoveryReasons(JdbcClient jdbc) {
        return new RetentionRule(
                "recovery-reasons",
                "アカウントの回復の送り先と理由",
                Period.ofYears(1),
                "不正な回復がなかったかを後から確かめるあいだだけ要るためです。",
                "メールアドレスと理由を空白にします。いつ誰が手続きしたかは残ります。",
                new RecoveryStore(jdbc)::blank);
    }
}
