/** What can be done with assets and types: one verb per file. */
@NullMarked
package freehold.assets.usecase;

import org.jspecify.annotations.NullMarked;
