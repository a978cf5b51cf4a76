package freehold.kernel.http;

import freehold.decision.Right;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route changes something and needs one of these rights; which one can depend on the asset. The guard decides;
 * the declaration is what the route registry lists and the rights tests drive.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Right[] value();
}
