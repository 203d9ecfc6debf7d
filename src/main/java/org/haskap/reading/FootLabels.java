package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.kernel.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Puts right the headings of pages that carry their true name at the foot. A layout copied from page to page often
 * keeps the first page's heading by mistake; when the labels at the feet are all different and the headings are not, the
 * feet are right.
 */
final class FootLabels {
    private static final String LEVEL = "measure";

    private FootLabels() {}

    /** The tokens with one true heading at the beginning of each block that has a label at its foot. */
    static List<Token> apply(List<Token> tokens, Ledger ledger) {
        List<Block> blocks = blocks(tokens);
        Set<List<Integer>> unique = new HashSet<>();
        Map<List<Integer>, Integer> heads = new HashMap<>();
        for (Block block : blocks) {
            if (block.foot != null && !unique.add(numbers(block.foot))) {
                return tokens;
            }
            if (block.head != null) {
                heads.merge(numbers(block.head), 1, Integer::sum);
            }
        }
        if (unique.isEmpty()) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size() + blocks.size());
        int done = 0;
        for (Block block : blocks) {
            Token foot = block.foot;
            if (foot == null) {
                continue;
            }
            out.addAll(tokens.subList(done, block.from));
            done = block.from;
            if (block.head == null) {
                out.add(Token.heading(Token.Kind.HEAD, foot.rows(), heading(foot)));
                unnamed(foot, ledger);
            } else if (!same(heading(block.head), heading(foot))) {
                done++;
                out.add(Token.heading(Token.Kind.HEAD, foot.rows(), heading(foot)));
                repeated(block.head, foot, heads.getOrDefault(numbers(block.head), 0) > 1, ledger);
            }
        }
        out.addAll(tokens.subList(done, tokens.size()));
        return out;
    }

    private static void unnamed(Token foot, Ledger ledger) {
        ledger.note(
                Severity.NOTICE,
                "heading-recovered-from-foot",
                "この頁には施策の見出しがないため、頁の下の「" + foot.text() + "」を施策の名称として読みました。正しいか確かめてください。",
                foot.row().place());
    }

    private static boolean same(Heading head, Heading foot) {
        return head.numbers().equals(foot.numbers()) && Text.fold(head.title()).equals(Text.fold(foot.title()));
    }

    private static void repeated(Token head, Token foot, boolean elsewhere, Ledger ledger) {
        head.rows().forEach(row -> ledger.furniture(row, "繰り返し見出し"));
        String why = elsewhere ? "ほかの頁と同じ見出し" : "頁の下の名称と違う見出し";
        ledger.note(
                Severity.WARNING,
                "repeated-heading",
                why + "「" + head.text() + "」が印刷されています。頁の下の「" + foot.text() + "」（"
                        + foot.row().place().line() + "行目）を名称として読みました。正しいか確かめてください。",
                head.row().place());
    }

    private static Heading heading(Token token) {
        if (token.heading() == null) {
            throw new IllegalArgumentException("not a heading: " + token.kind());
        }
        return token.heading();
    }

    private static List<Integer> numbers(Token token) {
        return heading(token).numbers();
    }

    /** Stretches of the document that describe one measure each, as far as the layout shows them. */
    private static List<Block> blocks(List<Token> tokens) {
        List<Block> blocks = new ArrayList<>();
        Set<String> passages = new HashSet<>();
        Block open = null;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Passage passage = token.passage();
            if (token.is(Token.Kind.HEAD)) {
                boolean measure = token.level().equals(LEVEL);
                open = new Block(measure ? i : i + 1, measure ? token : null);
                blocks.add(open);
                passages.clear();
            } else if (passage != null && passage.whole() && !passage.projects() && !passages.add(passage.name())) {
                open = new Block(i, null);
                blocks.add(open);
                passages.clear();
                passages.add(passage.name());
            } else if (token.is(Token.Kind.FOOT) && token.level().equals(LEVEL) && open != null) {
                open.foot = token;
            }
        }
        return blocks;
    }

    private static final class Block {
        private final int from;
        private final @Nullable Token head;
        private @Nullable Token foot;

        Block(int from, @Nullable Token head) {
            this.from = from;
            this.head = head;
        }
    }
}
