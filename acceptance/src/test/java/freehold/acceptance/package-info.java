/** What the product promises, tried from outside: the packaged server as a child process, asked over HTTP. */
@NullMarked
package freehold.acceptance;

import org.jspecify.annotations.NullMarked;
