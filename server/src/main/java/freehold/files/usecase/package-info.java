/** One verb per file. */
@NullMarked
package freehold.files.usecase;

import org.jspecify.annotations.NullMarked;
