/** IoT File v3. */
@NullMarked
package freehold.files.web;

import org.jspecify.annotations.NullMarked;
