/** Paths, filters and orders of files: pure. */
@NullMarked
package freehold.files.model;

import org.jspecify.annotations.NullMarked;
