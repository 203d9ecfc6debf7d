package org.haskap.reading;

import java.util.List;
import java.util.Map;

/**
 * The tree found in a document, before codes are given and lists of projects are read.
 *
 * @param root the plan itself, with what stands outside all nodes
 * @param levels keys of the levels from the top down, each with what the document calls it
 * @param overviews the plan shown on one sheet
 * @param maps the plan shown on a map
 */
record Outline(Branch root, Map<String, String> levels, List<List<Row>> overviews, List<List<Row>> maps) {

    /** Reads the tree from the rows of a document. */
    static Outline of(List<Row> rows, Ledger ledger) {
        Regions regions = Regions.of(rows);
        List<Token> tokens = Token.of(regions.rest());
        boolean named = tokens.stream()
                .anyMatch(t -> t.is(Token.Kind.HEAD)
                        && (Heading.head(t.text()) != null || t.rows().size() > 1));
        if (named) {
            return new NamedOutline(FootLabels.apply(tokens, ledger), ledger).read(regions);
        }
        return NumberedOutline.read(rows, ledger);
    }
}
