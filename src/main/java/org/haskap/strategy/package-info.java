/**
 * The public pages: the strategy with its goals, measures and indicators, the other plans, programmes held together,
 * departments, organisations and the source documents. Promises: controllers hold no rule, every page is a record made by
 * a pure function of what the modules below hand out, and the number of statements a page needs does not depend on how
 * much there is to show. Locks nothing.
 */
@NullMarked
package org.haskap.strategy;

import org.jspecify.annotations.NullMarked;
