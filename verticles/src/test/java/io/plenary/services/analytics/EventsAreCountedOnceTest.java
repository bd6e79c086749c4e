package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementsSeen;
import io.plenary.runtime.Database;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsAreCountedOnceTest extends LogTest {

    @Test
    void anEventDeliveredTwiceIsCountedOnce() {
        Event event = happened("Repeated", ada);
        deploy();
        append("notes", event, happened("Other", ben), event);
        append("notes", event);
        append("auth", event, happened("Zuletzt", ben));

        await().until(() -> counts().size() == 3);
        assertThat(counts())
                .containsExactly(
                        new EngagementCount("Other", 1, 1),
                        new EngagementCount("Repeated", 1, 1),
                        new EngagementCount("Zuletzt", 1, 1));
    }

    @Test
    void whatIsToldOfManyAtOnceCountsAsOften() {
        Event seen = new Event(
                Uuids.next(),
                Payload.typeOf(AdvertisementsSeen.class),
                NOON,
                organization,
                null,
                null,
                null,
                new JsonObject().put("count", 7));
        deploy();
        append("promotions", seen, seen);
        append("promotions", seen, happened("Zuletzt", ben));

        await().until(() -> counts().size() == 2);
        assertThat(counts()).contains(new EngagementCount("AdvertisementsSeen", 7, 0));
    }

    @Test
    void whatIsPublishedTwiceOrTooEarlyIsCountedOnceAndInOrder() {
        deploy();
        append("notes", happened("One", ada), happened("Two", ada));
        await().until(() -> counts().size() == 2);

        node.node().events().tell(new LogPage(0, List.of(happened("Again", ada), happened("Again", ada))));
        node.node().events().tell(new LogPage(1_000, List.of(happened("TooEarly", ada))));
        append("notes", happened("Three", ada));

        await().until(() -> counts().size() >= 3);
        assertThat(counts()).extracting(EngagementCount::type).containsExactly("One", "Three", "Two");
    }

    @Test
    void connectionsThatBreakAtAnyMomentLoseNothingAndCountNothingTwice() {
        deploy();
        Database database = openDatabase();
        Future<Void> appended = node.vertx().executeBlocking(() -> {
            append("notes", some(4_000, "Noted", ada));
            return null;
        });

        // Less and less often: on a slow machine a page of events needs longer than the first pauses.
        await().pollInterval(iterative(pause -> pause.multipliedBy(21).dividedBy(20), Duration.ofMillis(83)))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    long counted = counted(database);
                    breakConnections(database);
                    return counted >= 3_000;
                });

        await(appended);
        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 4_000, 1)));
    }

    private static long counted(Database database) {
        return Long.parseLong(
                await(sql(database, "select count(*)::text from seen_events").otherwise(List.of("0")))
                        .get(0));
    }

    private static void breakConnections(Database database) {
        await(sql(
                        database,
                        """
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where usename = current_user and pid <> pg_backend_pid()
                        """)
                .otherwise(List.of()));
    }

    @Test
    void ofSeveralInstancesOneCounts() {
        deploy();
        deploy();
        append(
                "notes",
                IntStream.range(0, 150)
                        .mapToObj(i -> happened("Noted", UUID.randomUUID()))
                        .toList());
        append("notes", happened("Zuletzt", ada));

        await().until(() -> counts().size() == 2);
        assertThat(counts())
                .containsExactly(new EngagementCount("Noted", 150, 150), new EngagementCount("Zuletzt", 1, 1));
    }

    @Test
    void aReplayFromTheStartCountsNothingTwice() {
        deploy();
        append("notes", some(1_200, "Noted", ada));
        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 1200, 1)));

        await(sql(openDatabase(), "update log_cursor set number = 0 where reader = 'analytics' returning reader"));
        append("notes", happened("Afterwards", ben));

        await().untilAsserted(() -> assertThat(counts())
                .containsExactly(new EngagementCount("Noted", 1200, 1), new EngagementCount("Afterwards", 1, 1)));
    }

    @Test
    void theCursorIsWhereTheLogEnds() {
        append("notes", some(450, "Noted", ada));
        deploy();

        await().untilAsserted(() -> assertThat(
                        await(sql(openDatabase(), "select number::text from log_cursor where reader = 'analytics'")))
                .containsExactly("450"));
        assertThat(counts()).containsExactly(new EngagementCount("Noted", 450, 1));
    }

    private List<Event> some(int count, String type, UUID actor) {
        return IntStream.range(0, count).mapToObj(i -> happened(type, actor)).toList();
    }
}
