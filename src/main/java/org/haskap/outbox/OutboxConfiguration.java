package org.haskap.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import org.haskap.access.RetentionRule;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Chooses the way mails go, and lets them be sent. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    private static final int RECIPIENT_DAYS = 365;

    @Bean
    Transport mailTransport(
            ObjectProvider<JavaMailSenderImpl> server,
            Regions regions,
            InstantSource clock,
            @Value("${haskap.data:}") String data) {
        JavaMailSenderImpl set = server.getIfAvailable();
        return set == null
                ? new FolderTransport(
                        Path.of(data.isEmpty() ? "data" : data, "outbox").toAbsolutePath(), regions, clock)
                : new SmtpTransport(set, clock);
    }

    @Bean
    Recurring sendsMail(JdbcClient jdbc, Transport transport, Senders senders, InstantSource clock) {
        var deliverer = new Deliverer(jdbc, transport, senders, clock);
        return new Recurring(Outbox.JOB, "メールの送信", new Cadence.Every(Duration.ofMinutes(1)), deliverer::deliver);
    }

    @Bean
    RetentionRule mailTexts(Outbox outbox) {
        return new RetentionRule(
                "mail-texts",
                "送ったメールの本文",
                Period.ofDays(30),
                "届かないという問い合わせに答えるあいだだけ要るためです。",
                "本文を消します。件名と宛先、送った日時は残ります。",
                outbox::blank);
    }

    @Bean
    RetentionRule mailRecipients(Outbox outbox, RegionSettings settings) {
        return new RetentionRule(
                "mail-recipients",
                "送ったメールの宛先と件名",
                RetentionRule.days(settings, Outbox.RECIPIENT_DAYS, RECIPIENT_DAYS),
                "いつ誰に知らせたかを確かめるあいだだけ要るためです。日数は設定で変えられます。",
                "宛先と件名を空白にします。送った日時と結果は残ります。",
                outbox::blankRecipients);
    }
}
