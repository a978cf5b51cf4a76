/** Times and windows as plain values: no I/O, no clock. */
@NullMarked
package freehold.telemetry.model;

import org.jspecify.annotations.NullMarked;
