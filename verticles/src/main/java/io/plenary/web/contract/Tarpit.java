package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Lets those wait for their refusal who send far too much: no client of ours does. Whoever keeps sending bodies without measure
 * is slowed down to some a second by that, and others feel nothing of them.
 */
final class Tarpit implements BiConsumer<RoutingContext, Throwable> {

    static final Duration WAIT = Duration.ofMillis(500);

    private final BiConsumer<RoutingContext, Throwable> failures;

    /** @param failures answers, whether at once or later */
    Tarpit(BiConsumer<RoutingContext, Throwable> failures) {
        this.failures = failures;
    }

    @Override
    public void accept(RoutingContext context, Throwable failure) {
        if (isWithoutMeasure(failure)) {
            context.vertx().setTimer(WAIT.toMillis(), over -> failures.accept(context, failure));
        } else {
            failures.accept(context, failure);
        }
    }

    private static boolean isWithoutMeasure(Throwable failure) {
        return Refusal.TOO_LARGE.is(failure)
                || Refusal.INVALID.is(failure)
                        && Refusal.errors((ServiceException) failure).size() >= Excess.MOST_FAULTS;
    }
}
