/** Asset Management v3 on the wire: HAL, its filter language, its bodies. */
@NullMarked
package freehold.assets.web;

import org.jspecify.annotations.NullMarked;
