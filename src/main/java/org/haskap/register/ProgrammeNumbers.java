package org.haskap.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What programmes are known by in their register: unique, fit for an address. Pure. */
final class ProgrammeNumbers {
    private static final int LONGEST = 40;

    private ProgrammeNumbers() {}

    /**
     * A key for each printed number, in order. A number as usually printed stays as it is; one that is empty becomes the
     * row's position, one that occurs again gets a count: {@code 5}, {@code 5-2}.
     */
    static List<String> of(List<String> printed) {
        var taken = new HashSet<String>();
        var keys = new ArrayList<String>();
        for (int i = 0; i < printed.size(); i++) {
            String number = Normalizer.normalize(printed.get(i), Normalizer.Form.NFKC)
                    .strip()
                    .replaceAll("[^\\p{L}\\p{N}.-]+", "-");
            String stem = number.isEmpty() ? "row-" + (i + 1) : number.substring(0, Math.min(LONGEST, number.length()));
            String key = stem;
            for (int count = 2; !taken.add(key); count++) {
                key = stem + "-" + count;
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }
}
