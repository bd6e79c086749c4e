package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Repeatable;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The way to other services: generated proxies, with what every call needs around them. A call that gets no answer is
 * repeated when its contract says that does no harm; an address that keeps not answering is left alone for a while
 * (circuit breaker), and only that one: a conference that is down takes no other with it. What remains is a refusal: UNAVAILABLE or TOO_LATE.
 */
public final class Proxies {

    private static final long LONGEST_CALL_MILLIS = 5_000;
    private static final int RETRIES = 2;
    private static final long FIRST_BACKOFF_MILLIS = 30;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Map<String, Object> proxyByAddress = new ConcurrentHashMap<>();
    private final Map<String, CircuitBreaker> breakerByAddress = new ConcurrentHashMap<>();

    public Proxies(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The service at this address; made once, so ask as often as you like. */
    public <T> T of(Class<T> contract, String address) {
        return contract.cast(proxyByAddress.computeIfAbsent(address, a -> proxy(contract, a)));
    }

    /** Drops what was made for an address that is gone. */
    public void forget(String address) {
        proxyByAddress.remove(address);
        breakerByAddress.remove(address);
    }

    /** How many addresses are left alone at the moment since they kept not answering; for the operator. */
    public long leftAlone() {
        return breakerByAddress.values().stream()
                .filter(breaker -> breaker.state() == CircuitBreakerState.OPEN)
                .count();
    }

    private <T> Object proxy(Class<T> contract, String address) {
        T generated = new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(new CallOptions(LONGEST_CALL_MILLIS))
                .build(contract);
        CircuitBreaker breaker = breakerByAddress.computeIfAbsent(address, this::breaker);
        return Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(generated, arguments)
                        : call(breaker, isHarmless(method, arguments), () -> invoke(generated, method, arguments)));
    }

    private static boolean isHarmless(Method method, Object[] arguments) {
        return method.isAnnotationPresent(Repeatable.class)
                || method.isAnnotationPresent(Once.class)
                        && arguments[0] instanceof Caller caller
                        && caller.key() != null;
    }

    private CircuitBreaker breaker(String address) {
        CircuitBreakerOptions options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(20)
                .setResetTimeout(RETRY_AFTER.toMillis())
                .setNotificationAddress(null)
                .setMetricsRollingWindow(0);
        return CircuitBreaker.create(address, vertx, options)
                .failurePolicy(result -> result.failed() && isLost(result.cause()));
    }

    private Future<Object> call(CircuitBreaker breaker, boolean isHarmless, Supplier<Future<Object>> attempt) {
        int retries = isHarmless ? RETRIES : 0;
        return breaker.execute(() -> attempt(attempt, retries, FIRST_BACKOFF_MILLIS))
                .recover(failure -> Future.failedFuture(refusal(failure)));
    }

    private Future<Object> attempt(Supplier<Future<Object>> attempt, int retries, long backoff) {
        return attempt.get().recover(failure -> {
            if (retries == 0 || !isLost(failure) || isTooLate(backoff)) {
                return Future.failedFuture(failure);
            }
            long wait = backoff + ThreadLocalRandom.current().nextLong(backoff);
            return vertx.timer(wait).compose(fired -> attempt(attempt, retries - 1, backoff * 2));
        });
    }

    /** Nobody took the call or the answer got lost: it is not known whether it was carried out. */
    private static boolean isLost(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() != ReplyFailure.RECIPIENT_FAILURE;
    }

    private static boolean isTooLate(long wait) {
        CallContext call = CallContext.current();
        return call != null && call.remaining() <= wait;
    }

    private static Throwable refusal(Throwable failure) {
        if (failure instanceof OpenCircuitException) {
            return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The service does not answer at the moment.");
        }
        if (!isLost(failure)) {
            return failure;
        }
        boolean late = ((ReplyException) failure).failureType() == ReplyFailure.TIMEOUT;
        return late
                ? Refusal.TOO_LATE.because("The service did not answer in time.")
                : Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "No node serves this at the moment.");
    }

    @SuppressWarnings("unchecked")
    private static Future<Object> invoke(Object target, Method method, Object[] arguments) {
        try {
            return (Future<Object>) method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            return Future.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            return Future.failedFuture(e);
        }
    }
}
