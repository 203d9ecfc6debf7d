package org.haskap.signin;

import java.time.Instant;
import org.haskap.outbox.Mail;
import org.jspecify.annotations.Nullable;

/** What the mails about signing in say. */
final class Mails {
    private static final String UNKNOWN = "\n\nこのメールに心当たりがないときは、何もしないでください。リンクを開かなければ、何も変わりません。\n";

    private static final String BEFORE = "それまでに、登録されているメールアドレスの持ち主が止めることができます。";

    private Mails() {}

    static Mail signIn(String token, String to, String url) {
        return new Mail(
                OneTimeLinks.mailKey(LinkKind.SIGN_IN, token),
                to,
                "ログインのリンク",
                "次のリンクを開いて、ボタンを押すと、ログインできます。\n\n" + url + "\n\nこのリンクは15分間、1回だけ使えます。ほかの人に教えないでください。" + UNKNOWN);
    }

    static Mail invitation(String token, String to, String url, String inviter, String role, String until) {
        return new Mail(
                OneTimeLinks.mailKey(LinkKind.INVITATION, token),
                to,
                "戦略ダッシュボードへの招待",
                (inviter.isEmpty() ? "運営者" : inviter + "さん") + "から、「" + role
                        + "」として招待されています。\n次のリンクを開いて、手続きをしてください。\n\n" + url + "\n\nこのリンクは" + until + "まで、1回だけ使えます。"
                        + UNKNOWN);
    }

    static Mail recovery(String token, String to, String url, @Nullable Instant from) {
        return new Mail(
                OneTimeLinks.mailKey(LinkKind.RECOVERY, token),
                to,
                "ログインできるようにする手続き",
                "職員2人の確認により、あなたのアカウントを回復できます。\n次のリンクを開いて、新しいパスワードを決めてください。\n\n" + url + "\n\nこのリンクは"
                        + (from == null ? "" : Days.words(from) + "から") + "24時間、1回だけ使えます。"
                        + (from == null ? "" : BEFORE) + UNKNOWN);
    }

    static Mail recoveryNotice(long recovery, String to, String stop, Instant from) {
        return new Mail(
                "recovery-notice-" + recovery,
                to,
                "アカウントの回復の手続きが行われました",
                "職員2人の確認により、あなたのアカウントを別のメールアドレスから回復する手続きが行われました。開いていたログインはすべて終わりました。\n\n" + stoppable(stop, from));
    }

    private static String stoppable(String stop, Instant from) {
        return "この手続きは、" + Days.words(from) + "まで待ってから効きます。心当たりがないときは、次のリンクを開いて止めてください。\n\n" + stop
                + "\n\n止めたときは、運営者にも連絡してください。\n";
    }

    static Mail newAddress(String token, String to, String url, @Nullable Instant from) {
        return new Mail(
                OneTimeLinks.mailKey(LinkKind.EMAIL, token),
                to,
                "メールアドレスの確認",
                "このメールアドレスを登録するには、次のリンクを開いて、ボタンを押してください。\n\n" + url + "\n\nこのリンクは"
                        + (from == null ? "" : Days.words(from) + "から") + "24時間、1回だけ使えます。"
                        + (from == null ? "" : BEFORE) + UNKNOWN);
    }

    static Mail oldAddress(String key, String to) {
        return new Mail(key, to, "メールアドレスの変更の手続きが始まりました", """
                登録されているメールアドレスを別のものに変える手続きが始まりました。新しいメールアドレスで確認が終わると、変わります。

                心当たりがないときは、パスワードを変えて、すぐに運営者に連絡してください。
                """);
    }

    static Mail addressProposed(String key, String to, String stop, Instant from) {
        return new Mail(
                key,
                to,
                "運営者がメールアドレスの変更を始めました",
                "あなたのアカウントに登録されているメールアドレスを、運営者が別のものに変えようとしています。新しいメールアドレスで確認が終わると、変わります。\n\n" + stoppable(stop, from));
    }

    static Mail addressChanged(String key, String to) {
        return new Mail(key, to, "登録されているメールアドレスが変更されました", """
                あなたのアカウントに登録されているメールアドレスが、このアドレスから別のものに変更されました。これからのお知らせは、新しいメールアドレスに届きます。

                心当たりがないときは、すぐに運営者に連絡してください。
                """);
    }

    static Mail waysChanged(String key, String to, Notices.Change change) {
        return new Mail(key, to, change.subject(), change.sentence() + "\n\n心当たりがないときは、すぐに運営者に連絡してください。\n");
    }

    static Mail passwordChanged(String key, String to) {
        return new Mail(key, to, "パスワードが変更されました", """
                あなたのアカウントのパスワードが変更されました。ほかの機器のログインは終わりました。

                心当たりがないときは、すぐに運営者に連絡してください。
                """);
    }
}
