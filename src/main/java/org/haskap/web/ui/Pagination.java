package org.haskap.web.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * Links to the pages of a list: the first, the last and those around the current one.
 *
 * @param current page shown, from 1
 * @param last number of pages, at least 1
 * @param base address with its query up to the page's number, such as {@code /search?q=a&page=}
 */
public record Pagination(int current, int last, String base) {
    private static final int AROUND = 2;

    /** Numbers to show in order; 0 stands for a gap. */
    public List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        int before = 0;
        for (int n = 1; n <= last; n++) {
            if (n == 1 || n == last || Math.abs(n - current) <= AROUND) {
                if (n > before + 1) {
                    numbers.add(0);
                }
                numbers.add(n);
                before = n;
            }
        }
        return List.copyOf(numbers);
    }
}
