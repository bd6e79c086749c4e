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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that is called. Who does not answer is called again where that does no harm ({@link Call}), and avoided for a moment
 * while somebody else is there ({@link Instances}). Where nobody answers, the address is left alone for a while, method by method
 * (circuit breaker), and only so many wait for it ({@link Waiting}).
 */
final class Callee implements InvocationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Callee.class);
    private static final int MOST_FAILURES = 20;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Object reader;
    private final Object writer;
    private final Map<Method, CalledMethod> methods;
    private final Map<Method, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Instances instances;
    private final Waiting waiting = new Waiting();

    <T> Callee(Vertx vertx, MeterRegistry metrics, Rotation rotation, Class<T> contract, String address) {
        this.vertx = vertx;
        reader = generated(contract, address, CalledMethod.READ_MILLIS);
        writer = generated(contract, address, CalledMethod.WRITE_MILLIS);
        String service =
                contract.getPackageName().substring(contract.getPackageName().lastIndexOf('.') + 1);
        instances = new Instances(service, address, rotation);
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
        if (waiting.isFull()) {
            method.figures().count(CallOutcome.FULL, 0, 0);
            return Future.failedFuture(Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "Too many wait for this already."));
        }
        Object proxy = method.longestMillis() == CalledMethod.READ_MILLIS ? reader : writer;
        CircuitBreaker breaker = breakers.computeIfAbsent(called, first -> breaker(method));
        return breaker.execute(() -> waiting.during(() -> new Call(vertx, method, proxy, arguments, instances).begin()))
                .recover(failure -> Future.failedFuture(refusal(method, failure)));
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
