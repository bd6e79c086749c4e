package io.plenary.web;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What another service adds to an answer that is worth having without it: where that service does not answer in time, the part
 * is left out and named among what is {@code degraded}.
 *
 * @param missing the name of the part, null where it is there
 */
public record Part<T>(T value, String missing) {

    private static final int PATIENCE_SECONDS = 2;

    /** @param without what stands in its place */
    public static <T> Future<Part<T>> of(String name, Future<T> asked, T without) {
        return asked.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(value -> new Part<>(value, null))
                .recover(failure -> isNoAnswer(failure)
                        ? Future.succeededFuture(new Part<>(without, name))
                        : Future.failedFuture(failure));
    }

    /** A refusal of another kind is about what was asked, and a fault is to be seen. */
    private static boolean isNoAnswer(Throwable failure) {
        return failure instanceof TimeoutException || Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure);
    }

    /** Its name, where it is missing. */
    public Stream<String> degraded() {
        return Stream.ofNullable(missing);
    }
}
