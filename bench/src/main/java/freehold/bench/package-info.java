/** Measurements of the product as its clients meet it, each beside what the machine itself can do in the same run. */
@NullMarked
package freehold.bench;

import org.jspecify.annotations.NullMarked;
