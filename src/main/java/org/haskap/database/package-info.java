/**
 * The ground under every table: an embedded PostgreSQL or a given one, one schema for each region, migrations, and the
 * connection that always looks at the current region. Promises: a data folder is used by one process at a time; what was
 * committed survives a killed process; no SQL outside this package names a schema. Lock order: the data folder's file
 * lock, then the server, then Flyway's own lock while a region is migrated.
 */
@NullMarked
package org.haskap.database;

import org.jspecify.annotations.NullMarked;
