/**
 * Streams of records as they are written, to whoever may read them.
 *
 * <p>INVARIANT: each record is read for a stream in a transaction of its caller, under a grant, through the filter that
 * all reads pass. What is kept in memory only ever ends a stream.
 */
@NullMarked
package freehold.telemetry.live;

import org.jspecify.annotations.NullMarked;
