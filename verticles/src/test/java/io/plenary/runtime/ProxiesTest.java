package io.plenary.runtime;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final EventPage EMPTY = new EventPage(List.of(), "0");

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void anAddressThatDoesNotAnswerTakesNoOtherOfTheContractWithIt() {
        EventSource absent = node.proxy(EventSource.class, EventSource.address("absent"));
        EventSource present = node.fake(
                        EventSource.class,
                        EventSource.address("present"),
                        (caller, cursor, limit) -> Future.succeededFuture(EMPTY))
                .proxy(EventSource.class, EventSource.address("present"));

        await(Future.join(IntStream.range(0, 50)
                        .mapToObj(i -> absent.readEvents(Caller.SYSTEM, null, 1))
                        .toList())
                .otherwiseEmpty());

        assertRefused(Refusal.UNAVAILABLE, () -> absent.readEvents(Caller.SYSTEM, null, 1));
        assertThat(await(present.readEvents(Caller.SYSTEM, null, 1))).isEqualTo(EMPTY);
    }
}
