package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is killed under a node that goes on, while people write. */
@Tag("slow")
class DatabaseKilledTest {

    /** Ten are promised for a machine that does nothing else. */
    private static final Duration RECOVERED = Duration.ofSeconds(30);

    private static final int TIMES = 3;

    @TempDir
    Path folder;

    @Test
    void requestsAreRefusedForAMomentAndThenAnsweredAgain() {
        Map<String, String> environment = Map.of(
                "PLENARY_DATA_DIR", folder.resolve("data").toString(),
                "PLENARY_CLUSTER_PORT", Integer.toString(FreePort.next()));
        try (NodeProcess node = NodeProcess.start(folder, environment)) {
            User admin = node.signIn();
            Stage.organize(admin);
            Stage stage = Stage.set(admin, "unplugged");
            Set<Integer> statuses = new TreeSet<>();
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Set<String>> writing =
                    CompletableFuture.supplyAsync(() -> writeUntil(ended, admin, stage));

            for (int time = 0; time < TIMES; time++) {
                DatabaseProcesses.of(folder.resolve("data")).kill();
                // At once: most times the database does not run again yet.
                Awaitility.await().pollDelay(Duration.ZERO).atMost(RECOVERED).untilAsserted(() -> {
                    int status =
                            admin.post(stage.session() + "/notes", Stage.note()).status();
                    statuses.add(status);
                    assertThat(status).as(node.log()).isEqualTo(201);
                });
            }

            ended.set(true);
            Set<String> acknowledged = writing.join();
            assertThat(acknowledged).isNotEmpty();
            assertThat(sessions(admin, stage)).containsAll(acknowledged);
            // A database that runs again before it was missed refuses nobody.
            assertThat(statuses).isSubsetOf(201, 503).contains(201);
            assertThat(node.log()).contains("The database runs again").doesNotContain("Incident");
            Awaitility.await().atMost(RECOVERED).until(() -> "UP"
                    .equals(node.readiness().getString("status")));
            node.terminate();
            assertThat(node.exitCode()).isZero();
        }
    }

    /** @return what was acknowledged */
    private static Set<String> writeUntil(AtomicBoolean ended, User user, Stage stage) {
        Set<String> acknowledged = new TreeSet<>();
        while (!ended.get()) {
            String id = UUID.randomUUID().toString();
            JsonObject talk = new JsonObject().put("id", id).put("title", "Lens " + id);
            if (user.post(stage.path() + "/sessions", talk).status() == 201) {
                acknowledged.add(id);
            }
        }
        return acknowledged;
    }

    private static Set<String> sessions(User user, Stage stage) {
        Set<String> ids = new TreeSet<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page =
                    user.get(stage.path() + "/sessions?limit=200" + cursor).expect(200);
            page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        return ids;
    }
}
