package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again for a minute where nobody answers: for commands, which have the time that a request has not. */
public final class Insisting {

    private static final int TRIES = 60;
    private static final int PAUSE_SECONDS = 1;

    private Insisting() {}

    public static <T> Future<T> on(Vertx vertx, Supplier<Future<T>> question) {
        return on(vertx, question, TRIES);
    }

    private static <T> Future<T> on(Vertx vertx, Supplier<Future<T>> question, int tries) {
        return question.get()
                .recover(failure -> tries > 1 && (Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure))
                        ? vertx.timer(PAUSE_SECONDS, TimeUnit.SECONDS).compose(waited -> on(vertx, question, tries - 1))
                        : Future.failedFuture(failure));
    }
}
