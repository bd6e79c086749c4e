package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.processes.HeldRelease.Step;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed at every step of a release, where it is committed and nobody knows, and where it was just acknowledged. There is all
 * of it or nothing, and everybody is told once.
 */
@Tag("slow")
class KilledWhileReleasingTest {

    private static final int SESSIONS = 400;
    private static final List<String> TITLES =
            IntStream.range(0, SESSIONS).mapToObj(Lamps::title).toList();
    private static final String RELEASED_BEFORE = "The first lamp";
    private static final List<Step> UNDONE = List.of(Step.NOTED, Step.TAKEN_OVER, Step.KEPT, Step.ANNOUNCED);
    private static final String SLUG = "released";
    private static final String CONFERENCE = "/api/v1/conferences/" + SLUG;
    private static final JsonObject RELEASE = new JsonObject().put("note", "All lamps");

    @TempDir
    Path folder;

    private final String prefix = "r" + UUID.randomUUID().toString().substring(0, 8);
    private NodeProcess node;
    private User admin;
    /** The version of the program that everybody knows before anything is released. */
    private long known;

    @BeforeEach
    void setStage() {
        start();
        Stage.organize(admin);
        Stage.awaitReady(admin, Stage.order(admin, SLUG));
        admin.post(CONFERENCE + "/sessions", new JsonObject().put("title", RELEASED_BEFORE))
                .expect(201);
        admin.put(CONFERENCE + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        String imported = CONFERENCE + "/imports/"
                + admin.post(CONFERENCE + "/imports", Lamps.file(SESSIONS), "application/xml")
                        .expect(202)
                        .getString("id");
        Awaitility.await()
                .atMost(MortalNode.PATIENCE)
                .until(() -> admin.get(imported).expect(200).getString("state").equals("SUCCEEDED"));
        known = seen().version();
    }

    private void start() {
        node = NodeProcess.start(
                folder,
                Map.of(
                        "PLENARY_DATABASE_URI",
                        TestServer.uri(),
                        "PLENARY_DATABASE_PREFIX",
                        prefix,
                        "PLENARY_CLUSTER_NAME",
                        prefix,
                        "PLENARY_CLUSTER_PORT",
                        Integer.toString(FreePort.next()),
                        "PLENARY_PUBLIC_URL",
                        "https://lamps.example.org"));
        admin = node.signIn();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void thereIsAllOfItOrNothing() throws SQLException {
        SeenProgram before = seen();
        JsonObject draft = draft();
        assertThat(before.titles()).containsExactly(RELEASED_BEFORE);

        try (HeldRelease held = HeldRelease.of(prefix, SLUG)) {
            for (Step step : UNDONE) {
                kill(held, step, "/releases", RELEASE);
                assertThat(seen()).as(step.name()).isEqualTo(before);
                assertThat(draft()).as(step.name()).isEqualTo(draft);
            }
            kill(held, Step.COMMITTED, "/releases", RELEASE);
        }
        requireWhole(before);
        assertThat(ask("/releases", RELEASE).expect(201).getInteger("number")).isEqualTo(2);
        requireWhole(before);
        requireCounted(Map.of("ProgramReleased", 1L, "SessionCreated", 1L + SESSIONS));
    }

    @Test
    void whatIsAcknowledgedStaysAndWhatWentBackIsBack() throws SQLException {
        SeenProgram before = seen();
        ask("/releases", RELEASE).expect(201);
        crash();
        requireWhole(before);
        SeenProgram whole = seen();

        JsonObject back = new JsonObject().put("note", "Back to one");
        try (HeldRelease held = HeldRelease.of(prefix, SLUG)) {
            kill(held, Step.KEPT, "/releases/1/rollback", back);
        }
        assertThat(seen()).isEqualTo(whole);
        assertThat(ask("/releases/1/rollback", back).expect(201).getInteger("number"))
                .isEqualTo(3);
        crash();

        SeenProgram gone = seen();
        assertThat(gone.titles()).containsExactly(RELEASED_BEFORE);
        assertThat(gone.version()).isEqualTo(whole.version() + 1);
        assertThat(gone.releaseNumbers()).containsExactly(3, 2, 1);
        assertThat(gone.exports()).noneMatch(file -> file.contains(TITLES.get(0)));
        requireCounted(
                Map.of("ProgramReleased", 2L, "SessionCreated", 1L + SESSIONS, "SessionDeleted", (long) SESSIONS));
    }

    private SeenProgram seen() {
        return SeenProgram.by(node.http().anonymous(), CONFERENCE, known);
    }

    private JsonObject draft() {
        return admin.get(CONFERENCE + "/draft").expect(200);
    }

    /** Asks for it, and kills the node when it has come that far; who asked is not answered. */
    private void kill(HeldRelease held, Step step, String path, JsonObject body) throws SQLException {
        held.hold(step);
        CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(() -> ask(path, body));
        held.awaitHeld();
        node.crash();
        assertThat(asked).as(step.name()).failsWithin(MortalNode.PATIENCE);
        held.leave(step);
        start();
    }

    /** Under one key, however often. */
    private Reply ask(String path, JsonObject body) {
        UUID key = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
        return admin.post(CONFERENCE + path, body, "Idempotency-Key", key.toString());
    }

    private void crash() {
        node.crash();
        start();
    }

    private void requireWhole(SeenProgram before) {
        SeenProgram now = seen();
        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(now.titles()).hasSize(1 + SESSIONS).contains(RELEASED_BEFORE).containsAll(TITLES);
        assertThat(now.exports()).allSatisfy(file -> assertThat(file).contains(TITLES));
        assertThat(now.releaseNumbers()).containsExactly(2, 1);
        assertThat(now.changes())
                .hasSize(SESSIONS)
                .allMatch(change -> change.getJsonArray("kinds").contains("NEW"))
                .allMatch(change -> change.getLong("version") == now.version());
        assertThat(Answers.all(admin, CONFERENCE + "/releases/2/changes?kind=NEW"))
                .filteredOn(change -> change.getString("subject").equals("SESSION"))
                .hasSize(SESSIONS);
        assertThat(admin.get(CONFERENCE + "/releases/2/schedule").expect(200).getJsonArray("sessions"))
                .hasSize(1 + SESSIONS);
        assertThat(draft().getJsonObject("unreleased").getInteger("sessions")).isZero();
    }

    private void requireCounted(Map<String, Long> events) {
        Set<String> types = events.keySet();
        Awaitility.await().atMost(MortalNode.PATIENCE).untilAsserted(() -> assertThat(
                        Answers.counted(admin, SLUG, types))
                .isEqualTo(events));
    }
}
