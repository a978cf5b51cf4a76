/** Freehold's server: a modular monolith. Each package below is a module; its root holds what others may use. */
@NullMarked
package freehold;

import org.jspecify.annotations.NullMarked;
