package org.haskap.reading;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Finding.Severity;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.RegisterColumns.Column;
import org.haskap.reading.RegisterDraft.Programme;

/** What a person should look at in a register: values that are missing or contradict each other. */
final class RegisterChecks {
    /** A year this near is a slip of the pen; one farther away is what the programme is about. */
    private static final int SLIP_YEARS = 2;

    private static final Pattern SPACED_LETTERS = Pattern.compile("(?<![A-Za-z])[A-ZＡ-Ｚ](?:[ 　][A-ZＡ-Ｚ])+(?![A-Za-z])");
    private static final Pattern LEGAL_FORMS = Pattern.compile(
            "\\((?:株|有|公財|一財|公社|一社|社|財|特非|独|地独|福|学)\\)|株式会社|有限会社|(?:公益|一般)?(?:財団|社団)法人|npo法人|特定非営利活動法人|(?:地方)?独立行政法人|社会福祉法人|学校法人");

    private final List<Finding> findings;

    RegisterChecks(List<Finding> findings) {
        this.findings = findings;
    }

    /** Checks one programme. */
    void check(Programme p, RegisterColumns at) {
        checkDates(p, at);
        checkYears(p, at);
        checkPartners(p, at);
        checkBlanks(p, at);
        Missing missing = p.participants().missing();
        if (missing != null && at.has(Column.PARTICIPANTS)) {
            String text = p.participants().text();
            if (missing == Missing.UNCLEAR) {
                warn(
                        "participants-unclear",
                        at.heading(Column.PARTICIPANTS) + "「" + text + "」を数として読めません。数字だけで記入してください。",
                        p,
                        at,
                        Column.PARTICIPANTS);
            } else {
                warn(
                        "participants-unknown",
                        at.heading(Column.PARTICIPANTS) + "がありません（" + (text.isEmpty() ? "空欄" : text)
                                + "）。集計では 0 とせず、把握できたら記入してください。",
                        p,
                        at,
                        Column.PARTICIPANTS);
            }
        }
    }

    private void checkDates(Programme p, RegisterColumns at) {
        checkDate(p.startText(), p.start() == null, Column.START, p, at);
        checkDate(p.endText(), p.end() == null, Column.END, p, at);
        if (p.start() != null && p.end() != null && p.end().isBefore(p.start())) {
            warn(
                    "end-before-start",
                    at.heading(Column.END) + "「" + p.endText() + "」が" + at.heading(Column.START) + "「" + p.startText()
                            + "」より前です。日付を確かめてください。",
                    p,
                    at,
                    Column.END);
        }
    }

    private void checkDate(String text, boolean unread, Column column, Programme p, RegisterColumns at) {
        if (!unread || !at.has(column)) {
            return;
        }
        if (Missing.told(text).isPresent()) {
            warn("date-missing", at.heading(column) + "がありません。わかり次第記入してください。", p, at, column);
        } else {
            findings.add(new Finding(
                    Severity.ERROR,
                    "unparseable-date",
                    at.heading(column) + "「" + text + "」を日付として読めません。R7.5.17 や 2025-05-17 の形で記入してください。",
                    p.place().at(at.number(column))));
        }
    }

    private void checkYears(Programme p, RegisterColumns at) {
        LocalDate start = p.start() == null ? p.end() : p.start();
        LocalDate end = p.end() == null ? p.start() : p.end();
        Integer first = p.firstYear();
        if (first == null && at.has(Column.FIRST_YEAR)) {
            String text = p.firstYearText();
            if (Missing.told(text).isPresent()) {
                warn(
                        "first-year-unknown",
                        at.heading(Column.FIRST_YEAR) + "がわかりません（" + (text.isEmpty() ? "空欄" : text)
                                + "）。相手の団体に確かめて記入してください。",
                        p,
                        at,
                        Column.FIRST_YEAR);
            } else {
                warn(
                        "first-year-unclear",
                        at.heading(Column.FIRST_YEAR) + "「" + text + "」を年として読めません。西暦 4 桁で記入してください。",
                        p,
                        at,
                        Column.FIRST_YEAR);
            }
        }
        if (start == null || end == null || end.isBefore(start)) {
            return;
        }
        checkYearInName(p, at, start, end);
        int earliest = Math.min(start.getYear(), FiscalYear.of(start).year());
        if (first != null && first < earliest && p.recurrence().contains("単年度")) {
            warn(
                    "single-year-with-earlier-first-year",
                    "「" + p.recurrence() + "」ですが、" + at.heading(Column.FIRST_YEAR) + "は " + first + " 年で、実施した "
                            + start.getYear() + " 年より前です。" + at.heading(Column.RECURRENCE) + "か"
                            + at.heading(Column.FIRST_YEAR) + "を確かめてください。",
                    p,
                    at,
                    Column.RECURRENCE);
        }
        if (first != null && first > end.getYear()) {
            warn(
                    "first-year-after-held",
                    at.heading(Column.FIRST_YEAR) + " " + first + " 年が、実施した " + end.getYear()
                            + " 年より後です。どちらかを確かめてください。",
                    p,
                    at,
                    Column.FIRST_YEAR);
        }
    }

