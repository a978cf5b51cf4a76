/** Rules of the house that a compiler can't check. */
@NullMarked
package freehold.architecture;

import org.jspecify.annotations.NullMarked;
