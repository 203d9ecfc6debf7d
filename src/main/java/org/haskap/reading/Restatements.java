package org.haskap.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that only print a goal's title again, whole, broken over some lines or in part, as drawings beside the text
 * do. They count as the goal's, and are kept out of the passage around them.
 */
final class Restatements {
    private static final int MOST_ROWS = 5;
    /** A part of a title this long at its end is not there by chance. */
    private static final int LEAST_PART = 8;

    private Restatements() {}

    /** The tokens without such rows, which are settled in the ledger. */
    static List<Token> settle(List<Token> tokens, Ledger ledger) {
        Map<String, Heading> goals = new HashMap<>();
        for (Token token : tokens) {
            Heading heading = token.heading();
            if (token.is(Token.Kind.HEAD) && heading != null && heading.level().equals("goal")) {
                goals.put(Text.fold(heading.title()), heading);
            }
        }
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); ) {
            int end = end(tokens, i, goals);
            if (end > i) {
                Heading goal = goal(tokens, i, end, goals);
                for (Token token : tokens.subList(i, end)) {
                    if (goal != null) {
                        ledger.content(token.row(), "g" + goal.numbers().getLast());
                    }
                }
                i = end;
            } else {
                out.add(tokens.get(i));
                i++;
            }
        }
        return out;
    }

    private static int end(List<Token> tokens, int from, Map<String, Heading> goals) {
        var text = new StringBuilder();
        for (int i = from; i < Math.min(tokens.size(), from + MOST_ROWS); i++) {
            if (!tokens.get(i).is(Token.Kind.TEXT) || text.length() > Heading.LONGEST) {
                break;
            }
            text.append(Text.fold(tokens.get(i).text()));
            if (goals.containsKey(text.toString())) {
                return i + 1;
            }
        }
        return tokens.get(from).is(Token.Kind.TEXT)
                        && part(Text.fold(tokens.get(from).text()), goals) != null
                ? from + 1
                : from;
    }

    private static @Nullable Heading goal(List<Token> tokens, int from, int to, Map<String, Heading> goals) {
        var text = new StringBuilder();
        for (Token token : tokens.subList(from, to)) {
            text.append(Text.fold(token.text()));
        }
        Heading whole = goals.get(text.toString());
        return whole != null ? whole : part(text.toString(), goals);
    }

    private static @Nullable Heading part(String text, Map<String, Heading> goals) {
        if (text.length() < LEAST_PART) {
            return null;
        }
        return goals.entrySet().stream()
                .filter(e -> e.getKey().endsWith(text))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
