/** placeholder */
@NullMarked
package freehold.decision;

import org.jspecify.annotations.NullMarked;
