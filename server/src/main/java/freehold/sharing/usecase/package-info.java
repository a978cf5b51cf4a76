/** What can be done with collaborations and shares, one verb per file. */
@NullMarked
package freehold.sharing.usecase;

import org.jspecify.annotations.NullMarked;
