package org.haskap.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.haskap.access.Standing;

/**
 * Whether two members of staff are really two: who makes an account for a stranger, or gives one its role, could otherwise be
 * both. Whoever let somebody in is never the other of the two. For a while after a role was given, neither is whoever gave it,
 * nor two whose roles come from the same hand, through however many in between.
 */
final class Independence {
    /** How long a role counts as given recently. */
    static final Duration RECENTLY = Duration.ofDays(30);

    private Independence() {}

    /**
     * Whether one person's word confirms the other's.
     *
     * @param helped key of the person whom both help: to come from that person's hand is no way to get at the account
     * @param standing who let in a person and gave it roles
     */
    static boolean between(long one, long other, long helped, Instant now, LongFunction<List<Standing>> standing) {
        return one != other
                && !letIn(one, other, standing)
                && !letIn(other, one, standing)
                && Collections.disjoint(hands(one, helped, now, standing), hands(other, helped, now, standing));
    }

    private static boolean letIn(long by, long person, LongFunction<List<Standing>> standing) {
        return standing.apply(person).stream().anyMatch(each -> each.letIn() && each.by() == by);
    }

    /** The person, and everybody from whom its standing came lately. */
    private static Set<Long> hands(long person, long helped, Instant now, LongFunction<List<Standing>> standing) {
        var hands = new HashSet<Long>();
        var open = new ArrayDeque<>(List.of(person));
        while (!open.isEmpty()) {
            long next = open.remove();
            if (next != helped && hands.add(next)) {
                standing.apply(next).stream()
                        .filter(each -> now.isBefore(each.at().plus(RECENTLY)))
                        .forEach(each -> open.add(each.by()));
            }
        }
        return hands;
    }
}
