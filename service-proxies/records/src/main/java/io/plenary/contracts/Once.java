package io.plenary.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A contract method that takes effect once for each {@link IdempotencyKey} of its caller: called again it answers what it
 * answered before, for 24 hours. It refuses with UNPROCESSABLE where the key came with another request, and with CONFLICT and
 * the seconds to wait while the first call is under way. What was refused is not kept, and may come again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Once {

    /**
     * Whether the method finds out by itself that its caller may hear what was answered before it asks for that: a password,
     * or a right that may be gone. Otherwise whoever knows a key could try passwords without being counted.
     */
    boolean checksFirst() default false;
}
