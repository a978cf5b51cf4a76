/**
 * The way to PostgreSQL: an embedded server in the data folder, or an external one; three logins of limited reach; the
 * migrations. No pool exists before the schema is current.
 */
@NullMarked
package freehold.kernel.database;

import org.jspecify.annotations.NullMarked;
