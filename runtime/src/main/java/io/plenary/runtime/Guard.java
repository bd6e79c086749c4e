package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.once.KeptAnswers;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals a service at its door. Refusals pass; anything else is a fault: it is logged here with an incident number, and
 * only that number leaves the node, never the text of a database.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int FAULT = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration RETRY_WHEN_MOVED = Duration.ofSeconds(1);
    private static final Duration RETRY_WHEN_FREED = Duration.ofSeconds(30);

    private Guard() {}

    /**
     * @param kept the answers to calls that may come again
     * @param underWay how many calls are not answered yet
     */
    static <T> T around(Class<T> contract, T service, KeptAnswers kept, AtomicInteger underWay) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (self, method, arguments) -> guarded(service, method, arguments, kept, underWay)));
    }

    private static Object guarded(
            Object service, Method method, Object[] arguments, KeptAnswers kept, AtomicInteger underWay)
            throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(service, arguments);
        }
        underWay.incrementAndGet();
        return kept.answer(method, arguments, given -> invoke(service, method, given))
                .recover(failure -> Future.failedFuture(sealed(method, failure)))
                .onComplete(answered -> underWay.decrementAndGet());
    }

    @SuppressWarnings("unchecked")
    private static Future<Object> invoke(Object service, Method method, Object[] arguments) {
        try {
            return (Future<Object>) method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            return Future.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            return Future.failedFuture(e);
        }
    }

    private static Throwable sealed(Method method, Throwable failure) {
        if (failure instanceof ServiceException) {
            return failure;
        }
        if (DatabaseFailures.isFull(failure)) {
            return Refusal.UNAVAILABLE.retryAfter(
                    "STORAGE_FULL", RETRY_WHEN_FREED, "There is no room: what is there can be read, but not changed.");
        }
        if (DatabaseFailures.movedTo(failure).isPresent()) {
            return Refusal.UNAVAILABLE.retryAfter(RETRY_WHEN_MOVED, "What is to be changed has just been moved.");
        }
        if (DatabaseFailures.isOverload(failure)) {
            LOG.warn("{}: the database is too slow or gone: {}", method.getName(), failure.toString());
            return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The database does not answer at the moment.");
        }
        String incident = UUID.randomUUID().toString();
        LOG.error(
                "Incident {} in {}.{}",
                incident,
                method.getDeclaringClass().getSimpleName(),
                method.getName(),
                failure);
        return new ServiceException(FAULT, "Something went wrong here. Incident " + incident);
    }
}
