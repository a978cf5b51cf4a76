@NullMarked
package freehold.platform;

import org.jspecify.annotations.NullMarked;