    private void checkYearInName(Programme p, RegisterColumns at, LocalDate start, LocalDate end) {
        List<YearMention> years = YearMention.in(p.name());
        if (years.isEmpty() || years.stream().anyMatch(year -> year.covers(start, end))) {
            return;
        }
        YearMention year = years.getFirst();
        if (year.distance(start, end) <= SLIP_YEARS) {
            warn(
                    "year-in-name-differs",
                    at.heading(Column.NAME) + "は「" + year.text() + "」ですが、実施日は " + start
                            + (end.equals(start) ? "" : " から " + end) + " です。" + at.heading(Column.NAME)
                            + "か実施日を確かめてください。",
                    p,
                    at,
                    Column.NAME);
        }
    }

    private void checkPartners(Programme p, RegisterColumns at) {
        if (p.partners().isEmpty() && at.has(Column.PARTNERS)) {
            warn("partners-empty", at.heading(Column.PARTNERS) + "がありません。相手の団体を記入してください。", p, at, Column.PARTNERS);
        }
        for (String partner : p.partners()) {
            if (key(p.name()).endsWith(key(partner))) {
                warn(
                        "name-contains-partner",
                        at.heading(Column.NAME) + "の末尾に" + at.heading(Column.PARTNERS) + "「" + partner
                                + "」がそのまま入っています。二つを分けてください。",
                        p,
                        at,
                        Column.NAME);
            }
        }
        Matcher spaced = SPACED_LETTERS.matcher(p.partnersText());
        if (spaced.find()) {
            notice("spaced-letters", "「" + spaced.group() + "」の文字の間に空白があります。空白を除いてください。", p, at, Column.PARTNERS);
        }
    }

    private void checkBlanks(Programme p, RegisterColumns at) {
        if (p.department().isEmpty() && at.has(Column.DEPARTMENT)) {
            warn("department-empty", at.heading(Column.DEPARTMENT) + "がありません。担当を記入してください。", p, at, Column.DEPARTMENT);
        }
        if (p.effect().isEmpty() && at.has(Column.EFFECT)) {
            warn("effect-empty", at.heading(Column.EFFECT) + "が空欄です。担当に確かめて記入してください。", p, at, Column.EFFECT);
        }
    }

    /** Checks the programmes against each other. */
    void checkTogether(List<Programme> programmes, RegisterColumns at) {
        var numbers = new HashMap<String, Programme>();
        var departments = new HashMap<String, String>();
        var partners = new HashMap<String, String>();
        for (Programme p : programmes) {
            Programme same = numbers.putIfAbsent(p.no(), p);
            if (same != null) {
                warn(
                        "number-repeated",
                        at.heading(Column.NO) + " " + p.no() + " は "
                                + same.place().line() + " 行目にもあります。番号を振り直してください。",
                        p,
                        at,
                        Column.NO);
            }
            if (!p.department().isEmpty()) {
                compare(
                        departments,
                        key(p.department()),
                        p.department(),
                        "same-department-two-spellings",
                        p,
                        at,
                        Column.DEPARTMENT);
            }
            for (String partner : p.partners()) {
                String key = LEGAL_FORMS.matcher(key(partner)).replaceAll("");
                compare(
                        partners,
                        key.isEmpty() ? partner : key,
                        partner,
                        "same-partner-two-spellings",
                        p,
                        at,
                        Column.PARTNERS);
            }
        }
    }

    private void compare(
            Map<String, String> seen,
            String key,
            String printed,
            String code,
            Programme p,
            RegisterColumns at,
            Column column) {
        String earlier = seen.putIfAbsent(key, printed);
        if (earlier != null && !earlier.equals(printed)) {
            warn(
                    code,
                    at.heading(column) + "の「" + printed + "」は「" + earlier + "」と同じもののようです。表記をそろえてください。",
                    p,
                    at,
                    column);
        }
    }

    /** One form for spellings that differ in width, white space, brackets, dashes and case only. */
    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[\\s\\u3000「」『』\"・.,、]", "")
                .replaceAll("[‐‑–—―−]", "-");
    }

    private void warn(String code, String message, Programme p, RegisterColumns at, Column column) {
        findings.add(new Finding(Severity.WARNING, code, message, place(p, at, column)));
    }

    private void notice(String code, String message, Programme p, RegisterColumns at, Column column) {
        findings.add(new Finding(Severity.NOTICE, code, message, place(p, at, column)));
    }

    private static Place place(Programme p, RegisterColumns at, Column column) {
        return p.place().at(at.number(column));
    }
}
