/** Signing in and out, passwords, and service credentials: one act per file. */
@NamedInterface("usecase")
@NullMarked
package freehold.identity.usecase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
