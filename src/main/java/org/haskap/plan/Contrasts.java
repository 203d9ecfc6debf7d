package org.haskap.plan;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.kernel.PrintedPeriod;

/**
 * Whether two names that look alike speak of different things: 男性の… and 女性の…, 65歳以上の… and 15歳以上の…. Pure. A word or
 * number that only one of them has does not count, because names are made longer and shorter without a change in meaning.
 */
final class Contrasts {
    /** Words of which a thing measured is one and not another. */
    private static final List<Set<String>> GROUPS = List.of(
            Set.of("男", "女"),
            Set.of("父", "母"),
            Set.of("夫", "妻"),
            Set.of("小学", "中学", "高校", "大学"),
            Set.of("乳児", "幼児", "児童", "生徒", "学生"),
            Set.of("若者", "高齢者"),
            Set.of("日本人", "外国人"),
            Set.of("国内", "海外", "国外"),
            Set.of("道内", "道外"),
            Set.of("都内", "都外"),
            Set.of("府内", "府外"),
            Set.of("県内", "県外"),
            Set.of("市内", "市外"),
            Set.of("区内", "区外"),
            Set.of("町内", "町外"),
            Set.of("村内", "村外"),
            Set.of("転入", "転出"),
            Set.of("出生", "死亡"),
            Set.of("輸出", "輸入"),
            Set.of("増加", "減少"),
            Set.of("新規", "既存", "継続"),
            Set.of("公立", "私立"),
            Set.of("正規", "非正規"),
            Set.of("常勤", "非常勤"),
            Set.of("就職", "離職"),
            Set.of("開業", "廃業"),
            Set.of("創業", "廃業"),
            Set.of("個人", "法人"),
            Set.of("大企業", "中小企業"),
            Set.of("農業", "林業", "漁業"),
            Set.of("上水道", "下水道"),
            Set.of("可燃", "不燃"),
            Set.of("日帰り", "宿泊"),
            Set.of("平日", "休日"),
            Set.of("昼間", "夜間"),
            Set.of("前期", "後期"),
            Set.of("上半期", "下半期"));

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*|第[一二三四五六七八九十]+");

    /** Numbers that count lines or footnotes and say nothing of what is measured. */
    private static final Pattern MARK = Pattern.compile("[①-⑳]|^\\s*[(（]?[0-9０-９]+[)）.．]|[※＊*]\\s*[0-9０-９]*");

    private Contrasts() {}

    /** Whether each name has a word or a number where the other has a contrasting one. */
    static boolean between(String a, String b) {
        List<String> numbers = numbers(a);
        List<String> others = numbers(b);
        boolean numbered = !numbers.isEmpty() && !others.isEmpty() && !numbers.equals(others);
        return numbered
                || GROUPS.stream().anyMatch(group -> {
                    Set<String> words = words(group, a);
                    Set<String> other = words(group, b);
                    return !words.isEmpty() && !other.isEmpty() && Collections.disjoint(words, other);
                });
    }

    /** The words of a group that a name has; 非正規 is not also 正規. */
    private static Set<String> words(Set<String> group, String name) {
        Set<String> found = group.stream().filter(name::contains).collect(Collectors.toSet());
        return found.stream()
                .filter(word -> found.stream().noneMatch(longer -> !longer.equals(word) && longer.contains(word)))
                .collect(Collectors.toSet());
    }

    /** The numbers in a name, without years: a plan carried on speaks of later ones. */
    private static List<String> numbers(String name) {
        String text = name;
        for (PrintedPeriod period : PrintedPeriod.in(name)) {
            text = text.replace(period.text(), " ");
        }
        return NUMBER.matcher(Normalizer.normalize(MARK.matcher(text).replaceAll(" "), Normalizer.Form.NFKC))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
