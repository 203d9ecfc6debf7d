package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about the plan as a whole.
 *
 * @param title its name as printed, without a chapter's mark
 * @param row the row the title stands on, or null when none was found
 * @param owner whose plan it is by the title's own words, or null
 * @param period years it covers, or null when the document does not prove any
 */
record PlanFrame(
        String title,
        @Nullable Row row,
        @Nullable String owner,
        @Nullable Period period) {
    private static final int SEARCHED_ROWS = 60;
    private static final String YEAR =
            "((?:平成|令和|昭和|H|R)?[ 　]?(?:元|[0-9０-９]{1,4}))[ 　]?(?:\\([^)]{1,12}\\)|（[^）]{1,12}）)?[ 　]?年(度)?";
    private static final Pattern SPAN = Pattern.compile(YEAR + "[^0-9０-９平令]{0,6}(?:～|〜|から|-|－|―|~)[ 　]?" + YEAR);
    private static final Pattern SINGLE = Pattern.compile("((?:平成|令和)[ 　]?(?:元|[0-9０-９]{1,2})|[0-9０-９]{4})[ 　]?年度");
    private static final Pattern EDITION = Pattern.compile("第[ 　]?[0-9０-９一二三四五六七八九十]{1,2}[ 　]?[期次][ 　]?");
    private static final Pattern FIGURE_YEAR = Pattern.compile("(実績|基準|現状|目標)値[ 　]*[（(]([^）)]{1,16})[）)]");
    private static final Pattern YEARS_COUNTED =
            Pattern.compile("([0-9０-９]{1,2})[ 　]?[年か箇ヵヶ]{1,2}年?間?の?[ 　]?(?:累計|合計|間累計)");

    /** Looks for it in the document's rows. */
    static PlanFrame of(List<Row> rows, String fallback) {
        Row row = titleRow(rows);
        if (row == null) {
            return new PlanFrame(fallback, null, null, period(rows, ""));
        }
        String whole = bare(row.text());
        String title = withoutPeriod(whole);
        return new PlanFrame(title, row, owner(title), period(rows, whole));
    }

    private static @Nullable Row titleRow(List<Row> rows) {
        for (Row row : rows.subList(0, Math.min(rows.size(), SEARCHED_ROWS))) {
            String title = bare(row.text());
            boolean prose = Text.sentence(row.text()) || title.length() > 40 || title.indexOf('、') >= 0;
            Mark mark = Mark.of(row.text());
            boolean item = mark != null && mark.style().compareTo(Mark.Style.SPACED) > 0;
            String core = Text.core(title);
            if (!prose
                    && !item
                    && !row.wraps()
                    && Heading.head(row.text()) == null
                    && core.length() > 3
                    && Vocabulary.standard().ends("plan", core)) {
                return row;
            }
        }
        return null;
    }

    /** 「総合戦略（平成27年度～平成31年度）」: the years in brackets are no part of the name. */
    private static String withoutPeriod(String title) {
        int open = Math.max(title.lastIndexOf('（'), title.lastIndexOf('('));
        return open > 3 && "）)".indexOf(title.charAt(title.length() - 1)) >= 0 && span(title.substring(open)) != null
                ? Text.strip(title.substring(0, open))
                : title;
    }

    private static String bare(String text) {
        Mark mark = Mark.of(text);
        return mark == null || mark.style().bullet() ? text : mark.rest();
    }

    /** The organisation a title begins with: 「○○市総合戦略」 is ○○市's. */
    static @Nullable String owner(String title) {
        String text = Text.strip(title);
        for (Pattern prefix : List.of(SINGLE, EDITION)) {
            Matcher m = prefix.matcher(text);
            if (m.lookingAt()) {
                text = Text.strip(text.substring(m.end()));
            }
        }
        String found = null;
        for (int end = 2; end < Math.min(text.length(), 25); end++) {
            String name = text.substring(0, end);
            String rest = Text.strip(text.substring(end));
            boolean words = name.chars().allMatch(c -> Character.isLetter(c) || c == 'ー' || c == '々');
            boolean common = name.equals("都市") || name.endsWith("市町村") || name.endsWith("都道府県");
            if (words
                    && !common
                    && !name.startsWith("第")
                    && Vocabulary.standard().ends("owner", name)
                    && (Vocabulary.standard().begins("plan", rest)
                            || Vocabulary.standard().is("ending", "plan", rest))) {
                found = name;
            }
        }
        return found;
    }

    // ── period ────────────────────────────────────────────────────────────────────────────────────────────────────

    private static @Nullable Period period(List<Row> rows, String title) {
        Period stated = span(title);
        Matcher single = SINGLE.matcher(title);
        if (stated == null && single.find() && year(single.group(1)) > 0) {
            stated = new FiscalYear(year(single.group(1)));
        }
        for (int i = 0; i < rows.size() && stated == null; i++) {
            if (Vocabulary.standard().holds("other", "period", rows.get(i).text())) {
                String next = i + 1 < rows.size() ? rows.get(i + 1).text() : "";
                Period here = span(rows.get(i).text());
                stated = here == null ? span(next) : here;
            }
        }
        return stated == null ? fromFigures(rows) : stated;
    }

    private static @Nullable Period span(String text) {
        if (text.length() > 400) {
            return null;
        }
        Matcher m = SPAN.matcher(text);
        if (!m.find()) {
            return null;
        }
        int first = year(m.group(1));
        int last = year(m.group(3));
        if (last > 0 && last < 100 && first > 0) {
            // 「令和２～６年度」: the era is printed once.
            last += first - year(eraless(m.group(1)));
        }
        boolean fiscal = m.group(2) != null || m.group(4) != null;
        if (first < 1926 || last < first || last - first > 60) {
            return null;
        }
        return fiscal
                ? new YearSpan(new FiscalYear(first), new FiscalYear(last))
                : new YearSpan(new CalendarYear(first), new CalendarYear(last));
    }

    private static String eraless(String year) {
        String folded = Text.fold(year);
        return folded.replaceAll("^(平成|令和|昭和|h|r)", "");
    }

    /** Western year of a printed one; 0 when it is none. Small numbers without an era stay as they are. */
    private static int year(String printed) {
        String number = eraless(printed).replace("元", "1");
        if (number.isEmpty() || number.length() > 4 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int n = Integer.parseInt(number);
        String folded = Text.fold(printed);
        return folded.startsWith("平成") || folded.startsWith("h")
                ? n + 1988
                : folded.startsWith("令和") || folded.startsWith("r") ? n + 2018 : folded.startsWith("昭和") ? n + 1925 : n;
    }

    /**
     * From the heads of the tables of figures: every target is for one and the same year, most baselines for the year
     * before the first, and a total 「○年間累計」 confirms the number of years between. Otherwise nothing is proven.
     */
    private static @Nullable Period fromFigures(List<Row> rows) {
        Map<Integer, Integer> baselines = new HashMap<>();
        Map<Integer, Integer> targets = new HashMap<>();
        List<Integer> counted = new ArrayList<>();
        for (Row row : rows) {
            if (row.text().length() > 200) {
                continue;
            }
            Matcher figure = FIGURE_YEAR.matcher(row.text());
            while (figure.find()) {
                Matcher year = SINGLE.matcher(figure.group(2));
                if (year.find() && year(year.group(1)) > 0) {
                    (figure.group(1).equals("目標") ? targets : baselines).merge(year(year.group(1)), 1, Integer::sum);
                }
            }
            Matcher years = YEARS_COUNTED.matcher(row.text());
            if (years.find()) {
                counted.add(Integer.parseInt(Text.fold(years.group(1))));
            }
        }
        if (targets.size() != 1 || baselines.isEmpty() || counted.isEmpty()) {
            return null;
        }
        int last = targets.keySet().iterator().next();
        int baseline = baselines.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(last);
        boolean confirmed = counted.stream().allMatch(n -> n == last - baseline);
        return confirmed && baseline < last ? new YearSpan(new FiscalYear(baseline + 1), new FiscalYear(last)) : null;
    }
}
