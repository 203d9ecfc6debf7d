package org.haskap.feed;

import org.haskap.evidence.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact from outside whose parts are in order.
 *
 * @param row which of the facts sent, from 0
 * @param id what the sender knows it by
 * @param fact what happened; null when it takes another back
 * @param reverses the sender's id of the fact it takes back; null when it tells of something
 * @param content all it says in one text, for the digest by which it is known again
 */
record FedFact(
        int row, String id, @Nullable Fact fact, @Nullable String reverses, String content) {

    @Override
    public String toString() {
        return "fact " + id; // the content may name a person
    }
}
