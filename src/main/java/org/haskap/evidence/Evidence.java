package org.haskap.evidence;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records facts and answers what they come to. */
@Component
public class Evidence {

    /** Records a fact inside the caller's transaction; the fact's key. */
    public long record(Fact fact) {
        return record(List.of(fact)).getFirst();
    }

    /** Records facts inside the caller's transaction, with one statement; their keys in the same order. */
    public List<Long> record(List<Fact> facts) {
        throw new UnsupportedOperationException();
    }

    /** Takes a fact back inside the caller's transaction; the key of the reversing fact. */
    public long reverse(long fact) {
        throw new UnsupportedOperationException();
    }

    /** The answers, all at one moment. */
    public List<Answer> answers(List<Question> questions) {
        throw new UnsupportedOperationException();
    }

    /** The answer for each value of a dimension, by value; the empty text for facts without one. */
    public Map<String, Answer> breakdown(Question question, String dimension) {
        throw new UnsupportedOperationException();
    }

    /** The facts a query means, the newest day first, reversed ones and reversals included. */
    public List<RecordedFact> facts(FactQuery query, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Changes whenever what the facts come to may have changed; for answers kept in memory. */
    public String stamp() {
        throw new UnsupportedOperationException();
    }
}
