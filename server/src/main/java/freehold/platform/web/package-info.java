/** HTTP of the platform operator. */
@NullMarked
package freehold.platform.web;

import org.jspecify.annotations.NullMarked;
