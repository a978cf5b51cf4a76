/** Writers that remember what the server has acknowledged, and check it after the server was killed. */
@NullMarked
package freehold.acceptance.load;

import org.jspecify.annotations.NullMarked;
