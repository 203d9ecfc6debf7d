package org.haskap.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haskap.access.AuditVerification.Broken;
import org.haskap.access.AuditVerification.Difference;
import org.haskap.access.AuditVerification.Head;
import org.haskap.access.AuditVerification.Whole;
import org.jspecify.annotations.Nullable;

/** One walk along the chain. Holds one entry at a time, and a counter for each erasure. */
final class AuditCheck {
    private final AuditStore.End end;
    private final @Nullable Head noted;
    private final Map<String, Blanked> blanked = new HashMap<>();
    private final Map<String, Integer> accounted = new HashMap<>();
    private String previous;
    private long number;
    private @Nullable Instant at;
    private @Nullable Broken broken;

    private AuditCheck(AuditStore.End end, @Nullable Head noted) {
        this.end = end;
        this.noted = noted;
        previous = end.genesis();
    }

    static AuditVerification run(AuditStore store, @Nullable Head noted) {
        var check = new AuditCheck(store.end(), noted);
        try (Stream<AuditStore.Stored> entries = store.chain()) {
            for (var walk = entries.iterator(); walk.hasNext() && check.broken == null; ) {
                check.next(walk.next());
            }
        }
        return check.result();
    }

    private void next(AuditStore.Stored entry) {
        AuditChain.Link link = entry.link();
        long expected = number + 1;
        if (link.number() != expected) {
            boolean behind = expected > end.head().number();
            broken = behind
                    ? new Broken(link.number(), link.at(), Difference.ADDED)
                    : new Broken(expected, null, Difference.REMOVED);
            return;
        }
        difference(entry).ifPresent(what -> broken = new Broken(link.number(), link.at(), what));
        number = link.number();
        at = link.at();
        previous = entry.hash();
    }

    private Optional<Difference> difference(AuditStore.Stored entry) {
        AuditChain.Link link = entry.link();
        if (link.number() > end.head().number()) {
            return Optional.of(Difference.ADDED);
        }
        if (!entry.previous().equals(previous)) {
            return Optional.of(Difference.ORDER);
        }
        if (!entry.hash().equals(AuditChain.hash(previous, link))) {
            return Optional.of(Difference.CHANGED);
        }
        if (noted != null && link.number() == noted.number() && !entry.hash().equals(noted.hash())) {
            return Optional.of(Difference.NOT_AS_NOTED);
        }
        return values(entry);
    }

    private Optional<Difference> values(AuditStore.Stored entry) {
        AuditChain.Link link = entry.link();
        if (entry.values().size() != link.commitments().size()) {
            return Optional.of(Difference.VALUE_GONE);
        }
        for (int i = 0; i < entry.values().size(); i++) {
            String commitment = link.commitments().get(i);
            AuditStore.Opening opening = entry.values().get(i);
            String value = opening.value();
            String salt = opening.salt();
            if (opening.erasure() != null) {
                blanked.computeIfAbsent(opening.erasure(), _ -> new Blanked(link.number(), link.at())).count++;
            } else if (value == null
                    || salt == null
                    || !commitment.equals(AuditChain.commitment(AuditChain.name(commitment), salt, value))) {
                return Optional.of(Difference.VALUE_CHANGED);
            }
        }
        if (link.action().equals(Audit.BLANKED)) {
            entry.after("erasure")
                    .ifPresent(erasure -> accounted.put(
                            erasure,
                            entry.after("values").map(Integer::parseInt).orElse(0)));
        }
        return Optional.empty();
    }

    private AuditVerification result() {
        if (broken != null) {
            return broken;
        }
        if (number < end.head().number()) {
            return new Broken(number + 1, null, Difference.CUT);
        }
        if (!previous.equals(end.head().hash())) {
            return new Broken(number, at, Difference.CHANGED);
        }
        if (noted != null && noted.number() > number) {
            return new Broken(number + 1, null, Difference.CUT);
        }
        for (var erasure : blanked.entrySet()) {
            if (accounted.getOrDefault(erasure.getKey(), 0) != erasure.getValue().count) {
                return new Broken(erasure.getValue().first, erasure.getValue().at, Difference.VALUE_GONE);
            }
        }
        long values = blanked.values().stream().mapToLong(each -> each.count).sum();
        return new Whole(number, end.head(), values);
    }

    /** How many values an erasure blanked, and in which entry first. */
    private static final class Blanked {
        private final long first;
        private final Instant at;
        private int count;

        Blanked(long first, Instant at) {
            this.first = first;
            this.at = at;
        }
    }
}
