package io.plenary.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Says in one line that a call is refused. */
public final class RefusalAssert {

    private RefusalAssert() {}

    public static void assertRefused(Refusal expected, Supplier<Future<?>> call) {
        Throwable failure = catchThrowable(() -> TestNode.await(call.get()));
        assertThat(Refusal.of(failure)).as("refusal of %s", failure).contains(expected);
    }
}
