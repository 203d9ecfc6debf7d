package org.haskap.web;

import java.util.Optional;

/**
 * Says what an exception of some module means to the reader. Declared as a bean by a module that knows both; the pages' ground
 * knows no other module.
 */
@FunctionalInterface
public interface Refusal {

    /** The problem in words; empty when this is not about that exception. */
    Optional<Problem> of(Throwable thrown);
}
