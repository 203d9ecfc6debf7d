package org.haskap.feed;

/**
 * Why a fact that was sent cannot be taken.
 *
 * @param row which of the facts sent, from 0
 * @param field which part: a component of {@link FedRow}, or {@code dimensions.} with the dimension; empty for the whole
 * @param sentence what is wrong and how to mend it, in Japanese; names no person
 */
record FeedProblem(int row, String field, String sentence) {}
