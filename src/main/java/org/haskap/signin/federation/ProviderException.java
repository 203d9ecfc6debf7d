package org.haskap.signin.federation;

import org.jspecify.annotations.Nullable;

/** Signing in at a provider did not succeed. */
final class ProviderException extends RuntimeException {
    private final Reason reason;

    ProviderException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why not, as far as the reader should know. */
    enum Reason {
        UNAVAILABLE(503, "いまつながりません", "この認証の側が応えていません。", "少し待ってからもう一度お試しになるか、ほかの方法でログインしてください。"),
        CANCELLED(400, "ログインを取りやめました", "認証の画面で手続きが取りやめられました。", "続けるには、もう一度はじめからお進みください。"),
        STALE(400, "手続きの続きではありません", "時間が過ぎたか、別の画面ではじめた手続きに戻りました。", "もう一度はじめからお進みください。"),
        REFUSED(403, "確かめられませんでした", "認証の結果が正しいものと確かめられませんでした。", "もう一度お試しになり、続くときは運営者にお知らせください。"),
        TOO_WEAK(403, "確かめ方が足りません", "この手続きに必要な強さで本人が確かめられていません。", "マイナンバーカードや確認コードなど、より確かな方法を選んでください。"),
        NOT_NOW(403, "いま本人を確かめ直していません", "以前に確かめた結果が返されました。", "認証の画面で、もう一度本人を確かめてください。"),
        OTHER_PERSON(409, "ログイン中の人と違います", "認証の結果は、いまログインしている人のものではありません。", "その人としてログインするには、先にログアウトしてください。"),
        TAKEN(409, "ほかの人に結び付いています", "この認証は、もうほかのアカウントに結び付いています。", "心当たりのないときは、運営者にお知らせください。");

        private final int status;
        private final String title;
        private final String text;
        private final String remedy;

        Reason(int status, String title, String text, String remedy) {
            this.status = status;
            this.title = title;
            this.text = text;
            this.remedy = remedy;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }

        String text() {
            return text;
        }

        String remedy() {
            return remedy;
        }
    }
}
