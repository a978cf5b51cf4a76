/** x */
@NullMarked
package freehold;

import org.jspecify.annotations.NullMarked;
