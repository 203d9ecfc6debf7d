package org.haskap.outbox;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A mail as it travels: plain text in UTF-8, marked as sent by a program, with the key it keeps however often it goes. */
final class Message {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private Message() {}

    /**
     * Makes one.
     *
     * @param encoding of the body: {@code base64}, which every server passes on, or {@code 8bit}, which people can read
     */
    static MimeMessage of(@Nullable Session session, Outgoing mail, Sender sender, Instant now, String encoding) {
        try {
            var message = new Kept(session, mail.messageId());
            message.setFrom(named(sender.address(), sender.name()));
            if (sender.replyTo() != null) {
                message.setReplyTo(new InternetAddress[] {named(sender.replyTo(), sender.name())});
            }
            message.setRecipient(RecipientType.TO, new InternetAddress(Addresses.onTheWire(mail.to()), true));
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(now));
            message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answer by a machine is wanted
            message.setText(mail.text().replaceAll("\\r\\n?|\\n", "\r\n"), UTF_8);
            message.setHeader("Content-Transfer-Encoding", encoding);
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("mail " + mail.id() + " cannot be put together", e);
        }
    }

    private static InternetAddress named(String address, String name) throws UnsupportedEncodingException {
        return new InternetAddress(Addresses.onTheWire(address), name.replaceAll("\\p{Cntrl}", " "), UTF_8);
    }

    /** Keeps its Message-ID; the library would draw a new one for each sending. */
    private static final class Kept extends MimeMessage {
        private final String messageId;

        Kept(@Nullable Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
