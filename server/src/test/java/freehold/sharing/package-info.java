/** Collaborations and shares, through the HTTP surface and below it, on a real PostgreSQL. */
@NullMarked
package freehold.sharing;

import org.jspecify.annotations.NullMarked;
