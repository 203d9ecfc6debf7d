package org.haskap.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be written to. Lengths and characters follow RFC 5321; dots may stand where that RFC does not want them,
 * because Japanese mobile carriers gave such addresses out, and are put in quotation marks on the way.
 */
final class Addresses {
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern DOTTED = Pattern.compile("[^.]+(?:\\.[^.]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final int LENGTH = 254;

    private Addresses() {}

    /** What is wrong with an address and how to mend it; empty when it can be written to. */
    static Optional<String> problem(String address) {
        int at = address.lastIndexOf('@');
        if (address.isEmpty()) {
            return Optional.of("メールアドレスを入力してください。");
        }
        if (address.codePoints().anyMatch(c -> c > 126 || c <= ' ')) {
            return Optional.of("メールアドレスは、空白や改行を入れずに、半角の英数字と記号で入力してください。");
        }
        if (address.length() > LENGTH) {
            return Optional.of("メールアドレスは" + LENGTH + "文字以内で入力してください（入力文字数" + address.length() + "文字）。");
        }
        if (at < 0) {
            return Optional.of("メールアドレスには「@」を入れてください。");
        }
        if (!LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.of("メールアドレスの「@」より前を確かめてください。半角の英数字と記号、64文字以内です。");
        }
        if (!DOMAIN.matcher(address.substring(at + 1)).matches()) {
            return Optional.of("メールアドレスの「@」より後ろを確かめてください。「example.jp」のような形です。");
        }
        return Optional.empty();
    }

    /** A fit address as it stands in a mail's header and envelope. */
    static String onTheWire(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        return DOTTED.matcher(local).matches() ? address : "\"" + local + "\"" + address.substring(at);
    }

    /** What stands behind the sign. */
    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Enough of an address to tell it from others in a list, and not enough to write to it. */
    static String veiled(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "" : address.charAt(0) + "…" + address.substring(at);
    }
}
