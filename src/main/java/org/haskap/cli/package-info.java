/**
 * The command line: serve, import, and whatever else {@code ./haskap} offers. Promises: what goes wrong is one English
 * sentence on standard error and exit code 2; nothing is left running; Spring starts only for commands that need the
 * database. Nothing depends on this module.
 */
@NullMarked
package org.haskap.cli;

import org.jspecify.annotations.NullMarked;
