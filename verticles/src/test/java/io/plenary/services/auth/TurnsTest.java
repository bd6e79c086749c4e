package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();
    private final List<Promise<String>> begun = new ArrayList<>();

    private Future<String> take(String account) {
        return turns.take(account, () -> {
            Promise<String> work = Promise.promise();
            begun.add(work);
            return work.future();
        });
    }

    @Test
    void oneAccountHasOneTurnAtATime() {
        take("ada");
        Future<String> second = take("ada");
        assertThat(begun).hasSize(1);

        begun.get(0).complete("first");
        begun.get(1).complete("second");

        assertThat(second.result()).isEqualTo("second");
    }

    @Test
    void accountsDoNotWaitForEachOther() {
        take("ada");
        take("ben");

        assertThat(begun).hasSize(2);
    }

    @Test
    void aTurnThatFailedIsOver() {
        Future<String> first = take("ada");
        take("ada");

        begun.get(0).fail("wrong");

        assertThat(first.failed()).isTrue();
        assertThat(begun).hasSize(2);
    }

    @Test
    void whoWouldWaitBehindTooManyIsRefusedUntilTheyAreThrough() {
        IntStream.rangeClosed(0, 16).forEach(i -> take("ada"));

        assertThat(Assertions.catchThrowable(() -> take("ada"))).matches(Refusal.TOO_MANY::is);
        begun.get(0).complete();
        take("ada");

        assertThat(begun).hasSize(2);
    }
}
