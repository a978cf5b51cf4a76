/** What routes declare about themselves, and what they share in reading a request. */
@NullMarked
package freehold.kernel.http;

import org.jspecify.annotations.NullMarked;
