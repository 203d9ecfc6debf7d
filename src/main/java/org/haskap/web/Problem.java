package org.haskap.web;

import org.jspecify.annotations.Nullable;

/**
 * A problem in words for the reader.
 *
 * @param status HTTP status, 400 to 599
 * @param title what happened, the page's h1
 * @param message why, one or two sentences
 * @param remedy what the reader can do
 * @param id name of the entry in the log, or null when nothing was logged
 */
public record Problem(
        int status,
        String title,
        String message,
        String remedy,
        @Nullable String id) {

    /** The words for a status; a known reason takes the place of the usual one. */
    static Problem of(int status, @Nullable String id, @Nullable String reason) {
        return switch (status) {
            case 404 ->
                new Problem(
                        404,
                        "ページが見つかりません",
                        reason == null ? "お探しのページは、移動したか、はじめからありません。" : reason,
                        "アドレスを確かめるか、検索や下の入口からお探しください。",
                        null);
            case 405 -> new Problem(405, "この操作はできません", "このアドレスは、開いて読むためのものです。", "下の入口からもう一度お進みください。", null);
            case 413 ->
                new Problem(
                        413,
                        "ファイルが大きすぎます",
                        "一度に送れるファイルは100MBまでです。何も取り込まれていません。",
                        "前のページに戻り、画像を除くか、章ごとに分けて保存し直したファイルを選んでください。",
                        null);
            case 500 ->
                new Problem(
                        500,
                        "ページを表示できませんでした",
                        "システムの側で問題が起きました。登録された内容は変わっていません。",
                        "少し待ってからもう一度開いてください。続くときは、次の番号を添えて運営者にお知らせください。",
                        id);
            default -> status > 500 ? unavailable(status, id) : refused(status);
        };
    }

    private static Problem unavailable(int status, @Nullable String id) {
        return new Problem(
                status > 599 ? 500 : status,
                "いま表示できません",
                "システムが混み合っているか、点検中です。登録された内容は変わっていません。",
                "少し待ってからもう一度開いてください。",
                id);
    }

    private static Problem refused(int status) {
        return new Problem(
                status < 400 ? 400 : status,
                "アドレスを読み取れません",
                "アドレスや条件の書き方に、読み取れないところがあります。",
                "条件を選び直すか、下の入口からもう一度お進みください。",
                null);
    }
}
