/** Heads of chains, signed and kept outside the database. */
@NullMarked
package freehold.audit.seal;

import org.jspecify.annotations.NullMarked;
