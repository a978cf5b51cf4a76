/** Reads records from JSON, in requests and in files. */
@NullMarked
package freehold.telemetry.json;

import org.jspecify.annotations.NullMarked;
