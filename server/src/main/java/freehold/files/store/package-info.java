/** SQL of files, and nothing but SQL. */
@NullMarked
package freehold.files.store;

import org.jspecify.annotations.NullMarked;
