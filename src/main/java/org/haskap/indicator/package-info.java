/**
 * How far the region has come: what each indicator's value was in each period, counted from facts or entered by the department
 * that answers for it, what that means against baseline and target, and how it is rated. Promises: an observation is only added
 * and superseded, never changed; missing is never zero; attainment and ratings are pure functions that name their method; a
 * change of formula begins a new series; every figure can be followed to where it came from.
 *
 * <p>Lock order: an indicator's key by an advisory lock, then the evidence it asks, then the audit trail.
 */
@NullMarked
package org.haskap.indicator;

import org.jspecify.annotations.NullMarked;
