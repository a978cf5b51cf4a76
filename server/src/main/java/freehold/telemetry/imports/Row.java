package freehold.telemetry.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line the first of it, from 1
 * @param fields nothing between two separators is none; a quoted nothing is an empty text
 */
record Row(long line, List<@Nullable String> fields) {}
