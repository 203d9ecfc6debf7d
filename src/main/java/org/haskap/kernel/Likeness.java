package org.haskap.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How alike two Japanese names are, and why. A likeness is only ever a proposal: nothing is merged because of it.
 *
 * <p>Names are folded (width, case, white space, punctuation, short and long legal forms) and compared by the pairs of
 * neighbouring characters they share; a name that stands whole within the other counts more.
 *
 * @param score from 0 (nothing in common) to 1 (the same after folding)
 * @param why Japanese: what the score rests on
 */
public record Likeness(double score, String why) {
    /** From here on two titles in the same position are taken for one thing reworded. */
    public static final double REWORDED = 0.7;

    /** From here on two names of organisations are proposed as spellings of one. */
    public static final double SAME_NAME = 0.9;

    /** Shorter names are not looked for within others: they stand in too many. */
    private static final int SHORTEST_CONTAINED = 5;

    /** What standing whole within the other is worth before lengths are compared. */
    private static final double CONTAINED = 0.6;

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}\\p{C}]+");
    private static final Map<String, String> LEGAL_FORMS = legalForms();

    /** Compares two names. */
    public static Likeness of(String a, String b) {
        return new Name(a).to(new Name(b));
    }

    /** A name prepared for being compared many times. */
    public static final class Name {
        private final String folded;
        private final int[] pairs;

        /** Prepares a name as printed. */
        public Name(String printed) {
            folded = fold(printed);
            pairs = new int[Math.max(0, folded.length() - 1)];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = folded.charAt(i) << 16 | folded.charAt(i + 1);
            }
            Arrays.sort(pairs);
        }

        /** The name as compared. */
        public String folded() {
            return folded;
        }

        /** Whether this name stands whole within a text, and is long enough for that to mean something. */
        public boolean within(Name text) {
            return folded.length() >= SHORTEST_CONTAINED && text.folded.contains(folded);
        }

        /** The score alone. */
        public double score(Name other) {
            if (folded.isEmpty() || other.folded.isEmpty()) {
                return 0;
            }
            if (folded.equals(other.folded)) {
                return 1;
            }
            int pairsOfBoth = pairs.length + other.pairs.length;
            double shared = pairsOfBoth == 0 ? 0 : 2.0 * shared(pairs, other.pairs) / pairsOfBoth;
            if (within(other) || other.within(this)) {
                double lengths = (double) Math.min(folded.length(), other.folded.length())
                        / Math.max(folded.length(), other.folded.length());
                return Math.max(shared, CONTAINED + (1 - CONTAINED) * lengths);
            }
            return shared;
        }

        /** The score with its reason. */
        public Likeness to(Name other) {
            double score = score(other);
            if (score == 1) {
                return new Likeness(1, "文字の幅・空白・記号・法人格の略し方を除いて同じです。");
            }
            if (score == 0) {
                return new Likeness(0, "共通する部分がありません。");
            }
            long percent = Math.round(score * 100);
            return new Likeness(score, "「" + longestCommon(folded, other.folded) + "」が共通です（似ている度合い " + percent + "％）。");
        }
    }

    /** A name as compared: full and half width, case, white space, punctuation and legal forms no longer matter. */
    public static String fold(String printed) {
        String text = Normalizer.normalize(printed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> form : LEGAL_FORMS.entrySet()) {
            text = text.replace(form.getKey(), form.getValue());
        }
        return NOISE.matcher(text.replace('ヶ', 'ケ').replace('ヵ', 'カ')).replaceAll("");
    }

    private static Map<String, String> legalForms() {
        var forms = new LinkedHashMap<String, String>();
        forms.put("(株)", "株式会社");
        forms.put("(有)", "有限会社");
        forms.put("(合)", "合同会社");
        forms.put("(一社)", "一般社団法人");
        forms.put("(一財)", "一般財団法人");
        forms.put("(公社)", "公益社団法人");
        forms.put("(公財)", "公益財団法人");
        forms.put("(独)", "独立行政法人");
        forms.put("(地独)", "地方独立行政法人");
        forms.put("(福)", "社会福祉法人");
        forms.put("(学)", "学校法人");
        forms.put("特定非営利活動法人", "npo法人");
        return forms;
    }

    private static int shared(int[] a, int[] b) {
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }

    private static String longestCommon(String a, String b) {
        var lengths = new int[b.length() + 1];
        int longest = 0;
        int end = 0;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = b.length(); j >= 1; j--) {
                lengths[j] = a.charAt(i - 1) == b.charAt(j - 1) ? lengths[j - 1] + 1 : 0;
                if (lengths[j] > longest) {
                    longest = lengths[j];
                    end = i;
                }
            }
        }
        return a.substring(end - longest, end);
    }
}
