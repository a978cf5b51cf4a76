/** Tokens: how service credentials get them, and how they are recognised afterwards. */
@NullMarked
package freehold.identity.token;

import org.jspecify.annotations.NullMarked;
