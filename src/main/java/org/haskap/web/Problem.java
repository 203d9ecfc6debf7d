package org.haskap.web;

import java.util.List;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A problem in words for the reader.
 *
 * @param status HTTP status, 400 to 599
 * @param title what happened, the page's h1
 * @param message why, one or two sentences
 * @param remedy what the reader can do
 * @param links where that is done
 * @param id name of the entry in the log, or null when nothing was logged
 */
public record Problem(
        int status,
        String title,
        String message,
        String remedy,
        List<Link> links,
        @Nullable String id) {
    static final Link SIGN_IN = new Link("ログインする", "/sign-in");

    /** Copies the list. */
    public Problem {
        links = List.copyOf(links);
    }

    /** A problem that needs no entry in the log. */
    public static Problem of(int status, String title, String message, String remedy, Link... links) {
        return new Problem(status, title, message, remedy, List.of(links), null);
    }

    /** The same with another reason, one of our own sentences. */
    Problem because(@Nullable String reason) {
        return reason == null ? this : new Problem(status, title, reason, remedy, links, id);
    }

    /** The same with whom to turn to. */
    Problem withContact(String contact) {
        return new Problem(status, title, message, remedy + " 問い合わせ先：" + contact, links, id);
    }

    /**
     * The words for a status.
     *
     * @param changes whether the request was to change something, which it did not
     * @param id name of the entry in the log, for a failure
     */
    static Problem of(int status, boolean changes, @Nullable String id) {
        String kept = changes ? "入力した内容は保存されていません。" : "登録された内容は変わっていません。";
        return switch (status) {
            case 401 -> of(401, "ログインが必要です", "このページは、ログインした人のためのページです。", "ログインしてから、もう一度開いてください。", SIGN_IN);
            case 403 ->
                changes
                        ? of(
                                403,
                                "受け付けられませんでした",
                                "画面を開いてから時間がたったか、ログインが切れています。" + kept,
                                "前の画面に戻って開き直し、もう一度お試しください。続くときは、ログインし直してください。",
                                SIGN_IN)
                        : of(403, "この操作の権限がありません", "このページを開く権限がありません。", "必要なときは、管理者に権限を求めてください。");
            case 404 -> of(404, "ページが見つかりません", "お探しのページは、移動したか、はじめからありません。", "アドレスを確かめるか、検索や下の入口からお探しください。");
            case 405 -> of(405, "この操作はできません", "このアドレスは、その使い方を受け付けていません。" + (changes ? kept : ""), "下の入口からもう一度お進みください。");
            case 406 -> of(406, "その形式では渡せません", "このアドレスの内容は、求められた形式では用意していません。", "ほかの形式で求めてください。");
            case 409 -> of(409, "ほかの操作と重なりました", "ほかの操作が先に同じ内容を変えました。" + kept, "前の画面を開き直し、いまの内容を確かめてから、もう一度お試しください。");
            case 410 -> of(410, "このページは公開を終えました", "このアドレスの内容は、公開を終えました。", "検索や下の入口からお探しください。");
            case 413 -> of(413, "送られた内容が大きすぎます", "ファイルか入力が、受け付けられる大きさを超えています。" + kept, "小さくするか、分けてから、もう一度お試しください。");
            case 415 -> of(415, "この形式は受け付けていません", "送られたファイルか内容の形式を、このページは扱えません。" + kept, "画面に示した形式にしてから、もう一度お試しください。");
            case 422 -> of(422, "入力に誤りがあります", "入力した内容に、受け付けられないところがあります。" + kept, "前の画面に戻り、入力を確かめてください。");
            case 429 ->
                of(429, "回数が多すぎます", "短い間に何度も送られたため、いまは受け付けられません。" + (changes ? kept : ""), "少し待ってから、もう一度お試しください。");
            case 500 ->
                failed(
                        500,
                        "ページを表示できませんでした",
                        "システムの側で問題が起きました。" + kept,
                        "少し待ってからもう一度お試しください。続くときは、次の番号を添えて運営者にお知らせください。",
                        id);
            default ->
                status > 500
                        ? failed(
                                status > 599 ? 500 : status,
                                "いま表示できません",
                                "システムが混み合っているか、点検中です。" + kept,
                                "少し待ってからもう一度お試しください。",
                                id)
                        : of(
                                status < 400 ? 400 : status,
                                "アドレスや入力を読み取れません",
                                "アドレスか入力の書き方に、読み取れないところがあります。" + (changes ? kept : ""),
                                "条件を選び直すか、下の入口からもう一度お進みください。");
        };
    }

    private static Problem failed(int status, String title, String message, String remedy, @Nullable String id) {
        return new Problem(status, title, message, remedy, List.of(), id);
    }
}
