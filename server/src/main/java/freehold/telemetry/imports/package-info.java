/**
 * Files of records, read into series in the background.
 *
 * <p>INVARIANT: a file is looked through to its end before anything of it is written, and one with a damaged row writes
 * nothing. What an import tells as written is written in the same transaction, decided on anew.
 */
@NullMarked
package freehold.telemetry.imports;

import org.jspecify.annotations.NullMarked;
