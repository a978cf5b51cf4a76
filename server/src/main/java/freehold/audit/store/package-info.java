/** Entries and their chain in the database. */
@NullMarked
package freehold.audit.store;

import org.jspecify.annotations.NullMarked;
