package org.haskap.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every action the trail tells of, with its sentence. A module that notes a new action adds a line here; a test finds the ones
 * that were forgotten.
 */
public final class AuditActions {
    private static final Map<String, String> SENTENCES = new TreeMap<>(Map.ofEntries(
            // people and roles
            Map.entry("person.added", "人を加えました。"),
            Map.entry("person.changed", "人の情報を変えました。"),
            Map.entry("person.erased", "人の情報を消しました。"),
            Map.entry("person.looked", "人の情報を見ました。"),
            Map.entry("people.searched", "人を探しました。"),
            Map.entry("role.given", "役割を与えました。"),
            Map.entry("role.ended", "役割を終えました。"),
            // organisations and departments
            Map.entry("organisation.added", "団体を加えました。"),
            Map.entry("organisation.changed", "団体の情報を変えました。"),
            Map.entry("organisation.merged", "二つの団体名を一つの団体としました。"),
            Map.entry("department.added", "部署を加えました。"),
            Map.entry("department.renamed", "部署の名前を変えました。"),
            Map.entry("department.merged", "部署を統合しました。"),
            Map.entry("department.moved", "部署の属する先を変えました。"),
            // documents, plans, registers
            Map.entry("document.imported", "資料を読み込みました。"),
            Map.entry("document.attached", "実績の元の資料を添付しました。"),
            Map.entry("edition.proposed", "版の案を作りました。"),
            Map.entry("edition.adopted", "案を版として採用しました。"),
            Map.entry("draft.mended", "案を直しました。"),
            Map.entry("draft.dropped", "案を取り下げました。"),
            Map.entry("setting.changed", "地域の設定を変えました。"),
            // indicators' values
            Map.entry("observation.entered", "指標の実績を入力しました。"),
            Map.entry("observation.withdrawn", "入力した実績を取り下げました。"),
            Map.entry("observation.confirmed", "指標の実績を確認しました。"),
            Map.entry("observation.returned", "指標の実績を差し戻しました。"),
            Map.entry("observation.due", "指標の実績の入力期限を決めました。"),
            Map.entry("formula.set", "指標の数え方を決めました。"),
            Map.entry("formula.ended", "指標を事実から数えるのをやめました。"),
            Map.entry("scale.chosen", "判定の基準を変えました。"),
            // facts
            Map.entry("programme.assigned", "取組を計画の項目に結び付けました。"),
            Map.entry("programme.unassigned", "取組の結び付けを取り消しました。"),
            Map.entry("fact-kind.added", "事実の種類を加えました。"),
            Map.entry("fact-kind.changed", "事実の種類を変えました。"),
            Map.entry("fact.reversed", "外から送られた事実を取り消しました。"),
            Map.entry("fact-file.undone", "ファイルで取り込んだ事実をすべて取り消しました。"),
            Map.entry("facts.fed", "外から送られた事実を記録しました。"),
            Map.entry("pseudonym-key.made", "仮名を作る鍵を新しくしました。"),
            Map.entry("api-key.made", "APIキーを作りました。"),
            Map.entry("api-key.revoked", "APIキーを取り消しました。"),
            // signing in
            Map.entry("signin.completed", "サインインを終えました。"),
            Map.entry("signin.succeeded", "サインインしました。"),
            Map.entry("signin.failed", "サインインに失敗しました。"),
            Map.entry("signin.refused", "サインインの試みが多すぎるため断りました。"),
            Map.entry("signin.out", "サインアウトしました。"),
            Map.entry("signin.ended", "一つの端末のサインインを終わらせました。"),
            Map.entry("signin.expired", "時間がたったため、サインインが終わりました。"),
            Map.entry("signin.failed-unknown", "登録のないメールアドレスでのサインインの失敗を、1時間ごとに数えました。"),
            Map.entry("signin.out-everywhere", "すべての端末からサインアウトしました。"),
            Map.entry("signin.confirmed", "本人であることを確かめ直しました。"),
            Map.entry("password.changed", "パスワードを変えました。"),
            Map.entry("password.removed", "パスワードを消しました。"),
            Map.entry("totp.added", "確認コードのアプリを登録しました。"),
            Map.entry("totp.removed", "確認コードのアプリの登録を消しました。"),
            Map.entry("passkey.added", "パスキーを登録しました。"),
            Map.entry("passkey.renamed", "パスキーの名前を変えました。"),
            Map.entry("passkey.removed", "パスキーの登録を消しました。"),
            Map.entry("link.sent", "サインイン用のリンクを送りました。"),
            Map.entry("identity.linked", "外部の認証を結び付けました。"),
            Map.entry("identity.unlinked", "外部の認証との結び付きを解きました。"),
            Map.entry("account.created", "アカウントを作りました。"),
            Map.entry("account.locked", "アカウントを止めました。"),
            Map.entry("account.unlocked", "アカウントを再び使えるようにしました。"),
            Map.entry("recovery.looked", "アカウントの回復の手続きを見ました。"),
            Map.entry("recovery.requested", "アカウントの回復を求めました。"),
            Map.entry("recovery.approved", "アカウントの回復を認めました。"),
            Map.entry("recovery.refused", "アカウントの回復を断りました。"),
            Map.entry("recovery.used", "アカウントを回復しました。"),
            Map.entry("account.objected", "本人が、ほかの人の始めた手続きを止めました。"),
            Map.entry("email.proposed", "本人に代わって、メールアドレスの変更を始めました。"),
            Map.entry("email.given", "メールアドレスのない人に、本人に代わってメールアドレスを登録しました。"),
            Map.entry("email.withdrawn", "本人に代わって始めたメールアドレスの変更を取りやめました。"),
            Map.entry("recovery-codes.added", "回復コードを作り直しました。"),
            Map.entry("recovery-code.used", "回復コードを使いました。"),
            Map.entry("email.requested", "メールアドレスの変更を申し込みました。"),
            Map.entry("invitation.looked", "招待の一覧を見ました。"),
            Map.entry("invitation.resent", "招待をもう一度送りました。"),
            Map.entry("invitation.sent", "招待を送りました。"),
            Map.entry("invitation.accepted", "招待を受けました。"),
            Map.entry("invitation.withdrawn", "招待を取り消しました。"),
            // mail and jobs
            Map.entry("mail.looked", "送信するメールを見ました。"),
            Map.entry("mail.retried", "メールを送り直すことにしました。"),
            Map.entry("mail.released", "止めていたメールを送ることにしました。"),
            Map.entry("mail.dropped", "メールの送信をやめました。"),
            Map.entry("job.submitted", "処理を申し込みました。"),
            Map.entry("job.run", "処理をすぐに始めるようにしました。"),
            Map.entry("job.retried", "処理をやり直すことにしました。"),
            Map.entry("job.cancelled", "処理を取りやめました。"),
            // the trail itself
            Map.entry("audit.searched", "監査の記録を探しました。"),
            Map.entry("audit.exported", "監査の記録をファイルに書き出しました。"),
            Map.entry("audit.blanked", "監査の記録にある個人の値を消しました。"),
            Map.entry("retention.applied", "保存期間を過ぎた記録を片付けました。")));

    private static final List<String> LOOKS = List.of(
            "audit.exported",
            "audit.searched",
            "invitation.looked",
            "mail.looked",
            "people.searched",
            "person.looked",
            "recovery.looked");

    private AuditActions() {}

    /** All actions by name. */
    public static Map<String, String> all() {
        return Map.copyOf(SENTENCES);
    }

    /** An action's sentence in Japanese, or the action itself. */
    public static String sentence(String action) {
        return SENTENCES.getOrDefault(action, action);
    }

    /** The actions that only look and change nothing. */
    static List<String> looks() {
        return LOOKS;
    }
}
