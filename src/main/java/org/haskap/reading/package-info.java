/**
 * Documents to drafts: text sources, outline detection, indicator tables, registers. Promises: pure and deterministic, no
 * database, no clock, no network; never invents and never silently drops, so every line ends as content, named
 * furniture, a finding or blank. Knows no city by name: what differs between cities is a vocabulary or a general rule.
 */
@NullMarked
package org.haskap.reading;

import org.jspecify.annotations.NullMarked;
