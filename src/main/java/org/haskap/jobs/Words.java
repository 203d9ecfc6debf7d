package org.haskap.jobs;

/** What is said of jobs that did not end as they should. */
final class Words {
    static final String CUT_OFF = "サーバーが途中で止まったため、この処理は最後まで終わっていません。" + "結果を確かめてから、必要なら「もう一度実行する」を選んでください。";
    static final String SERVER_STOPPED = "サーバーを止めたため、この処理は途中で終わりました。" + "結果を確かめてから、必要なら「もう一度実行する」を選んでください。";
    static final String RESUMED = "サーバーが途中で止まったため、はじめからやり直しています。";

    private Words() {}

    static String unexpected(String errorId) {
        return "思いがけない誤りで止まりました。誤りの番号「" + errorId + "」を管理者に知らせてください。" + "原因がなくなれば、もう一度実行できます。";
    }
}
