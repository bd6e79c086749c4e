package io.plenary.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.plenary.contracts.Refusal;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that is called. Who does not answer is called again where that does no harm, after a random wait whose bound
 * doubles (exponential back-off with full jitter), and never beyond the deadline of the request; who keeps not answering is
 * left alone for a while, method by method (circuit breaker).
 */
final class Callee implements InvocationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Callee.class);
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final int MOST_FAILURES = 20;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Object reader;
    private final Object writer;
    private final Map<Method, CalledMethod> methods;
    private final Map<Method, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    <T> Callee(Vertx vertx, MeterRegistry metrics, Class<T> contract, String address) {
        this.vertx = vertx;
        reader = generated(contract, address, CalledMethod.READ_MILLIS);
        writer = generated(contract, address, CalledMethod.WRITE_MILLIS);
        String service =
                contract.getPackageName().substring(contract.getPackageName().lastIndexOf('.') + 1);
        methods = Arrays.stream(contract.getMethods())
                .collect(Collectors.toMap(
                        Function.identity(),
                        method -> new CalledMethod(method, new CallFigures(metrics, service, method.getName()))));
    }

    private <T> T generated(Class<T> contract, String address, long longestMillis) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(new CallOptions(longestMillis))
                .build(contract);
    }

    /** Each method has its own: a flood of what is slow keeps nobody from the rest. */
    private CircuitBreaker breaker(CalledMethod method) {
        CircuitBreakerOptions options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(MOST_FAILURES)
                .setResetTimeout(RETRY_AFTER.toMillis())
                .setNotificationAddress(null)
                .setMetricsRollingWindow(0);
        return CircuitBreaker.create(method.name(), vertx, options)
                .failurePolicy(result -> CallOutcome.of(result.cause()).isLost())
                .openHandler(opened -> method.figures().countOpening());
    }

    /** Whether something of it is left alone at the moment. */
    boolean isLeftAlone() {
        return breakers.values().stream().anyMatch(breaker -> breaker.state() == CircuitBreakerState.OPEN);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws ReflectiveOperationException {
        return method.getDeclaringClass() == Object.class
                ? method.invoke(reader, arguments)
                : call(method, methods.get(method), arguments);
    }

    private Future<Object> call(Method called, CalledMethod method, Object[] arguments) {
        return breakers.computeIfAbsent(called, first -> breaker(method))
                .execute(() -> attempt(method, arguments, 1))
                .recover(failure -> Future.failedFuture(refusal(method, failure)));
    }

    private Future<Object> attempt(CalledMethod method, Object[] arguments, int attempt) {
        long begin = System.nanoTime();
        Object proxy = method.longestMillis() == CalledMethod.READ_MILLIS ? reader : writer;
        return method.callAt(proxy, arguments).transform(result -> {
            CallOutcome outcome = CallOutcome.of(result.cause());
            method.figures().count(outcome, attempt, System.nanoTime() - begin);
            return outcome.isLost() && attempt < method.mostAttempts(arguments)
                    ? again(method, arguments, attempt, (Future<Object>) result)
                    : (Future<Object>) result;
        });
    }

    private Future<Object> again(CalledMethod method, Object[] arguments, int attempt, Future<Object> lost) {
        long wait = backoff(attempt);
        return isInTime(wait) ? vertx.timer(wait).compose(waited -> attempt(method, arguments, attempt + 1)) : lost;
    }

    static long backoff(int attempt) {
        return 1 + ThreadLocalRandom.current().nextLong(FIRST_BACKOFF_MILLIS << (attempt - 1));
    }

    private static boolean isInTime(long wait) {
        CallContext call = CallContext.current();
        return call == null || call.remaining() > wait;
    }

    private static Throwable refusal(CalledMethod method, Throwable failure) {
        if (failure instanceof OpenCircuitException) {
            method.figures().count(CallOutcome.OPEN, 0, 0);
            return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The service does not answer at the moment.");
        }
        return switch (CallOutcome.of(failure)) {
            case TIMEOUT -> Refusal.TOO_LATE.retryAfter(RETRY_AFTER, "The service did not answer in time.");
            case UNREACHABLE -> Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "No node serves this at the moment.");
            case GARBLED -> {
                LOG.error("An answer to {} cannot be read", method.name(), failure);
                yield Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The service answers what nobody can read.");
            }
            default ->
                isTooLate(failure)
                        ? Refusal.TOO_LATE.retryAfter(RETRY_AFTER, "The caller has stopped waiting.")
                        : failure;
        };
    }

    /** Where a call arrives too late nobody answers it, and the bus says no more than a number. */
    private static boolean isTooLate(Throwable failure) {
        return failure instanceof ReplyException reply
                && !(failure instanceof ServiceException)
                && reply.failureCode() == Refusal.TOO_LATE.status();
    }
}
