package org.haskap.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.AuditEntry;
import org.haskap.access.Person;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.History;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/** Days, names and values as these pages show them. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.JAPAN);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.JAPAN);

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)");

    /** Names of fields in the trail; one that is not here is shown as it is. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("name", "名前"),
            Map.entry("email", "メールアドレス"),
            Map.entry("role", "役割"),
            Map.entry("scope", "範囲"),
            Map.entry("from", "開始日"),
            Map.entry("until", "終了日"),
            Map.entry("ended", "終えた日時"),
            Map.entry("day", "日付"),
            Map.entry("note", "理由"),
            Map.entry("parent", "属する先"),
            Map.entry("corporateNumber", "法人番号"),
            Map.entry("governmentCode", "全国地方公共団体コード"),
            Map.entry("value", "値"),
            Map.entry("state", "状態"),
            Map.entry("records", "件数"),
            Map.entry("values", "値の数"),
            Map.entry("erasure", "消去の番号"),
            Map.entry("before", "この日時より前"));

    private Words() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant at) {
        var there = at.atZone(JapanTime.ZONE);
        return DAY.format(there) + " " + TIME.format(there);
    }

    /** The time alone for today, with the day for any other. */
    static String when(Instant at, Instant now) {
        var there = at.atZone(JapanTime.ZONE);
        boolean today = JapanTime.day(at).equals(JapanTime.day(now));
        return today ? TIME.format(there) : SHORT_DAY.format(there) + " " + TIME.format(there);
    }

    static String name(Person person) {
        return person.name().isBlank() ? "情報を消した人（番号" + person.id() + "）" : person.name();
    }

    static String field(String name) {
        return FIELDS.getOrDefault(name, name);
    }

    /** Who did something, as the trail tells it. */
    static String who(AuditEntry entry) {
        if (entry.actor() == Actor.Kind.MEMBER) {
            return entry.name().isEmpty() ? "情報を消した人（番号" + entry.person() + "）" : entry.name();
        }
        return switch (entry.actor()) {
            case OPERATOR -> "運用者の命令（" + entry.label() + "）";
            case SYSTEM -> "自動の処理（" + entry.label() + "）";
            default -> "ログインしていない人";
        };
    }

    /** The same as a subject of a sentence: 「田中 一郎さん」. */
    static String whoPolitely(AuditEntry entry) {
        return entry.actor() == Actor.Kind.MEMBER && !entry.name().isEmpty() ? entry.name() + "さん" : who(entry);
    }

    /** A value of a field: codes as words, days as days, everything else as it is. */
    static String value(String field, @Nullable String value, boolean blanked) {
        if (blanked) {
            return "（消去済み）";
        }
        if (value == null) {
            return "";
        }
        if (ISO_DAY.matcher(value).matches()) {
            return day(LocalDate.parse(value));
        }
        return switch (field) {
            case "role" -> role(value);
            case "scope" -> scope(value);
            default -> value;
        };
    }

    private static String role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .map(Role::label)
                .findFirst()
                .orElse(name);
    }

    /** The trail keeps a scope as its kind and key: {@code department 3}. */
    private static String scope(String text) {
        return Arrays.stream(Scope.Kind.values())
                .filter(kind -> text.toUpperCase(Locale.ROOT).startsWith(kind.name()))
                .map(kind -> (kind.label() + " "
                                + text.substring(kind.name().length()).strip())
                        .strip())
                .findFirst()
                .orElse(text);
    }

    /** The latest entries of a record's trail. */
    static History history(List<AuditEntry> entries, int most, @Nullable Link more) {
        return new History(
                entries.stream().limit(most).map(Words::entry).toList(), entries.size() > most ? more : null);
    }

    private static History.Entry entry(AuditEntry entry) {
        return new History.Entry(
                entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                moment(entry.at()),
                who(entry),
                entry.sentence(),
                entry.values().stream()
                        .filter(value ->
                                !value.field().equals("from") || value.before() != null || value.after() != null)
                        .map(value -> new History.Difference(
                                field(value.field()),
                                value(value.field(), value.before(), value.blanked()),
                                value(value.field(), value.after(), value.blanked())))
                        .toList());
    }
}
