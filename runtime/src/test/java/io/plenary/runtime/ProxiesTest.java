package io.plenary.runtime;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.testing.FixedLog;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final LogPage EMPTY = new LogPage(0, List.of());

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
        EventLog absent = node.proxy(EventLog.class, "absent");
        EventLog present = node.fake(EventLog.class, "present", new FixedLog(() -> Future.succeededFuture(EMPTY)))
                .proxy(EventLog.class, "present");

        await(Future.join(IntStream.range(0, 50)
                        .mapToObj(i -> FixedLog.ask(absent))
                        .toList())
                .otherwiseEmpty());

        assertRefused(Refusal.UNAVAILABLE, () -> FixedLog.ask(absent));
        assertThat(await(FixedLog.ask(present))).isEqualTo(EMPTY);
    }
}
