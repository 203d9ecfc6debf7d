/**
 * The commands of {@code ./haskap}, one class each: what they accept, what they print, how they end. Promises: a command
 * that needs no database loads no Spring class; errors are one English sentence and an exit code, never a stack trace.
 */
@NullMarked
package org.haskap.cli;

import org.jspecify.annotations.NullMarked;
