/** Where contents lie: the data folder. */
@NullMarked
package freehold.files.content;

import org.jspecify.annotations.NullMarked;
