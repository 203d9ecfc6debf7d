package org.haskap.admin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.haskap.database.RegionSettings;
import org.haskap.kernel.LocalGovernmentCode;
import org.haskap.kernel.TextWidth;
import org.haskap.outbox.Mail;
import org.haskap.outbox.Outbox;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;

/** The settings of a region that its administrators may change, with the rule for each. */
final class SettingsForm {
    private static final int LONGEST_HOURS = 7 * 24;
    private static final int LONGEST_IDLE_MINUTES = 24 * 60;

    /**
     * A setting.
     *
     * @param key its name in the region's settings
     * @param field how it is asked for
     * @param problem what is wrong with a value that is not blank
     */
    record Setting(String key, Field field, Function<String, Optional<String>> problem) {}

    private static final int LONGEST_DAYS = 3650;

    static final List<Setting> SETTINGS = List.of(
            setting(RegionSettings.NAME, Field.line("name", "地域の名前（50文字以内）", 50).support("すべてのページの題に出ます。例：青葉市")),
            new Setting(
                    RegionSettings.CODE,
                    Field.line("code", "全国地方公共団体コード（数字6桁）", 20).optional().support("最後の1桁は検査用の数字です。オープンデータに出ます。"),
                    SettingsForm::codeProblem),
            setting(
                    RegionSettings.NOTICE,
                    Field.area("notice", "すべてのページに出すお知らせ（200文字以内）", 200).optional()),
            setting(
                    RegionSettings.CONTACT,
                    Field.line("contact", "問い合わせ先（100文字以内）", 100)
                            .optional()
                            .support("困ったときに見るページに出ます。例：政策推進課 電話 0144-00-0000")),
            new Setting(
                    "url",
                    Field.line("url", "このサイトの公開アドレス（200文字以内）", 200)
                            .optional()
                            .support("メールに書くリンクの先です。例：https://strategy.example.jp"),
                    SettingsForm::addressProblem),
            new Setting(
                    Outbox.FROM,
                    Field.email("mailFrom", "メールの差出人のアドレス").optional().autocomplete("off"),
                    Mail::addressProblem),
            new Setting(
                    Outbox.REPLY_TO,
                    Field.email("mailReplyTo", "メールの返信先のアドレス").optional().autocomplete("off"),
                    Mail::addressProblem),
            new Setting(
                    "session.idle-minutes",
                    Field.of(Control.NUMBER, "idleMinutes", "操作がないときにログインが切れるまでの時間（分）")
                            .optional()
                            .support("5分から" + LONGEST_IDLE_MINUTES + "分まで。空のときは初期設定に従います。"),
                    text -> rangeProblem(text, 5, LONGEST_IDLE_MINUTES, "分")),
            new Setting(
                    "session.hours",
                    Field.of(Control.NUMBER, "sessionHours", "ログインし直すまでの時間（時間）")
                            .optional()
                            .support("1時間から" + LONGEST_HOURS + "時間まで。操作を続けていても、この時間でログインが切れます。"),
                    text -> rangeProblem(text, 1, LONGEST_HOURS, "時間")),
            new Setting(
                    Outbox.RECIPIENT_DAYS,
                    Field.of(Control.NUMBER, "recipientDays", "送ったメールの宛先と件名を残す日数（日）")
                            .optional()
                            .support("1日から" + LONGEST_DAYS + "日まで。空のときは365日です。"),
                    text -> rangeProblem(text, 1, LONGEST_DAYS, "日")),
            new Setting(
                    "retention.failed-upload-days",
                    Field.of(Control.NUMBER, "failedUploadDays", "読み取れなかった資料のファイルを残す日数（日）")
                            .optional()
                            .support("1日から" + LONGEST_DAYS + "日まで。空のときは30日です。"),
                    text -> rangeProblem(text, 1, LONGEST_DAYS, "日")));

    private SettingsForm() {}

    private static Setting setting(String key, Field field) {
        return new Setting(key, field, _ -> Optional.empty());
    }

    /** The form with nothing filled in. */
    static Form empty() {
        return Form.of(
                "/admin/settings",
                "設定を保存する",
                SETTINGS.stream().map(Setting::field).toList());
    }

    /** The form as the stored values fill it; its version stands for exactly these values. */
    static Form of(Map<String, String> stored) {
        Form form = empty();
        for (Setting setting : SETTINGS) {
            form = form.with(setting.field().name(), stored.getOrDefault(setting.key(), ""));
        }
        return form.changing(version(stored));
    }

    /** The same values have the same version, and others almost surely another. */
    static long version(Map<String, String> stored) {
        long version = 1;
        for (Setting setting : SETTINGS) {
            for (char c : (setting.key() + "\n" + stored.getOrDefault(setting.key(), "") + "\n").toCharArray()) {
                version = version * 1_000_003 + c;
            }
        }
        return version & Long.MAX_VALUE;
    }

    /** The form with what is wrong in it. */
    static Form checked(Form form) {
        Form checked = form.checked();
        for (Setting setting : SETTINGS) {
            Field field = checked.field(setting.field().name());
            if (!field.blank()) {
                Optional<String> problem = setting.problem().apply(normal(field));
                if (problem.isPresent()) {
                    checked = checked.wrong(field.name(), problem.get());
                }
            }
        }
        return checked;
    }

    /** The value to store: numbers in half width, the rest as typed. */
    static String normal(Field field) {
        if (field.control() == Control.NUMBER) {
            return field.number().map(String::valueOf).orElse(field.value());
        }
        return field.name().equals("code") ? TextWidth.compact(field.value()) : field.value();
    }

    private static Optional<String> codeProblem(String code) {
        return switch (LocalGovernmentCode.parse(code)) {
            case LocalGovernmentCode.Result.Valid _ -> Optional.empty();
            case LocalGovernmentCode.Result.Repaired repaired ->
                Optional.of("全国地方公共団体コードは、" + repaired.code().code() + " ではありませんか。検査用の数字まで6桁で入力してください。");
            case LocalGovernmentCode.Result.Ambiguous _ -> Optional.of("全国地方公共団体コードは、数字6桁で入力してください。");
            case LocalGovernmentCode.Result.Invalid invalid -> Optional.of(invalid.reason());
        };
    }

    private static Optional<String> addressProblem(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            return web && bare ? Optional.empty() : Optional.of("公開アドレスは、https://strategy.example.jp の形で入力してください。");
        } catch (URISyntaxException _) {
            return Optional.of("公開アドレスは、https://strategy.example.jp の形で入力してください。");
        }
    }

    private static Optional<String> rangeProblem(String text, int least, int most, String unit) {
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= most
                    ? Optional.empty()
                    : Optional.of(least + unit + "から" + most + unit + "までの数字で入力してください。");
        } catch (NumberFormatException _) {
            return Optional.empty(); // the field's own check has said so
        }
    }
}
