package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.testing.Line;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nobody waits for a database that is known to be away, and everybody is served when it is back. */
class OutageTest {

    private final Outage outage = new Outage();

    @Test
    void whoeverAsksAServerThatDoesNotAnswerIsRefusedAtOnceUntilItIsBack() {
        try (Line line = new Line();
                TestNode node = at(line.uri())) {
            Database database = await(node.node().databases().open("notes"));
            await(read(database));

            line.hold();
            List<Future<RowSet<Row>>> waiting =
                    IntStream.range(0, 10).mapToObj(i -> read(database)).toList();
            await(node.vertx().timer(Outage.SILENCE.toMillis() + 1_500));
            List<Long> taken = IntStream.range(0, 20)
                    .mapToObj(i -> millis(database))
                    .sorted()
                    .toList();
            // One may meet a pause of the machine; who waited for the server would make all wait.
            assertThat(taken.get(15)).isLessThan(500);

            line.goOn();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> await(read(database).map(true).otherwise(false)));
            await(Future.join(waiting).otherwiseEmpty());
            IntStream.range(0, 20).forEach(i -> await(read(database)));
        }
    }

    @Test
    void oneWithoutAnAnswerIsEnoughToAskForOneself() {
        assertThat(outage.answers()).isFalse();

        outage.begin();
        outage.answered();
        assertThat(outage.answers()).isTrue();

        outage.begin();
        outage.noAnswer();
        assertThat(outage.answers()).isFalse();

        outage.begin();
        outage.answered();
        assertThat(outage.answers()).isTrue();
        Awaitility.await().until(() -> !outage.answers());
    }

    private static TestNode at(String uri) {
        Settings settings = TestNode.settings("o" + UUID.randomUUID().toString().substring(0, 8));
        return new TestNode(settings.withDatabase(
                new Settings.Database(uri, Map.of(), settings.database().prefix())));
    }

    private static Future<RowSet<Row>> read(Database database) {
        return database.read(Caller.SYSTEM, sql -> sql.query("select 1").execute());
    }

    private static long millis(Database database) {
        long begin = System.nanoTime();
        await(read(database).otherwiseEmpty());
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    @Test
    void afterAWhileInVainItIsKnownAndOneInAWhileLooks() {
        failForAWhile();
        assertThat(outage.isThere()).isTrue();

        assertThat(outage.isTimeToLook()).isTrue();
        assertThat(outage.isTimeToLook()).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(outage::isTimeToLook);
    }

    @Test
    void aBadMomentIsNoOutage() {
        fail(50);

        assertThat(outage.isThere()).isFalse();
    }

    @Test
    void whoWasNotAskedForLongMayBeBack() {
        failForAWhile();
        assertThat(outage.isThere()).isTrue();

        Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> !outage.isThere());
    }

    @Test
    void oneAnswerEndsIt() {
        failForAWhile();
        outage.begin();
        outage.answered();

        assertThat(outage.isThere()).isFalse();
    }

    @Test
    void whoFailsNowAndThenIsNotAway() {
        for (int time = 0; time < 20; time++) {
            fail(Outage.FAILURES - 1);
            outage.begin();
            outage.answered();
        }

        assertThat(outage.isThere()).isFalse();
    }

    @Test
    void aLongStatementIsNoOutageButManyAre() {
        outage.begin();
        Awaitility.await()
                .during(Outage.SILENCE.plusMillis(100))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !outage.isThere());

        IntStream.range(1, Outage.WAITING).forEach(i -> outage.begin());
        assertThat(outage.isThere()).isTrue();
    }

    private void failForAWhile() {
        long begin = System.nanoTime();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Outage.SILENCE.multipliedBy(2))
                .until(() -> {
                    fail(1);
                    return System.nanoTime() - begin
                            > Outage.SILENCE.plusMillis(300).toNanos();
                });
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> {
            outage.begin();
            outage.noAnswer();
        });
    }
}
