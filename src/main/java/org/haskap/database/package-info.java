/**
 * The ground under every table: an embedded PostgreSQL or a given one, one schema for each region, migrations, the role as
 * which the application works and what it may do, backups, idempotency keys, rate limits, and the connection that always
 * looks at the current region. Promises: a data folder is used by one process at a time; what was committed survives a
 * killed process; no SQL outside this package names a schema; what a table's comment calls append-only the application
 * cannot change. Lock order: the data folder's file lock, then the server, then Flyway's own lock while a region is
 * migrated, then the grants' advisory lock. An idempotency key is locked before everything its work locks; a rate limit's
 * row alone, in a transaction of its own.
 */
@NullMarked
package org.haskap.database;

import org.jspecify.annotations.NullMarked;
