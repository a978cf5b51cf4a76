@NullMarked
package freehold.identity;

import org.jspecify.annotations.NullMarked;
