@NullMarked
package freehold.identity.usecase;

import org.jspecify.annotations.NullMarked;
