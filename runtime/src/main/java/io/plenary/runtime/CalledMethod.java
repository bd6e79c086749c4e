package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.plenary.contracts.auth.AuthService;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A method of a contract as it is called: how long it may take, whether it may be called again, and its figures. */
final class CalledMethod {

    static final long READ_MILLIS = 5_000;
    static final long WRITE_MILLIS = 10_000;
    private static final long READ_SHARE_MILLIS = 1_000;
    /** Longer than a transaction may take: who is asked while another is at it says no more than that. */
    private static final long WRITE_SHARE_MILLIS = 4_000;

    private static final int MOST_ATTEMPTS = 3;

    private final Method method;
    private final CallFigures figures;

    CalledMethod(Method method, CallFigures figures) {
        this.method = method;
        this.figures = figures;
    }

    /** Who signs in waits for no longer than who reads. */
    long longestMillis() {
        boolean reads = method.isAnnotationPresent(Repeatable.class) && !method.isAnnotationPresent(Once.class);
        return reads || method.getDeclaringClass() == AuthService.class ? READ_MILLIS : WRITE_MILLIS;
    }

    /** How long one instance has before another one is asked as well. */
    long shareMillis() {
        return longestMillis() == READ_MILLIS ? READ_SHARE_MILLIS : WRITE_SHARE_MILLIS;
    }

    /** How often it may be called where no answer comes: only what does no harm comes twice. */
    int mostAttempts(Object[] arguments) {
        boolean harmless = method.isAnnotationPresent(Repeatable.class)
                || method.isAnnotationPresent(Once.class)
                        && arguments[0] instanceof Caller caller
                        && caller.key() != null;
        return harmless ? MOST_ATTEMPTS : 1;
    }

    String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    CallFigures figures() {
        return figures;
    }

    @SuppressWarnings("unchecked")
    Future<Object> callAt(Object proxy, Object[] arguments) {
        try {
            return (Future<Object>) method.invoke(proxy, arguments);
        } catch (InvocationTargetException e) {
            return Future.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            return Future.failedFuture(e);
        }
    }
}
