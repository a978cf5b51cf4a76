/** Fills a fresh installation with the demo world. Knows nothing but the public routes. */
@NullMarked
package freehold.demo;

import org.jspecify.annotations.NullMarked;
