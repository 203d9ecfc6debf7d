/**
 * How far the region has come: what each indicator's value was in each period, counted from facts by its formula or entered by the
 * department that answers for it, and how it stands by the scale its plan chose. Promises: an observation is only added and
 * superseded, never changed; missing is never zero; a change of formula begins a new series; every figure can be followed to where
 * it came from. What a value means is decided in {@code attainment}, how people enter one in {@code entry}.
 *
 * <p>Lock order: an indicator's key by an advisory lock, then the evidence it asks, then the audit trail.
 */
@NullMarked
package org.haskap.indicator;

import org.jspecify.annotations.NullMarked;
