package org.haskap.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds years, days and spans of years in a text, walking over it once. */
final class PeriodScanner {
    static final int LONGEST_TEXT = 80;
    private static final String JOINS = "~〜-‐–—―";
    private static final List<String> TAILS = List.of("末時点", "末現在", "時点", "現在", "末");

    /** 年 before one of these is no calendar year: 平成30年代, 2015年間. */
    private static final String NO_YEAR = "代間生以連";

    private final String printed;
    private final String plain;

    PeriodScanner(String printed) {
        this.printed = printed;
        this.plain = TextWidth.narrow(printed);
    }

    private enum Scope {
        FISCAL,
        CALENDAR,
        DAY,
        MONTH,
        NONE
    }

    /** One point of time as printed; {@code year} is Western. */
    private record Point(
            int year,
            int month,
            int day,
            Scope scope,
            Wareki.@Nullable Era era,
            @Nullable String problem,
            int end) {}

    /** A year's number, by which calendar, and where it ends. */
    private record Year(int western, Wareki.@Nullable Era era, int end) {}

    List<PrintedPeriod> all() {
        var found = new ArrayList<PrintedPeriod>();
        int at = 0;
        while (at < plain.length()) {
            boolean inWord = at > 0 && latinOrDigit(plain.charAt(at)) && latinOrDigit(plain.charAt(at - 1));
            boolean bracketed = at > 0 && plain.charAt(at - 1) == '(';
            PrintedPeriod period = inWord ? null : at(at, bracketed);
            if (period != null && bracketed && bare(period) && !closed(period.end())) {
                period = null;
            }
            if (period == null) {
                at++;
            } else {
                found.add(period);
                at = period.end();
            }
        }
        return found;
    }

    private boolean closed(int end) {
        return skip(end) < plain.length() && plain.charAt(skip(end)) == ')';
    }

    private static boolean bare(PrintedPeriod period) {
        return period.scopeAssumed()
                && Numeral.digit(TextWidth.narrow(period.text()).charAt(0));
    }

    /** The time that begins at a position, or null; with {@code bare}, four digits alone are a year too. */
    @Nullable
    PrintedPeriod at(int start, boolean bare) {
        Point first = point(start, null);
        if (first == null) {
            return null;
        }
        Point last = second(first);
        Point ending = last == null ? first : last;
        if (!bare && ending.scope == Scope.NONE && ending.era == null && first.era == null) {
            return null;
        }
        if (ending.scope == Scope.NONE && latin(ending.end)) {
            return null;
        }
        String text = printed.substring(start, ending.end);
        String problem = first.problem != null ? first.problem : ending.problem;
        Period period = null;
        if (problem == null) {
            try {
                period = last == null ? period(first, first.scope) : span(first, last);
            } catch (DateTimeException | IllegalArgumentException impossible) {
                problem = "「" + text + "」という日付や期間はありません。原文を確かめてください。";
            }
        }
        return new PrintedPeriod(text, period, ending.scope == Scope.NONE, problem, start, ending.end);
    }

    private static Period span(Point first, Point last) {
        Scope scope = first.scope == Scope.NONE ? last.scope : first.scope;
        return new YearSpan(period(first, scope), period(last, last.scope));
    }

    private static Period period(Point point, Scope scope) {
        return switch (scope) {
            case CALENDAR -> new CalendarYear(point.year);
            case DAY -> new AsOf(LocalDate.of(point.year, point.month, point.day));
            case MONTH -> {
                YearMonth month = YearMonth.of(point.year, point.month);
                yield new YearSpan(new AsOf(month.atDay(1)), new AsOf(month.atEndOfMonth()));
            }
            case FISCAL, NONE -> new FiscalYear(point.year);
        };
    }

    /** The end of a span that the first point begins: 〜7年度, ～2012 年. */
    private @Nullable Point second(Point first) {
        int at = skip(first.end);
        if (at < plain.length() && JOINS.indexOf(plain.charAt(at)) >= 0) {
            at++;
        } else if (plain.startsWith("から", at)) {
            at += 2;
        } else {
            return null;
        }
        Point last = point(skip(at), first);
        boolean dated = last != null && last.scope == Scope.NONE && first.scope != Scope.NONE;
        return dated ? null : last;
    }

    private @Nullable Point point(int start, @Nullable Point before) {
        Year year = year(start, before);
        if (year == null) {
            return null;
        }
        Year other = bracketed(year.end);
        int at = other == null ? year.end : other.end;
        Scope scope = Scope.NONE;
        int word = skip(at);
        if (plain.startsWith("年度", word)) {
            scope = Scope.FISCAL;
            at = word + 2;
        } else if (plain.startsWith("年", word) && !noYear(word + 1)) {
            scope = Scope.CALENDAR;
            at = word + 1;
        } else if (plain.startsWith("年", word)) {
            return null;
        }
        if (other == null && scope != Scope.NONE) {
            other = bracketed(at);
            at = other == null ? at : other.end;
        }
        String problem = other == null || other.western == year.western ? null : disagree(start, at);
        Wareki.Era era = year.era;
        if (scope == Scope.CALENDAR) {
            return dated(year, at, "月", problem);
        }
        if (scope == Scope.NONE) {
            for (String sign : List.of(".", "/", "-")) {
                Point day = plain.startsWith(sign, at) ? dated(year, at + 1, sign, problem) : null;
                if (day != null && day.scope == Scope.DAY) {
                    return day;
                }
            }
        }
        if (before != null && before.scope != Scope.NONE && scope == Scope.NONE) {
            return null;
        }
        return new Point(year.western, 0, 0, scope, era, problem, tail(at));
    }

