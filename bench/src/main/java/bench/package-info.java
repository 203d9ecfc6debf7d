/**
 * Measurements, not tests. Each runs the product and a peer by turns on the same machine in the same run and reports
 * medians, their spread and the ratio. Nothing here is part of the product, nor in its packages: it takes every bean it
 * finds in those for its own.
 */
package bench;
