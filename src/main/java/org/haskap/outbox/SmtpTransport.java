package org.haskap.outbox;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.haskap.outbox.NotSentException.Why;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to a mail server. Unless the operator says otherwise, only over TLS to a server that proves its name. */
final class SmtpTransport implements Transport {
    private final JavaMailSenderImpl server;
    private final InstantSource clock;

    SmtpTransport(JavaMailSenderImpl server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        carefully(server.getJavaMailProperties());
    }

    /** What the operator did not set. The library's own times are without end, and would hold a mail for ever. */
    private static void carefully(Properties properties) {
        properties.putIfAbsent("mail.smtp.connectiontimeout", "10000");
        properties.putIfAbsent("mail.smtp.timeout", "30000");
        properties.putIfAbsent("mail.smtp.writetimeout", "30000");
        properties.putIfAbsent("mail.smtp.ssl.checkserveridentity", "true");
        if (!Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))) {
            properties.putIfAbsent("mail.smtp.starttls.enable", "true");
            properties.putIfAbsent("mail.smtp.starttls.required", "true");
        }
    }

    @Override
    public void send(Outgoing mail, Sender sender) throws NotSentException {
        var message = Message.of(server.getSession(), mail, sender, clock.instant(), "base64");
        try {
            server.send(message);
        } catch (MailAuthenticationException _) {
            throw new NotSentException(Why.NO_SERVER, "メールサーバーにサインインできません。サーバーの利用者名とパスワードの設定を確かめてください。");
        } catch (MailSendException e) {
            Exception[] ofThisMail = e.getMessageExceptions();
            // Spring blames each mail for a connection that failed, with the very exception that is the whole's cause.
            boolean connected = ofThisMail.length > 0 && !ofThisMail[0].equals(e.getCause());
            throw connected ? answer(ofThisMail[0]) : unreachable(e);
        } catch (MailException e) {
            throw unreachable(e);
        }
    }

    private static NotSentException unreachable(MailException e) {
        String kind = e.getCause() == null
                ? e.getClass().getSimpleName()
                : e.getCause().getClass().getSimpleName();
        return new NotSentException(Why.NO_SERVER, "メールサーバーにつながりません（" + kind + "）。サーバーの名前、ポート番号、TLSの設定を確かめてください。");
    }

    /** What the server answered. Its words may name the address, so only the number is kept. */
    private static NotSentException answer(Exception first) {
        for (Exception e = first; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int code = code(e);
            if (code >= 500) {
                return new NotSentException(Why.REFUSED, "相手のサーバーが受け取りを断りました（" + code + "）。宛先のメールアドレスを確かめてください。");
            }
            if (code >= 400) {
                return new NotSentException(Why.NOT_NOW, "相手のサーバーが、いまは受け取れないと答えました（" + code + "）。時間をおいてもう一度送ります。");
            }
        }
        return new NotSentException(
                Why.BROKE_OFF, "送信の途中で接続が切れました（" + first.getClass().getSimpleName() + "）。時間をおいてもう一度送ります。");
    }

    /** The answer about this recipient or this mail; others, such as about the sender, are no judgement on the mail. */
    private static int code(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException mail -> mail.getReturnCode();
            default -> 0;
        };
    }
}