    private String disagree(int start, int end) {
        return "「" + printed.substring(start, end) + "」は西暦と和暦が食い違っています。正しい年を確かめてください。";
    }

    private boolean noYear(int at) {
        return at < plain.length() && NO_YEAR.indexOf(plain.charAt(at)) >= 0;
    }

    /** Month and day behind a year, with 月 and 日 or with a sign between; the year alone when none follow. */
    private Point dated(Year year, int from, String sign, @Nullable String problem) {
        int at = skip(from);
        int monthEnd = digits(at, 2);
        int between = skip(monthEnd);
        if (monthEnd == at || !plain.startsWith(sign, between)) {
            return new Point(year.western, 0, 0, Scope.CALENDAR, year.era, problem, tail(from));
        }
        int month = number(at, monthEnd);
        int dayStart = skip(between + sign.length());
        int dayEnd = digits(dayStart, 2);
        boolean kanji = sign.equals("月");
        if (dayEnd == dayStart || (kanji && !plain.startsWith("日", skip(dayEnd)))) {
            Scope scope = kanji ? Scope.MONTH : Scope.CALENDAR;
            return new Point(year.western, month, 0, scope, year.era, problem, tail(between + sign.length()));
        }
        int end = kanji ? skip(dayEnd) + 1 : dayEnd;
        int day = number(dayStart, dayEnd);
        String wrong = problem != null ? problem : impossible(year, month, day);
        return new Point(year.western, month, day, Scope.DAY, year.era, wrong, tail(end));
    }

    private static @Nullable String impossible(Year year, int month, int day) {
        String printed = year.western + "年" + month + "月" + day + "日";
        try {
            LocalDate date = LocalDate.of(year.western, month, day);
            Wareki.Era era = year.era;
            return era != null && date.isBefore(era.begin())
                    ? era.name() + "は" + new AsOf(era.begin()).label().replace("時点", "") + "からです（" + printed + "）。"
                    : null;
        } catch (DateTimeException noSuchDay) {
            return printed + "という日はありません。原文を確かめてください。";
        }
    }

    private @Nullable Year year(int at, @Nullable Point before) {
        Wareki.Era era = Wareki.at(plain, at).orElse(null);
        if (era != null) {
            int from = skip(at + Wareki.length(era, plain, at));
            if (plain.startsWith("元", from)) {
                return new Year(era.offset() + 1, era, from + 1);
            }
            int end = digits(from, 2);
            boolean number = end > from && !digitAt(end) && number(from, end) > 0;
            return number ? new Year(era.offset() + number(from, end), era, end) : null;
        }
        int end = digits(at, 4);
        if (digitAt(end)) {
            return null;
        }
        if (end - at == 4) {
            int western = number(at, end);
            return western >= 1868 && western <= 2150 ? new Year(western, null, end) : null;
        }
        return end - at > 0 && end - at <= 2 && before != null ? shortened(number(at, end), before, end) : null;
    }

    /** 〜7年度 after 令和5, ～19年度 after 2015. */
    private static @Nullable Year shortened(int number, Point before, int end) {
        Wareki.Era era = before.era;
        int western = era == null ? before.year / 100 * 100 + number : era.offset() + number;
        return western < before.year ? null : new Year(western, era, end);
    }

    /** The same year by the other calendar, in brackets. */
    private @Nullable Year bracketed(int from) {
        int at = skip(from);
        if (at >= plain.length() || plain.charAt(at) != '(') {
            return null;
        }
        Year inside = year(skip(at + 1), null);
        if (inside == null) {
            return null;
        }
        int end = skip(inside.end);
        for (String word : List.of("年度", "年")) {
            if (plain.startsWith(word, end)) {
                end = skip(end + word.length());
                break;
            }
        }
        return end < plain.length() && plain.charAt(end) == ')' ? new Year(inside.western, inside.era, end + 1) : null;
    }

    private int tail(int from) {
        int at = skip(from);
        for (String word : TAILS) {
            if (plain.startsWith(word, at)) {
                return at + word.length();
            }
        }
        return from;
    }

    private int skip(int from) {
        int at = from;
        while (at < plain.length() && plain.charAt(at) == ' ' && at < from + 8) {
            at++;
        }
        return at;
    }

    private int digits(int from, int most) {
        int at = from;
        while (at < plain.length() && at < from + most && Numeral.digit(plain.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean digitAt(int at) {
        return at < plain.length() && Numeral.digit(plain.charAt(at));
    }

    private boolean latin(int at) {
        return at < plain.length()
                && (latinOrDigit(plain.charAt(at)) || plain.charAt(at) == ',' || plain.charAt(at) == '.');
    }

    private static boolean latinOrDigit(char c) {
        return Numeral.digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private int number(int from, int to) {
        return Integer.parseInt(plain, from, to, 10);
    }
}
