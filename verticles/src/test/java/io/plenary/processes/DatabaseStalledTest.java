package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops until everybody has been told, and goes on, as one does whose disk hangs: connections stay, and nobody answers on them. */
@Tag("slow")
class DatabaseStalledTest {

    /** The deadline of a write, the longest there is, and what a busy machine takes to say so. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(12);

    private static final int WRITERS = 8;

    private record Timed(Reply reply, Duration taken) {}

    @TempDir
    Path folder;

    private final ExecutorService visitors = Executors.newCachedThreadPool();

    @Test
    void everybodyIsAnsweredInTimeAndNothingIsDoneTwiceOrLost() {
        Map<String, String> environment = Map.of(
                "PLENARY_DATA_DIR", folder.resolve("data").toString(),
                "PLENARY_CLUSTER_PORT", Integer.toString(FreePort.next()));
        try (NodeProcess node = NodeProcess.start(folder, environment)) {
            User admin = node.signIn();
            Stage.organize(admin);
            Stage stage = Stage.set(admin, "stalled");
            User anybody = node.http().anonymous();
            anybody.get(stage.path() + "/schedule").expect(200);
            DatabaseProcesses database = DatabaseProcesses.of(folder.resolve("data"));

            database.pause();
            List<CompletableFuture<Timed>> meanwhile = new ArrayList<>();
            List<CompletableFuture<Void>> written = new ArrayList<>();
            try {
                IntStream.range(0, WRITERS)
                        .mapToObj(i -> run(() -> writeUntilAcknowledged(admin, stage, "Note " + i)))
                        .forEach(written::add);
                meanwhile.addAll(asked(node.http(), anybody, admin, stage));
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> meanwhile.stream()
                        .allMatch(CompletableFuture::isDone));
            } finally {
                database.goOn();
            }

            meanwhile.forEach(answer -> requireAnswered(answer.join()));
            written.forEach(CompletableFuture::join);
            assertThat(texts(admin, stage))
                    .containsOnlyOnceElementsOf(IntStream.range(0, WRITERS)
                            .mapToObj(i -> "Note " + i)
                            .toList());
            anybody.get(stage.path() + "/schedule").expect(200);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> "UP"
                    .equals(node.readiness().getString("status")));
            assertThat(node.log()).doesNotContain("Incident");
        } finally {
            visitors.shutdown();
        }
    }

    /** What needs the database and what does not. */
    private List<CompletableFuture<Timed>> asked(TestHttp http, User anybody, User admin, Stage stage) {
        JsonObject guess = new JsonObject().put("email", NodeProcess.ADMIN).put("password", NodeProcess.PASSWORD);
        return Stream.<Supplier<Reply>>of(
                        () -> anybody.get(stage.path() + "/schedule"),
                        () -> anybody.get(stage.session()),
                        () -> anybody.get("/api/v1/conferences"),
                        () -> admin.get("/api/v1/me"),
                        () -> admin.get(stage.session() + "/notes"),
                        () -> admin.put(stage.session() + "/star", null),
                        () -> anybody.post("/api/v1/auth/login", guess),
                        () -> http.anonymous().get("/health/live"),
                        () -> http.anonymous().get("/"))
                .map(request -> CompletableFuture.supplyAsync(() -> timed(request), visitors))
                .toList();
    }

    private static Timed timed(Supplier<Reply> request) {
        long begin = System.nanoTime();
        return new Timed(request.get(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void requireAnswered(Timed timed) {
        Reply reply = timed.reply();
        String what = reply.response().request().uri() + ": " + reply.status() + " after " + timed.taken();
        assertThat(timed.taken()).as(what).isLessThan(LONGEST_ANSWER);
        assertThat(reply.status()).as(what).isIn(200, 201, 204, 503, 504);
        if (reply.status() >= 500) {
            assertThat(reply.header("Content-Type")).as(what).contains("application/problem+json");
            assertThat(reply.header("Retry-After")).as(what).isPresent();
        }
    }

    private CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, visitors);
    }

    /** As the client does it: the same key until there is an answer that is none of "later". */
    private static void writeUntilAcknowledged(User user, Stage stage, String text) {
        String key = UUID.randomUUID().toString();
        JsonObject note = new JsonObject().put("text", text);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Reply reply = user.post(stage.session() + "/notes", note, "Idempotency-Key", key);
            assertThat(reply.status()).as(reply.text()).isIn(201, 409, 429, 503, 504);
            return reply.status() == 201;
        });
    }

    private static List<String> texts(User user, Stage stage) {
        return user.get(stage.session() + "/notes").expect(200).getJsonArray("items").stream()
                .map(note -> ((JsonObject) note).getString("text"))
                .toList();
    }
}
