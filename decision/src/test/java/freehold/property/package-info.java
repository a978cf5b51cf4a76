/**
 * A small property library: seeded random values, and histories of commands that shrink by running shorter ones.
 *
 * <p>Nothing here knows what it tests.
 */
@NullMarked
package freehold.property;

import org.jspecify.annotations.NullMarked;
