package org.haskap.signin;

import java.time.Duration;

/** The links that work once: how long each works, and where it leads. */
enum LinkKind {
    SIGN_IN(Duration.ofMinutes(15), "/sign-in/link", "ログインのリンク", "ログインのページから、もう一度リンクを受け取ってください。"),
    INVITATION(Duration.ofDays(7), "/sign-in/invitation", "招待のリンク", "招待した人に、もう一度送るよう頼んでください。"),
    RECOVERY(Duration.ofHours(24), "/sign-in/recovery", "回復のリンク", "手続きをした職員に、もう一度頼んでください。"),
    EMAIL(Duration.ofHours(24), "/sign-in/email", "メールアドレスを確かめるリンク", "登録情報のページで、もう一度変更してください。"),
    STOP(Duration.ofDays(2), "/sign-in/stop", "手続きを止めるリンク", "手続きをした職員か運営者に連絡してください。"),
    FIRST(Duration.ofHours(24), "/sign-in/first", "最初の管理者のリンク", "サーバーを起動し直すと、新しいリンクが表示されます。");

    private final Duration validity;
    private final String path;
    private final String label;
    private final String remedy;

    LinkKind(Duration validity, String path, String label, String remedy) {
        this.validity = validity;
        this.path = path;
        this.label = label;
        this.remedy = remedy;
    }

    Duration validity() {
        return validity;
    }

    /** The page that says what the link does and asks for a press of a button. */
    String path() {
        return path;
    }

    /** The address with the token, which stands in a mail. */
    String path(String token) {
        return path + "?token=" + token;
    }

    String label() {
        return label;
    }

    /** What to do when it works no more. */
    String remedy() {
        return remedy;
    }
}
