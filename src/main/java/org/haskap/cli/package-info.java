/**
 * The commands of {@code ./haskap}, one class each: what they accept, what they print, how they end. Promises: what goes
 * wrong is one English sentence on standard error and an exit code, never a stack trace; nothing is left running; a command
 * that needs no database loads no Spring class. Nothing depends on this module.
 */
@NullMarked
package org.haskap.cli;

import org.jspecify.annotations.NullMarked;
