package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Remark;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.Database;
import io.plenary.runtime.Readers;
import io.plenary.runtime.Settings;
import io.plenary.testing.ReplicatedServer;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Reading from a streaming replica, also while it stands still or is gone. */
@Tag("slow")
@ResourceLock("ReplicaTest")
@EnabledIf("io.plenary.testing.ReplicatedServer#isInstalled")
class ReplicaTest {

    private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

    private static ReplicatedServer server;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        server = new ReplicatedServer();
        Map<String, String> readers = Map.of(
                "program", server.replicaUri(),
                "conferences", server.replicaUri(),
                "analytics", server.replicaUri());
        platform = TestPlatform.of(new Settings.Database(
                server.primaryUri(),
                Map.of(),
                TestPlatform.newPrefix(),
                ConferenceServers.MAIN_ALONE,
                new Readers(readers, LONGEST_LAG)));
        platform.organization("mirror");
        platform.conference(platform.admin(), "mirror", "mirror-conf", "PUBLISHED");
    }

    @AfterAll
    static void end() {
        platform.close();
        server.close();
    }

    @AfterEach
    void goOn() {
        server.resume();
        awaitRead();
    }

    private static void awaitRead() {
        await().until(() -> platform.node().databases().replicas().leftOut() == 0);
    }

    private static Database conferences() {
        return await(platform.node().databases().open("conferences"));
    }

    /** Where it is read. */
    private static boolean isFromReplica(Database database) {
        return await(database.readRelaxed(Caller.SYSTEM, sql -> sql.query("select pg_is_in_recovery() as there")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("there"))));
    }

    private static String addSession() {
        String title = "Session " + UUID.randomUUID();
        User admin = platform.admin();
        admin.post("/api/v1/conferences/mirror-conf/sessions", new JsonObject().put("title", title))
                .expect(201);
        return title;
    }

    private static String schedule() {
        return platform.http()
                .anonymous()
                .get("/api/v1/conferences/mirror-conf/schedule")
                .text();
    }

    @Test
    void whatMayBeAMomentOldIsReadThere() {
        Database database = conferences();

        await().until(() -> isFromReplica(database));
    }

    @Test
    void whoChangedSomethingReadsItThoughTheReplicaStandsStill() {
        Database database = conferences();
        await().until(() -> isFromReplica(database));
        server.pause();

        platform.conference(platform.admin(), "mirror", "later-conf", "PUBLISHED");
        String title = addSession();

        assertThat(platform.http().anonymous().get("/api/v1/conferences").text())
                .contains("later-conf");
        assertThat(platform.admin()
                        .get("/api/v1/conferences/mirror-conf/sessions?limit=100")
                        .text())
                .contains(title);
        await().atMost(LONGEST_LAG.minusSeconds(1)).until(() -> schedule().contains(title));
        assertThat(isFromReplica(database)).isFalse();
        server.resume();
        await().until(() -> isFromReplica(database));
    }

    /** As long as the program stays as the replica knows it. */
    @Test
    void aProgramIsReadThereOnlyInTheVersionThatIsKnown() {
        String first = addSession();
        await().until(() -> schedule().contains(first));
        server.pause();

        String second = addSession();

        await().atMost(LONGEST_LAG.minusSeconds(1)).until(() -> schedule().contains(second));
        assertThat(schedule()).contains(first);
    }

    @Test
    void oneThatIsTooFarBehindIsLeftOutAndOperatorsLearnOfIt() {
        server.pause();
        addSession();

        await().until(() -> platform.node().databases().replicas().leftOut() == 1);
        assertThat(platform.node().health().remarks())
                .contains(new Remark(Remark.Code.REPLICA_LEFT_OUT, server.replicaPlace()));
        assertThat(platform.node().databases().replicas().lagSeconds()).isGreaterThan(LONGEST_LAG.toSeconds());
        server.resume();

        awaitRead();
        assertThat(platform.node().health().remarks())
                .extracting(Remark::code)
                .doesNotContain(Remark.Code.REPLICA_LEFT_OUT);
    }

    @Test
    void oneThatIsGoneIsMissedByNobody() {
        Database database = conferences();
        await().until(() -> isFromReplica(database));
        server.stopReplica();

        for (int i = 0; i < 50; i++) {
            platform.http().anonymous().get("/api/v1/conferences").expect(200);
            assertThat(isFromReplica(database)).isFalse();
        }
        server.startReplica();
        await().until(() -> isFromReplica(database));
    }
}
