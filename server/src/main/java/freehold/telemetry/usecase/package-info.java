/** What one can do with time series: decide, then act on the store. */
@NullMarked
package freehold.telemetry.usecase;

import org.jspecify.annotations.NullMarked;
