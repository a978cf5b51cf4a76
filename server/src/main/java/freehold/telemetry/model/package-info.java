/** Times, windows and how imports stand, as plain values: no I/O, no clock. */
@NullMarked
package freehold.telemetry.model;

import org.jspecify.annotations.NullMarked;
