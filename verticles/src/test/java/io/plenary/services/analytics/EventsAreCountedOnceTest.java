package io.plenary.services.analytics;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.runtime.Database;
import io.plenary.services.analytics.SourceStore.Claim;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsAreCountedOnceTest extends OutboxesTest {

    @Test
    void anEventDeliveredTwiceIsCountedOnce() {
        Event event = happened("Repeated", ada);
        sources.get("notes").add(event).add(happened("Other", ben)).add(event);
        sources.get("auth").add(event);
        deploy(BY_SWEEP);

        await().until(() -> counts().size() == 2 && sources.values().stream().allMatch(s -> s.readings() > 2));
        assertThat(counts()).containsExactly(new EngagementCount("Other", 1, 1), new EngagementCount("Repeated", 1, 1));
    }

    @Test
    void whatWasFetchedButNotCountedBeforeACrashIsCountedByAnother() {
        sources.get("notes").add(happened("Noted", ada));
        Database database = openDatabase();
        SourceClient crashing = new SourceClient(database, node.node().proxies(), BY_SWEEP);
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        assertThat(await(crashing.fetch(claim)).events()).hasSize(1);

        deploy(BY_SWEEP);

        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 1, 1)));
    }

    @Test
    void whatWasCountedButNotReleasedBeforeACrashIsNotCountedAgain() {
        sources.get("notes").add(happened("Noted", ada));
        Database database = openDatabase();
        SourceClient crashing = new SourceClient(database, node.node().proxies(), BY_SWEEP);
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        await(crashing.fetch(claim).compose(page -> crashing.apply(claim, page)));

        deploy(BY_SWEEP);

        await().until(() -> sources.get("notes").readings() > 3);
        assertThat(counts()).containsExactly(new EngagementCount("Noted", 1, 1));
    }

    @Test
    void connectionsThatBreakAtAnyMomentLoseNothingAndCountNothingTwice() {
        IntStream.range(0, 4_000).forEach(i -> sources.get("notes").add(happened("Noted", ada)));
        deploy(BY_SWEEP);
        Database database = openDatabase();

        await().pollInterval(Duration.ofMillis(83))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    long counted = counted(database);
                    breakConnections(database);
                    return counted >= 3_000;
                });

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
    void ofTwoInstancesThatFetchedThePageOneCountsIt() {
        IntStream.range(0, 150).forEach(i -> sources.get("notes").add(happened("Noted", UUID.randomUUID())));
        Database database = openDatabase();
        await(SourceStore.add(database.direct(), List.of("notes")));
        Claim claim = claim(database);
        List<SourceClient> instances = IntStream.range(0, 5)
                .mapToObj(i -> new SourceClient(database, node.node().proxies(), BY_SWEEP))
                .toList();
        EventPage page = await(instances.get(0).fetch(claim));

        await(Future.all(
                instances.stream().map(instance -> instance.apply(claim, page)).toList()));

        deploy(BY_SWEEP);
        assertThat(counts()).containsExactly(new EngagementCount("Noted", 150, 150));
        assertThat(await(sql(database, "select cursor from sources where name = 'notes'")))
                .containsExactly("150");
    }

    @Test
    void aSourceIsWorkedByOneInstanceAtATime() {
        Database database = openDatabase();
        await(SourceStore.add(database.direct(), List.of("notes")));

        List<Future<Boolean>> claims = IntStream.range(0, 10)
                .mapToObj(i -> SourceStore.claim(database.direct(), "notes", Duration.ofMinutes(1))
                        .map(Optional::isPresent))
                .toList();
        await(Future.join(claims).otherwiseEmpty());

        assertThat(claims.stream().filter(Future::succeeded).map(Future::result))
                .containsOnlyOnce(true);
    }

    @Test
    void aReplayFromTheStartCountsNothingTwice() {
        IntStream.range(0, 1200).forEach(i -> sources.get("notes").add(happened("Noted", ada)));
        deploy(BY_SWEEP);
        await().untilAsserted(() -> assertThat(counts()).containsExactly(new EngagementCount("Noted", 1200, 1)));

        Database database = openDatabase();
        await(sql(database, "update sources set cursor = null where name = 'notes' returning name"));
        sources.get("notes").add(happened("Afterwards", ben));

        await().untilAsserted(() -> assertThat(counts())
                .containsExactly(new EngagementCount("Noted", 1200, 1), new EngagementCount("Afterwards", 1, 1)));
    }

    @Test
    void aConferenceThatComesBackIsNotCountedTwice() {
        Database database = openDatabase();
        String name = SourceNames.ofConference(conference);
        FakeSource program = new FakeSource().add(happened(ProgramEvents.SESSION_CREATED, ada));
        open(name, program);
        conferences.published(conference, UUID.randomUUID());
        deploy(BY_SWEEP);
        await().until(() -> counts().size() == 1);
        int readings = program.readings();

        await(sql(database, "delete from sources where name = '" + name + "' returning name"));

        await().until(() -> program.readings() > readings + 2);
        assertThat(counts()).containsExactly(new EngagementCount(ProgramEvents.SESSION_CREATED, 1, 1));
    }

    private static Claim claim(Database database) {
        return await(SourceStore.claim(database.direct(), "notes", Duration.ofMillis(500)))
                .orElseThrow();
    }
}
