package org.haskap.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.kernel.Finding.Severity;
import org.jspecify.annotations.Nullable;

/** The tree of a plan that names its levels: 基本目標, 施策の基本的方向, 施策, 事業. */
final class NamedOutline {
    static final String DRAWING = "図の見出し";
    private static final String PREFACE = "前文";

    private final List<Token> tokens;
    private final Ledger ledger;
    private final List<String> ranks = Vocabulary.standard().names("level");
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<Token>> waiting = new HashMap<>();
    private final Set<Mark.Style> structure;
    private final Set<Mark.Style> chapters = EnumSet.noneOf(Mark.Style.class);
    private final Map<Mark.Style, Integer> chapterNumbers = new HashMap<>();
    private final Branch root = Branch.root();
    /** Nodes by parent, level and number. */
    private final Map<String, Branch> known = new HashMap<>();
    /** Nodes by level and path of numbers from the top. */
    private final Map<String, Branch> paths = new HashMap<>();

    private Branch current = root;
    private String section = PREFACE;
    private boolean projects;

    NamedOutline(List<Token> tokens, Ledger ledger) {
        this.tokens = Restatements.settle(tokens, ledger);
        this.ledger = ledger;
        this.structure = structure(this.tokens);
    }

    Outline read(Regions regions) {
        boolean[] listing = listings();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind()) {
                case HEAD -> head(token, listing[i]);
                case FOOT -> foot(token);
                case PASSAGE -> passage(token);
                case LABEL -> ledger.furniture(token.row(), DRAWING);
                case MARK -> mark(token);
                case TEXT -> text(token.row());
            }
        }
        waiting.values().forEach(left -> left.forEach(t -> t.rows().forEach(row -> root.add(PREFACE, row))));
        return new Outline(root, levels(), regions.overviews(), regions.maps());
    }

    // ── headings ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Headings in a mere list, to be described later in the document. */
    private boolean[] listings() {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(Token.Kind.HEAD)) {
                last.put(key(tokens.get(i)), i);
            }
        }
        boolean[] listing = new boolean[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.is(Token.Kind.HEAD) || last.getOrDefault(key(token), i) <= i) {
                continue;
            }
            boolean after = i + 1 < tokens.size() && lists(token, tokens.get(i + 1));
            boolean before =
                    i > 0 && listing[i - 1] && tokens.get(i - 1).level().equals(token.level());
            listing[i] = after || before;
        }
        return listing;
    }

    /** Whether the token after a heading shows that the heading stands in a list or a drawing. */
    private static boolean lists(Token heading, Token next) {
        boolean sibling = next.level().equals(heading.level()) && !key(next).equals(key(heading));
        return next.is(Token.Kind.LABEL) || sibling;
    }

    private static String key(Token token) {
        Heading heading = token.heading();
        return heading == null ? "" : heading.level() + heading.numbers() + Text.fold(heading.title());
    }

    private void head(Token token, boolean listing) {
        Heading heading = token.heading();
        if (heading == null) {
            return;
        }
        if (listing) {
            waiting.computeIfAbsent(key(token), _ -> new ArrayList<>()).add(token);
            return;
        }
        words.putIfAbsent(heading.level(), heading.word());
        Branch parent = parent(heading);
        String below = parent.id + heading.level() + heading.numbers();
        Branch node = known.get(below);
        if (node == null) {
            node = parent.grow(heading.level(), heading.numbers(), heading.label(), heading.title(), token.row());
            known.put(below, node);
            List<Integer> path = heading.numbers().size() > 1 ? heading.numbers() : numbersFromTop(node);
            paths.put(heading.level() + path, node);
            Title title = Title.of(heading.title());
            node.title = title.text();
            node.flags.addAll(title.flags());
            node.departments.addAll(title.departments());
        } else if (!heading.title().isEmpty() && !Text.fold(heading.title()).startsWith(Text.fold(node.title))) {
            ledger.note(
                    Severity.WARNING,
                    "title-differs",
                    node.spoken() + "（" + node.place().line() + "行目）と番号が同じで名称の違う見出し「" + token.text()
                            + "」があります。どちらが正しいか確かめてください。",
                    token.row().place());
        }
        node.mentions.addAll(token.rows());
        List<Token> listed = waiting.remove(key(token));
        if (listed != null) {
            for (Token t : listed) {
                node.mentions.addAll(t.rows());
            }
        }
        enter(node);
    }

    /** Where a heading belongs: by the path of its number if it has one, else by what stands above. */
    private Branch parent(Heading heading) {
        int rank = ranks.indexOf(heading.level());
        if (heading.numbers().size() > 1) {
            List<Integer> path = heading.numbers().subList(0, heading.numbers().size() - 1);
            Branch byNumber = byPath(rank, path);
            if (byNumber != null) {
                return byNumber;
            }
        }
        Branch branch = current;
        while (branch.parent != null && (!ranks.contains(branch.level) || ranks.indexOf(branch.level) >= rank)) {
            branch = branch.parent;
        }
        return branch;
    }

    /** The lowest node above the rank that the path names. */
    private @Nullable Branch byPath(int rank, List<Integer> path) {
        for (int above = rank - 1; above >= 0; above--) {
            Branch found = paths.get(ranks.get(above) + path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Integer> numbersFromTop(Branch branch) {
        List<Integer> path = new ArrayList<>();
        for (Branch b = branch; b != null && b.parent != null; b = b.parent) {
            path.addFirst(b.numbers.isEmpty() ? 0 : b.numbers.getLast());
        }
        return path;
    }

    private void foot(Token token) {
        Heading heading = token.heading();
        if (heading == null) {
            return;
        }
        for (Branch b = current; b.parent != null; b = b.parent) {
            if (b.level.equals(heading.level()) && b.numbers.equals(heading.numbers())) {
                b.mentions.addAll(token.rows());
                return;
            }
        }
        text(token.row());
    }

    // ── what stands below headings ────────────────────────────────────────────────────────────────────────────────

    private void enter(Branch node) {
        current = node;
        section = Branch.BODY;
        projects = false;
    }

    private void passage(Token token) {
        Passage passage = token.passage();
        if (passage == null) {
            return;
        }
        if (Vocabulary.standard().is("role", "departments", passage.name())) {
            List<String> departments = Passage.departments(token.text());
            if (departments != null && !projects && !current.isRoot()) {
                current.departments.addAll(departments);
                current.headings.put(token.row(), passage.name());
                return;
            }
            if (projects) {
                text(token.row());
                return;
            }
        }
        projects = passage.projects() && !current.isRoot();
        section = passage.name();
        if (passage.whole() && passage.rest().isEmpty()) {
            current.headings.put(token.row(), section);
        } else {
            text(token.row());
        }
    }

    private void text(Row row) {
        if (projects) {
            current.projects.add(row);
        } else {
            current.add(section, row);
        }
    }

    private void mark(Token token) {
        Mark mark = token.mark();
        if (mark == null) {
            return;
        }
        Mark.Style style = mark.style();
        boolean plain = !Text.sentence(token.text())
                && token.text().length() <= Heading.LONGEST
                && !mark.rest().isEmpty()
                && !ArrowLine.indicators(mark.rest());
        if (plain && chapter(mark)) {
            current = root;
            section = mark.rest();
            projects = false;
            root.headings.put(token.row(), section);
        } else if (plain && !projects && structure.contains(style) && !current.isRoot()) {
            Branch parent = current;
            for (Branch b = current; b.parent != null; b = b.parent) {
                if (b.level.equals(unnamed(style))) {
                    parent = b.parent;
                }
            }
            Title title = Title.of(mark.rest());
            Branch node = parent.grow(unnamed(style), mark.numbers(), mark.printed(), title.text(), token.row());
            node.flags.addAll(title.flags());
            node.departments.addAll(title.departments());
            enter(node);
        } else {
            text(token.row());
        }
    }

    /** Chapters stand before the first goal, and again where their numbering goes on. */
    private boolean chapter(Mark mark) {
        Mark.Style style = mark.style();
        if (style.bullet() || style.compareTo(Mark.Style.SPACED) > 0) {
            return false;
        }
        boolean first = root.children.isEmpty();
        int last = chapterNumbers.getOrDefault(style, 0);
        boolean goesOn = mark.number() == last + 1 && chapters.contains(style);
        boolean outranks = style.compareTo(Mark.Style.SECTION) <= 0;
        if (first || goesOn || outranks) {
            chapters.add(style);
            chapterNumbers.put(style, mark.number());
            return true;
        }
        return false;
    }

    /** Styles of marks that head something: they stand directly below a heading, or a passage begins below them. */
    private static Set<Mark.Style> structure(List<Token> tokens) {
        Set<Mark.Style> found = EnumSet.noneOf(Mark.Style.class);
        boolean within = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Mark mark = token.mark();
            if (token.is(Token.Kind.HEAD)) {
                within = false;
            } else if (token.is(Token.Kind.PASSAGE)) {
                within = true;
            } else if (mark != null && !mark.style().bullet() && !ArrowLine.indicators(mark.rest())) {
                boolean heads = i + 1 < tokens.size() && tokens.get(i + 1).is(Token.Kind.PASSAGE);
                if (!within || heads) {
                    found.add(mark.style());
                    within = false;
                }
            }
        }
        return found;
    }

    /** Passing key of a level that is only numbered; the final key tells its depth. */
    private static String unnamed(Mark.Style style) {
        return style.name();
    }

    private Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        for (String rank : ranks) {
            levels.put(
                    rank,
                    words.getOrDefault(
                            rank, Vocabulary.standard().words("level", rank).getFirst()));
        }
        return levels;
    }
}
