package org.haskap.signin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a password must be: long enough, and not what everybody knows of its owner. Nothing is asked of its characters, as
 * NIST SP 800-63B (3.1.1.2) advises. It is normalised (NFKC), so that the same keys give the same password in full and half
 * width, and measured in code points.
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** What the rule says of itself beside a field. */
    static final String SENTENCE = SHORTEST + "文字以上" + LONGEST + "文字以内。文字の種類は問いません。貼り付けもできます。名前やメールアドレスと同じものは使えません。";

    private PasswordRule() {}

    /** The password as it is kept and compared. */
    static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /** What is wrong with a new password and how to mend it, in Japanese. */
    static Optional<String> problem(String typed, String name, @Nullable String email) {
        if (typed.length() > LONGEST * 10) {
            return Optional.of("パスワードは" + LONGEST + "文字以内で入力してください。");
        }
        String password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length == 0) {
            return Optional.of("パスワードを入力してください。");
        }
        if (length < SHORTEST) {
            return Optional.of("パスワードは" + SHORTEST + "文字以上で入力してください（入力文字数" + length + "文字）。");
        }
        if (length > LONGEST) {
            return Optional.of("パスワードは" + LONGEST + "文字以内で入力してください（入力文字数" + length + "文字）。");
        }
        if (same(password, name) || (email != null && same(password, email))) {
            return Optional.of("名前やメールアドレスと同じパスワードは使えません。別のことばにしてください。");
        }
        return password.chars().distinct().count() == 1
                ? Optional.of("同じ文字だけのパスワードは使えません。別のことばにしてください。")
                : Optional.empty();
    }

    private static boolean same(String password, String known) {
        return folded(password).equals(folded(known));
    }

    private static String folded(String text) {
        return normal(text).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
