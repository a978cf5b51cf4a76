/** Acts of the platform operator that join several modules. */
@NullMarked
package freehold.platform.usecase;

import org.jspecify.annotations.NullMarked;
