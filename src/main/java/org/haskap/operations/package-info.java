/**
 * What whoever runs the program looks at: the public page that says whether it works, health for load balancers, metrics
 * for Prometheus, and a line in the log for each request. Promises: nothing here names a person or shows an address with a
 * key or code in it; the page answers even when the database does not. Locks nothing.
 */
@NullMarked
package org.haskap.operations;

import org.jspecify.annotations.NullMarked;
