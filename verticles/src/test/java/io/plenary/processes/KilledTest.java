package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    /** So long a node that has just started may take until something is acknowledged that could be lost. */
    private static final int FIRST_ANSWERS = 3_000;

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
            killSoon(round == ROUNDS - 1 ? FIRST_ANSWERS : 0);
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
        byte[] file = ("<schedule><conference><title>Lamps</title></conference>"
                        + "<day index='1' date='2027-05-18'><room name='Gallery'>"
                        + IntStream.range(0, IMPORTED)
                                .mapToObj(KilledTest::event)
                                .collect(Collectors.joining())
                        + "</room></day></schedule>")
                .getBytes(StandardCharsets.UTF_8);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get(IMPORTING + "/sessions").status() == 200);
        String id = admin.post(IMPORTING + "/imports", file, "application/xml")
                .expect(202)
                .getString("id");
        importPath = IMPORTING + "/imports/" + id;
    }

    private static String event(int number) {
        return "<event id='%d' guid='%s'><title>Lamp %d</title><date>2027-05-18T%02d:%02d:00+01:00</date><start>%02d:%02d</start><duration>00:02</duration></event>"
                .formatted(
                        number + 1,
                        new UUID(7, number),
                        number,
                        9 + number / 40,
                        number % 40,
                        9 + number / 40,
                        number % 40);
    }

    /** Most of a conference is made, and most of a file imported, in the first second. */
    private static void killSoon(int atLeast) {
        int millis = atLeast + RANDOM.nextInt(1_000);
        LOG.warn("Killed {} ms after the last order", millis);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(node::kill);
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
            assertThat(titles(all(sessions))).containsExactly("The first lamp");
        }
    }

    @Test
    void whatWasAcknowledgedIsThere() {
        awaitProgram(stage.path());

        assertThat(witness.sessions).isNotEmpty();
        assertThat(ids(all(stage.path() + "/sessions"), "id")).containsAll(witness.sessions);
        assertThat(ids(all("/api/v1/me/notes"), "id")).containsAll(witness.notes);
        assertThat(starred()).containsAll(witness.stars);
    }

    @Test
    void whatWasSentAgainUnderItsKeyIsThereOnce() {
        List<String> texts = all("/api/v1/me/notes").stream()
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
                "SessionCreated", (long) all(stage.path() + "/sessions").size(),
                "NoteCreated",
                        (long) all("/api/v1/me/notes?conference=witnessed").size(),
                "SessionStarred", (long) starred().size());

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(counted(happened.keySet()))
                .isEqualTo(happened));
    }

    @Test
    void theImportThatWasAcceptedIsDoneOnce() {
        awaitProgram(IMPORTING);
        Awaitility.await().atMost(PATIENCE).until(() -> !Set.of("QUEUED", "RUNNING")
                .contains(admin.get(importPath).expect(200).getString("state")));

        assertThat(admin.get(importPath).expect(200).getString("state")).isEqualTo("SUCCEEDED");
        List<String> titles = titles(all(IMPORTING + "/sessions"));
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

    /** A type of which nothing has happened is not listed: it counts as none. */
    private static Map<String, Long> counted(Set<String> types) {
        Map<String, Long> listed = objects(admin.get("/api/v1/admin/analytics/engagement?conference=witnessed")
                        .expect(200)
                        .getJsonArray("counts"))
                .stream()
                .collect(Collectors.toMap(count -> count.getString("type"), count -> count.getLong("count")));
        return types.stream().collect(Collectors.toMap(type -> type, type -> listed.getOrDefault(type, 0L)));
    }

    private static Set<String> starred() {
        return objects(admin.get("/api/v1/me/agenda?conference=witnessed")
                        .expect(200)
                        .getJsonArray("items"))
                .stream()
                .map(item -> item.getJsonObject("session").getString("id"))
                .collect(Collectors.toSet());
    }

    /** The items of all pages. */
    private static List<JsonObject> all(String path) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = admin.get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor)
                    .expect(200);
            items.addAll(objects(page.getJsonArray("items")));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        return items;
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static Set<String> ids(List<JsonObject> items, String member) {
        return items.stream().map(item -> item.getString(member)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> titles(List<JsonObject> sessions) {
        return sessions.stream().map(session -> session.getString("title")).toList();
    }
}
