package org.haskap.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;

/**
 * The search page.
 *
 * @param question as typed
 * @param title the page's name
 * @param count how much was found, in a sentence; empty before anything was asked
 * @param advice what to try when nothing was found, or why part of the question was not looked at; may be empty
 * @param kinds the kinds found, with all of them first
 * @param hits this page of what was found
 * @param pages links to the other pages
 */
public record SearchPage(
        String question,
        String title,
        String count,
        List<String> advice,
        List<Choice> kinds,
        List<Line> hits,
        Pagination pages) {
    /** Longest question that is looked at, in characters. */
    public static final int LONGEST = Wanted.LONGEST;

    /** Copies the lists. */
    public SearchPage {
        advice = List.copyOf(advice);
        kinds = List.copyOf(kinds);
        hits = List.copyOf(hits);
    }

    /**
     * A kind to look at.
     *
     * @param label its word
     * @param count how many there are
     * @param href the page that shows only these
     * @param current whether they are shown now
     */
    public record Choice(String label, int count, String href, boolean current) {}

    /**
     * One thing found.
     *
     * @param hit the thing
     * @param chip its kind
     */
    public record Line(Hit hit, Chip chip) {}

    static SearchPage of(String question, Wanted wanted, Optional<Kind> kind, Found found) {
        boolean asked = !question.isBlank();
        String typed = question.length() > Wanted.LONGEST ? question.substring(0, Wanted.LONGEST) : question;
        String base = "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        var choices = new ArrayList<Choice>();
        int all = found.counts().values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) {
            choices.add(new Choice("すべて", all, base, kind.isEmpty()));
        }
        for (Kind one : Kind.values()) {
            int count = found.counts().getOrDefault(one, 0);
            if (count > 0 || (all > 0 && kind.equals(Optional.of(one)))) {
                choices.add(new Choice(one.label(), count, base + "&kind=" + one.key(), kind.equals(Optional.of(one))));
            }
        }
        String pages = base + kind.map(k -> "&kind=" + k.key()).orElse("") + "&page=";
        return new SearchPage(
                typed,
                asked ? "「" + shortened(typed.strip()) + "」の検索結果" : "検索",
                asked ? count(kind, found) : "",
                advice(wanted, asked, found),
                choices,
                found.hits().stream()
                        .map(hit -> new Line(hit, chip(hit.kind())))
                        .toList(),
                new Pagination(found.page(), found.pages(), pages));
    }

    private static String count(Optional<Kind> kind, Found found) {
        String of = kind.map(k -> k.label() + "で").orElse("");
        if (found.total() == 0) {
            return of + "0件。条件に合うものはありません。";
        }
        String page = found.pages() > 1 ? "（" + found.pages() + "ページ中" + found.page() + "ページ目）" : "";
        return of + String.format(java.util.Locale.ROOT, "%,d", found.total()) + "件見つかりました" + page;
    }

    private static List<String> advice(Wanted wanted, boolean asked, Found found) {
        var advice = new ArrayList<String>();
        if (wanted.rest() > 0) {
            advice.add("検索のことばは" + Wanted.LONGEST + "文字までです。先頭の" + Wanted.LONGEST + "文字で探しました。");
        }
        if (asked && wanted.words().isEmpty()) {
            advice.add(
                    wanted.unwanted().isEmpty()
                            ? "文字か数字を含むことばを入れてください。記号だけでは探せません。"
                            : "除くことば（-）だけでは探せません。探したいことばも入れてください。");
        } else if (asked && found.total() == 0) {
            advice.add("ことばを短くするか、別の言い方で試してください（例：「起業」と「創業」）。");
            if (wanted.words().size() > 1) {
                advice.add("ことばを減らすと見つかりやすくなります。空白で区切ったことばは、すべてを含むものだけが出ます。");
            }
            if (wanted.words().stream().anyMatch(Wanted.Word::exact)) {
                advice.add("かぎ括弧や引用符で囲むと、そのとおりの文字だけを探します。囲みを外して試してください。");
            }
        }
        return advice;
    }

    private static String shortened(String text) {
        int end = text.offsetByCodePoints(0, Math.min(30, text.codePointCount(0, text.length())));
        return end < text.length() ? text.substring(0, end) + "…" : text;
    }

    private static Chip chip(Kind kind) {
        Tone tone = switch (kind) {
            case GOAL, DIRECTION, MEASURE, PROJECT -> Tone.BLUE;
            case INDICATOR -> Tone.ORANGE;
            case PROGRAMME -> Tone.GREEN;
            case ITEM, DEPARTMENT, ORGANISATION, LINE -> Tone.GRAY;
        };
        return new Chip(tone, "", kind.label());
    }
}
