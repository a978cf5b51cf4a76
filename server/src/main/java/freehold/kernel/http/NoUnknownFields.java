package freehold.kernel.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request body in which a field we don't know is an error. For our own API, where a mistyped name would otherwise
 * silently leave a limit or a role at its default. Bodies of the surfaces kept compatible ignore what they don't know.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NoUnknownFields {}
