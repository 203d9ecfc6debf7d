package org.haskap.access;

/** What somebody may be allowed to do. The sentences are what {@code /admin/roles} shows. */
public enum Permission {
    OPEN_STAFF_PAGES("職員用のページを開く"),
    IMPORT_DOCUMENT("資料を読み込ませ、計画や実績の案を作る"),
    MEND_DRAFT("読み取った案を直す"),
    ADOPT_EDITION("案を版として採用する"),
    SEE_HISTORY("記録の履歴を見る"),
    SEE_EVIDENCE("実績の元になる事実を調べる"),
    FEED_FACTS("事実をファイルで送り込む"),
    DEFINE_KIND("地域で数える事実の種類を決める"),
    MANAGE_API_KEYS("外部のシステムのためのAPIキーを管理する"),
    ENTER_OBSERVATION("指標の実績を入力する"),
    CONFIRM_OBSERVATION("入力された実績を確認する"),
    SET_FORMULA("指標の数え方を決める"),
    SET_SCALE("指標の判定の基準を決める"),
    SEE_JOBS("すべての処理の様子を見て、やり直す"),
    INVITE("人を招き、自分の範囲の役割を与える"),
    MANAGE_PEOPLE("人と役割を管理する"),
    RECOVER_ACCOUNT("サインインできなくなった人を、もう一人の職員とともに助ける"),
    ERASE_PERSON("個人の情報を消す"),
    MANAGE_ORGANISATIONS("団体と部署を管理する"),
    READ_AUDIT("監査の記録を見る"),
    READ_OUTBOX("送信するメールを見て、送り直す"),
    MANAGE_SETTINGS("地域の設定を変える");

    private final String sentence;

    Permission(String sentence) {
        this.sentence = sentence;
    }

    /** What it allows, as the end of 「…ことができます。」. */
    public String sentence() {
        return sentence;
    }
}
