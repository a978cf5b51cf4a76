/** Decisions in a world of a million assets: our engine beside others that answer the same questions. */
@NullMarked
package freehold.bench.access;

import org.jspecify.annotations.NullMarked;
