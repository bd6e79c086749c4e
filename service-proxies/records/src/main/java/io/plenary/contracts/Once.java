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
public @interface Once {}
