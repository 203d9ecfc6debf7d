/** Geometry of charts as pure functions: numbers in, coordinates and words out; the templates only write them down. */
@NamedInterface("chart")
@NullMarked
package org.haskap.web.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
