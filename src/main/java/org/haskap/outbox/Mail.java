package org.haskap.outbox;

import java.util.Optional;

/**
 * A mail to one address, in plain text.
 *
 * @param key what makes it one of its kind, such as {@code invitation-17}: of two mails with one key only the first is
 *     sent. It holds no personal data
 * @param to the address
 * @param subject one line, at most 200 characters
 * @param text what it says; lines end as they like
 */
public record Mail(String key, String to, String subject, String text) {
    private static final int KEY = 200;
    private static final int SUBJECT = 200;
    private static final int TEXT = 100_000;

    /**
     * Takes only what can be sent as it stands: nothing in it can become another header or another recipient.
     *
     * @throws UnfitMailException with the reason as a Japanese sentence
     */
    public Mail {
        if (key.isBlank() || key.length() > KEY) {
            throw new IllegalArgumentException("a mail's key has 1 to " + KEY + " characters");
        }
        addressProblem(to).ifPresent(problem -> {
            throw new UnfitMailException(problem);
        });
        if (subject.isBlank()) {
            throw new UnfitMailException("メールの件名を入力してください。");
        }
        if (subject.length() > SUBJECT) {
            throw new UnfitMailException("メールの件名は" + SUBJECT + "文字以内で入力してください（入力文字数" + subject.length() + "文字）。");
        }
        if (subject.codePoints().anyMatch(Mail::breaksLines)) {
            throw new UnfitMailException("メールの件名には、改行や制御文字を入れないでください。");
        }
        if (text.length() > TEXT) {
            throw new UnfitMailException("メールの本文は" + TEXT + "文字以内で入力してください（入力文字数" + text.length() + "文字）。");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new UnfitMailException("メールの本文には、制御文字を入れないでください。");
        }
    }

    private static boolean breaksLines(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c) || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** What is wrong with an address and how to mend it, in Japanese; empty when it can be written to. */
    public static Optional<String> addressProblem(String address) {
        return Addresses.problem(address);
    }
}
