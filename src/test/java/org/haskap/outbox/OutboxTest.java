package org.haskap.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.jobs.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails on a real database, to real servers and into a folder. */
class OutboxTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Mail MAIL =
            new Mail("invitation-17", "sato@example.jp", "【苫小牧市】ご招待：髙橋様〜①", "こんにちは。\nhttps://example.jp/a?b=c\n.\n終わり");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Instant now = Instant.parse("2026-11-20T01:00:00Z");
    private final InstantSource clock = () -> now;
    private final Senders senders = new Senders(new RegionSettings(region.jdbc()), "haskap@city.example.jp", "");
    private final Workers workers = new Workers(region.regions(), List.of(), List.of());
    private final Outbox outbox = outbox(workers, false);

    @BeforeEach
    void empty() {
        for (String table : List.of("outbox_mail", "scheduled_tasks", "region_setting")) {
            region.jdbc().sql("delete from " + table).update();
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_as_it_was_written_in_the_regions_name() throws Exception {
        var settings = new RegionSettings(region.jdbc());
        settings.set(RegionSettings.NAME, "苫小牧市");
        settings.set(Outbox.FROM, "strategy@city.example.jp");
        settings.set(Outbox.REPLY_TO, "kikaku@city.example.jp");
        assertThat(outbox.send(MAIL)).isTrue();
        toServer().deliver();

        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getSubject()).isEqualTo(MAIL.subject());
        assertThat(got.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(MAIL.text());
        assertThat(got.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(got.getFrom()).containsExactly(new InternetAddress("strategy@city.example.jp", "苫小牧市", "UTF-8"));
        assertThat(((InternetAddress) got.getFrom()[0]).getPersonal()).isEqualTo("苫小牧市");
        assertThat(got.getReplyTo()[0].toString()).contains("kikaku@city.example.jp");
        assertThat(got.getRecipients(RecipientType.TO)).containsExactly(new InternetAddress("sato@example.jp"));
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getSentDate()).isEqualTo(java.util.Date.from(now));
        assertThat(got.getMessageID())
                .matches("<[0-9a-f-]{36}@city\\.example\\.jp>")
                .isEqualTo(messageId());
        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(only().sentAt()).isEqualTo(now);
    }

    @Test
    void one_event_gives_one_mail_even_when_it_is_told_twice_at_once() throws Exception {
        assertThatThrownBy(() -> region.transactions().executeWithoutResult(status -> {
                    outbox.send(MAIL);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(count()).isZero();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> send = () -> outbox.send(MAIL);
            assertThat(people.invokeAll(List.of(send, send, send)).stream().map(f -> f.resultNow()))
                    .containsExactlyInAnyOrder(true, false, false);
        }
        toServer().deliver();
        assertThat(outbox.send(MAIL)).isFalse();
        toServer().deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void several_deliverers_at_once_send_each_mail_once() throws Exception {
        IntStream.range(0, 40).forEach(i -> outbox.send(new Mail("m" + i, "p" + i + "@example.jp", "件名", "本文")));
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> deliver = () -> {
                toServer().deliver();
                return true;
            };
            processes.invokeAll(List.of(deliver, deliver, deliver, deliver)).forEach(f -> f.resultNow());
        }
        var to = new ArrayList<String>();
        for (MimeMessage message : server.getReceivedMessages()) {
            to.add(message.getAllRecipients()[0].toString());
        }
        assertThat(to).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_mail_leaves_soon_after_the_commit_that_wanted_it() throws Exception {
        var deliverer = toServer();
        var job = new Recurring(Outbox.JOB, "メールの送信", new Cadence.Every(Duration.ofHours(1)), deliverer::deliver);
        try (var running = new Workers(region.regions(), List.of(), List.of(job)).start()) {
            Thread.sleep(600); // its first round is over
            outbox(running, false).send(MAIL);
            Workers.until(() -> server.getReceivedMessages().length == 1);
        }
    }

    @Test
    void a_server_that_is_down_costs_one_try_and_the_mails_go_when_it_is_back() throws Exception {
        Deliverer deliverer = toServer();
        server.stop();
        outbox.send(MAIL);
        outbox.send(new Mail("second", "second@example.jp", "件名", "本文"));
        deliverer.deliver();
        assertThat(all())
                .allMatch(mail ->
                        mail.state() == MailState.WAITING && mail.dueAt().equals(now.plus(Duration.ofMinutes(1))));
        assertThat(all()).extracting(OutboxMail::tries).containsExactly(0, 1);
        assertThat(all().get(1).error()).contains("メールサーバーにつながりません");
        server.start();
        toServer().deliver();
        assertThat(server.getReceivedMessages()).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        toServer().deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(all()).allMatch(mail -> mail.error().isEmpty());
    }

    @Test
    void a_refused_mail_has_failed_and_goes_when_somebody_sends_it_again() throws Exception {
        try (var scripted = new ScriptedServer()) {
            scripted.answersRecipients("550 5.1.1 <sato@example.jp>: no such user");
            outbox.send(MAIL);
            to(scripted.port()).deliver();
            assertThat(only().state()).isEqualTo(MailState.FAILED);
            assertThat(only().error()).contains("断りました（550）").doesNotContain("sato");

            scripted.answersRecipients("250 OK");
            Callable<Boolean> retry = () -> Actors.as(Workers.ADMINISTRATOR, () -> outbox.retry(only().id()));
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(people.invokeAll(List.of(retry, retry)).stream().map(f -> f.resultNow()))
                        .containsExactlyInAnyOrder(true, false);
            }
            to(scripted.port()).deliver();
            assertThat(only().state()).isEqualTo(MailState.SENT);
            assertThat(scripted.taken()).hasSize(1);
        }
    }

    @Test
    void a_server_that_cannot_now_is_asked_again_and_in_the_end_no_more() throws Exception {
        try (var scripted = new ScriptedServer()) {
            scripted.answersRecipients("451 4.3.0 greylisted");
            outbox.send(MAIL);
            outbox.send(new Mail("other", "other@example.jp", "件名", "本文"));
            Deliverer deliverer = to(scripted.port());
            deliverer.deliver();
            assertThat(all()).allMatch(mail -> mail.tries() == 1 && mail.state() == MailState.WAITING);
            Instant begin = now;
            for (int tries = 2; tries <= 9; tries++) {
                now = all().getFirst().dueAt();
                deliverer.deliver();
            }
            assertThat(all()).allMatch(mail -> mail.state() == MailState.FAILED);
            assertThat(Duration.between(begin, now)).isGreaterThan(Duration.ofHours(60));
        }
    }

    @Test
    void a_sending_that_was_cut_off_is_repeated_later_under_the_same_message_id() throws Exception {
        outbox.send(MAIL);
        var cut = new Deliverer(
                region.jdbc(),
                (mail, sender) -> {
                    try {
                        smtp(server.getSmtp().getPort()).send(mail, sender);
                    } finally {
                        killed();
                    }
                },
                senders,
                clock);
        assertThatThrownBy(cut::deliver).isInstanceOf(AsIfKilled.class);
        assertThat(only().state()).isEqualTo(MailState.SENDING);
        toServer().deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);

        now = now.plus(Duration.ofMinutes(16));
        toServer().deliver();
        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(only().doubtful()).isTrue();
        MimeMessage[] got = server.getReceivedMessages();
        assertThat(got).hasSize(2);
        assertThat(got[1].getMessageID()).isEqualTo(got[0].getMessageID());
    }

    private static class AsIfKilled extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void killed() {
        throw new AsIfKilled();
    }

    @Test
    void a_connection_that_breaks_after_the_text_leaves_a_doubt_that_is_shown() throws Exception {
        try (var scripted = new ScriptedServer()) {
            scripted.hangsUpAfterData(true);
            outbox.send(MAIL);
            to(scripted.port()).deliver();
            assertThat(only().state()).isEqualTo(MailState.WAITING);
            assertThat(only().doubtful()).isTrue();
            scripted.hangsUpAfterData(false);
            now = only().dueAt();
            to(scripted.port()).deliver();
            assertThat(only().state()).isEqualTo(MailState.SENT);
            assertThat(scripted.taken()).hasSize(2).allMatch(mail -> mail.contains("Message-ID: " + messageId()));
        }
    }

    @Test
    void nothing_a_user_typed_becomes_a_header_or_a_recipient() throws Exception {
        new RegionSettings(region.jdbc()).set(RegionSettings.NAME, "市\r\nBcc: evil@example.jp");
        new RegionSettings(region.jdbc()).set(Outbox.FROM, "a@example.jp\r\nBcc: evil@example.jp");
        outbox.send(new Mail(
                "k", "\"x\"@example.jp".replace("\"", "'"), "Bcc: evil@example.jp", "\r\n.\r\nBcc: evil@example.jp"));
        toServer().deliver();
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getRecipients(RecipientType.BCC)).isNull();
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getFrom()[0].toString()).contains("haskap@city.example.jp");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void without_a_server_each_mail_becomes_a_file_that_only_its_owner_reads(@TempDir Path data) throws Exception {
        Path folder = data.resolve("outbox");
        outbox.send(MAIL);
        new Deliverer(region.jdbc(), new FolderTransport(folder, region.regions(), clock), senders, clock).deliver();
        assertThat(only().state()).isEqualTo(MailState.SENT);
        try (var files = Files.list(folder)) {
            Path file = files.toList().getFirst();
            assertThat(file.getFileName()).hasToString("test-" + only().id() + ".eml");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(file)).contains("https://example.jp/a?b=c\r\n");
            var read = new MimeMessage(null, Files.newInputStream(file));
            assertThat(read.getSubject()).isEqualTo(MAIL.subject());
            assertThat(read.getContent()).isEqualTo(MAIL.text().replace("\n", "\r\n"));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_keeps_the_mails_waiting(@TempDir Path data) throws Exception {
        Path file = Files.createFile(data.resolve("outbox"));
        outbox.send(MAIL);
        new Deliverer(region.jdbc(), new FolderTransport(file, region.regions(), clock), senders, clock).deliver();
        assertThat(only().state()).isEqualTo(MailState.WAITING);
        assertThat(only().error()).contains("書き込めません");
    }

    @Test
    void a_server_without_encryption_is_not_used_unless_the_operator_says_so() throws Exception {
        var strict = new JavaMailSenderImpl();
        strict.setHost("127.0.0.1");
        strict.setPort(server.getSmtp().getPort());
        outbox.send(MAIL);
        new Deliverer(region.jdbc(), new SmtpTransport(strict, clock), senders, clock).deliver();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(only().state()).isEqualTo(MailState.WAITING);
        assertThat(only().error()).contains("TLS");
    }

    @Test
    void texts_are_blanked_after_their_time_and_an_erased_recipient_is_forgotten() throws Exception {
        outbox.send(MAIL);
        toServer().deliver();
        outbox.send(new Mail("waits", "Sato@example.jp", "件名", "本文"));
        assertThat(outbox.blank(now, 10)).isZero();
        assertThat(outbox.blank(now.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(all()).extracting(OutboxMail::kept).containsExactly(true, false);

        assertThat(outbox.blankRecipients(now, 10)).isZero();
        assertThat(outbox.blankRecipients(now.plusSeconds(1), 10)).isEqualTo(1); // what still waits keeps its recipient
        assertThat(all()).extracting(OutboxMail::recipient).containsExactly("Sato@example.jp", "");
        assertThat(outbox.forget("sato@example.jp")).isEqualTo(1);
        assertThat(all())
                .allMatch(mail -> mail.recipient().isEmpty() && mail.subject().isEmpty() && !mail.kept());
        assertThat(all().getFirst().state()).isEqualTo(MailState.FAILED);
        toServer().deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(Actors.as(
                        Workers.ADMINISTRATOR,
                        () -> outbox.retry(all().getFirst().id())))
                .isFalse();
    }

    @Test
    void recipients_are_blanked_by_when_a_mail_was_sent_and_stay_while_it_can_be_sent_again() throws Exception {
        Instant written = now;
        outbox.send(MAIL);
        outbox.send(new Mail("fails", "tanaka@example.jp", "件名", "本文"));
        region.jdbc()
                .sql("update outbox_mail set state = 'FAILED' where key = 'fails'")
                .update();
        now = written.plusSeconds(600);
        toServer().deliver();
        assertThat(outbox.blankRecipients(written.plusSeconds(60), 10)).isZero(); // not sent by then
        assertThat(outbox.blankRecipients(now.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(all()).extracting(OutboxMail::recipient).containsExactlyInAnyOrder("", "tanaka@example.jp");
        assertThat(outbox.blank(now.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(outbox.blankRecipients(now.plusSeconds(1), 10)).isEqualTo(1);
    }

    @Test
    void what_a_mail_says_is_shown_in_development_only_and_nothing_to_people_without_permission() throws Exception {
        outbox.send(MAIL);
        long id = only().id();
        assertThat(Actors.as(Workers.ADMINISTRATOR, () -> outbox.text(id))).isEmpty();
        assertThat(Actors.as(Workers.ADMINISTRATOR, () -> outbox(workers, true).text(id)))
                .hasValue(MAIL.text());
        for (Callable<?> act : List.<Callable<?>>of(
                () -> outbox.text(id),
                () -> outbox.find(id),
                () -> outbox.retry(id),
                () -> outbox.count(null),
                () -> outbox.list(null, 1, 0))) {
            assertThatThrownBy(act::call).isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    void the_log_names_no_address() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("org");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try (var scripted = new ScriptedServer()) {
            scripted.answersRecipients("550 <sato@example.jp> unknown");
            outbox.send(MAIL);
            to(scripted.port()).deliver();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains("sato"));
    }

    private Outbox outbox(Workers jobs, boolean development) {
        return new Outbox(
                region.jdbc(),
                senders,
                jobs.jobs(),
                region.transactions(),
                new Access(),
                new Audit(region.jdbc(), region.transactions(), clock),
                clock,
                development);
    }

    private Deliverer toServer() {
        return to(server.getSmtp().getPort());
    }

    private Deliverer to(int port) {
        return new Deliverer(region.jdbc(), smtp(port), senders, clock);
    }

    private SmtpTransport smtp(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "false");
        return new SmtpTransport(sender, clock);
    }

    private OutboxMail only() {
        return all().getFirst();
    }

    private List<OutboxMail> all() {
        try {
            return Actors.as(Workers.ADMINISTRATOR, () -> outbox.list(null, 100, 0));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String messageId() {
        return region.jdbc()
                .sql("select message_id from outbox_mail order by id limit 1")
                .query(String.class)
                .single();
    }

    private static long count() {
        return region.jdbc()
                .sql("select count(*) from outbox_mail")
                .query(Long.class)
                .single();
    }
}
