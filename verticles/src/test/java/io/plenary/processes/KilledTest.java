package io.plenary.processes;

import static io.plenary.processes.Answers.all;
import static io.plenary.processes.Answers.counted;
import static io.plenary.processes.Answers.objects;
import static io.plenary.processes.Answers.titles;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node with its own database is killed again and again while conferences are provisioned, a file is imported and people
 * write. What was acknowledged has to be there afterwards, and to be counted once.
 */
@Tag("slow")
class KilledTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledTest.class);
    private static final int ROUNDS = 4;
    private static final int IMPORTED = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String IMPORTING = "/api/v1/conferences/importing";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final TestWatcher NODES = NodeProcess.tellingTroubles(() -> folder);

    private static final Random RANDOM = new Random();
    private static Witness witness;
    private static List<String> provisionings;
    private static List<String> slugs;
    private static NodeProcess node;
    private static User admin;
    private static Stage stage;
    private static String importPath;

    @BeforeAll
    static void killAgainAndAgain() {
        witness = new Witness();
        provisionings = new ArrayList<>();
        slugs = new ArrayList<>();
        start();
        Stage.organize(admin);
        stage = Stage.set(admin, "witnessed");
        Stage.set(admin, "importing");
        for (int round = 0; round < ROUNDS; round++) {
            order("conference-" + round);
            if (round == 1) {
                startImport();
            }
            killSoon(round == ROUNDS - 1);
            witness.writeUntilTheEnd(admin, stage.path());
            node.exitCode();
            start();
        }
    }

    private static void start() {
        Map<String, String> environment = Map.of(
                "PLENARY_DATA_DIR", folder.resolve("data").toString(),
                "PLENARY_CLUSTER_PORT", Integer.toString(FreePort.next()));
        node = NodeProcess.start(folder, environment);
        admin = node.signIn();
    }

    private static void order(String slug) {
        provisionings.add(Stage.order(admin, slug));
        slugs.add(slug);
    }

    private static void startImport() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get(IMPORTING + "/sessions").status() == 200);
        String id = admin.post(IMPORTING + "/imports", Lamps.file(IMPORTED), "application/xml")
                .expect(202)
                .getString("id");
        importPath = IMPORTING + "/imports/" + id;
    }

    /** Most of a conference is made, and most of a file imported, in the first second; the last time something is to be lost. */
    private static void killSoon(boolean onceAllWasAcknowledged) {
        NodeProcess mortal = node;
        int millis = RANDOM.nextInt(1_000);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> {
            if (onceAllWasAcknowledged) {
                Awaitility.await().atMost(PATIENCE).until(() -> !witness.keyed.isEmpty());
            }
            LOG.warn("Killed, {} ms or more after the last order", millis);
            mortal.kill();
        });
    }

    @AfterAll
    static void stop() {
        node.terminate();
        node.exitCode();
    }

    @Test
    void everyConferenceThatWasAcceptedIsReadyAndWorks() {
        provisionings.forEach(provisioning -> Stage.awaitReady(admin, provisioning));

        for (String slug : slugs) {
            String sessions = "/api/v1/conferences/" + slug + "/sessions";
            admin.post(sessions, new JsonObject().put("title", "The first lamp"))
                    .expect(201);
            assertThat(titles(all(admin, sessions))).containsExactly("The first lamp");
        }
    }

    @Test
    void whatWasAcknowledgedIsThere() {
        awaitProgram(stage.path());

        assertThat(witness.sessions).isNotEmpty();
        assertThat(ids(all(admin, stage.path() + "/sessions"), "id")).containsAll(witness.sessions);
        assertThat(ids(all(admin, "/api/v1/me/notes"), "id")).containsAll(witness.notes);
        assertThat(starred()).containsAll(witness.stars);
    }

    @Test
    void whatWasSentAgainUnderItsKeyIsThereOnce() {
        List<String> texts = all(admin, "/api/v1/me/notes").stream()
                .map(note -> note.getString("text"))
                .filter(text -> text.startsWith("Wipe it"))
                .toList();

        assertThat(witness.keyed).isNotEmpty();
        assertThat(texts).doesNotHaveDuplicates().containsAll(witness.keyed);
    }

    @Test
    void everyEventCountsOnce() {
        awaitProgram(stage.path());
        Map<String, Long> happened = Map.of(
                "SessionCreated", (long) all(admin, stage.path() + "/sessions").size(),
                "NoteCreated",
                        (long) all(admin, "/api/v1/me/notes?conference=witnessed")
                                .size(),
                "SessionStarred", (long) starred().size());

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        counted(admin, "witnessed", happened.keySet()))
                .isEqualTo(happened));
    }

    @Test
    void theImportThatWasAcceptedIsDoneOnce() {
        awaitProgram(IMPORTING);
        Awaitility.await().atMost(PATIENCE).until(() -> !Set.of("QUEUED", "RUNNING")
                .contains(admin.get(importPath).expect(200).getString("state")));

        assertThat(admin.get(importPath).expect(200).getString("state")).isEqualTo("SUCCEEDED");
        List<String> titles = titles(all(admin, IMPORTING + "/sessions"));
        assertThat(titles)
                .contains("Lamp 0", "Lamp 399")
                .doesNotHaveDuplicates()
                .hasSize(IMPORTED + 1);
    }

    private static void awaitProgram(String conference) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get(conference + "/sessions").status() == 200);
    }

    private static Set<String> starred() {
        return objects(admin.get("/api/v1/me/agenda?conference=witnessed")
                        .expect(200)
                        .getJsonArray("items"))
                .stream()
                .map(item -> item.getJsonObject("session").getString("id"))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<JsonObject> items, String member) {
        return items.stream().map(item -> item.getString(member)).collect(Collectors.toCollection(TreeSet::new));
    }
}
