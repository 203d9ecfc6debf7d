package org.haskap.signin;

import java.time.Instant;

/** A link that works no more, or never did. The message is Japanese and says why and what to do. */
final class LinkProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LinkProblemException(String message) {
        super(message);
    }

    static LinkProblemException unknown(LinkKind kind) {
        return new LinkProblemException(
                "この" + kind.label() + "は使えません。アドレスの途中が切れているか、新しいリンクが送られています。メールの中のリンク全体を開いてください。");
    }

    /** Who began it for somebody else has lost the right to. */
    static LinkProblemException noLonger(LinkKind kind) {
        return new LinkProblemException(
                "手続きをした職員が、いまはこの手続きをできないため、この" + kind.label() + "は使えません。運営者に、手続きをやり直すように頼んでください。");
    }

    static LinkProblemException of(OneTimeLink link, Instant now) {
        Instant from = link.worksFrom();
        if (from != null && link.waitsAt(now)) {
            return new LinkProblemException("この" + link.kind().label() + "は、" + Days.words(from)
                    + "から使えます。登録されているメールアドレスの持ち主が、それまでに止められるようにするためです。その時刻を過ぎてから、メールのリンクをもう一度開いてください。");
        }
        return new LinkProblemException("この" + link.kind().label()
                + (link.usedAt() != null ? "は、すでに使われています。" : "は、有効な時間が過ぎています。")
                + link.kind().remedy());
    }
}
