/** The HTTP surface of sharing: {@code /api/sharing/v1}. */
@NullMarked
package freehold.sharing.web;

import org.jspecify.annotations.NullMarked;
