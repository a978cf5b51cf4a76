/** SQL of time series, and nothing but SQL. The only place where samples are read or written. */
@NullMarked
package freehold.telemetry.store;

import org.jspecify.annotations.NullMarked;
