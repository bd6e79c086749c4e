package io.plenary.launch.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.failures.StartFailure;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.Readers;
import io.plenary.runtime.Settings;
import io.plenary.testing.SecondServer;
import io.plenary.testing.TestHttp;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Conferences that go from one database server to another while people work on them. */
@ResourceLock("MoveTest")
class MoveTest {

    @TempDir
    static Path folder;

    private static SecondServer second;
    private static Settings.Database settings;
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        second = new SecondServer();
        settings = new Settings.Database(
                TestServer.uri(),
                Map.of(),
                TestPlatform.newPrefix(),
                new ConferenceServers(Map.of("east", second.uri()), ConferenceServers.MAIN),
                Readers.NONE);
        platform = TestPlatform.of(settings);
    }

    @AfterAll
    static void end() {
        try {
            platform.close();
        } finally {
            second.close();
        }
    }

    private static User organizer(String organization, String... slugs) {
        Organization made = platform.organization(organization);
        User organizer = platform.member(made, OrganizationRole.OWNER);
        for (String slug : slugs) {
            platform.conference(organizer, organization, slug, "PUBLISHED");
        }
        return organizer;
    }

    private static void move(String organization, String server) {
        try {
            List<String> told = new ArrayList<>();
            new Moves(settings, told::add).move(organization, server);
            System.out.println(told);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject placement(String organization) {
        UUID id = UUID.fromString(platform.admin()
                .get("/api/v1/organizations/" + organization)
                .expect(200)
                .getString("id"));
        return items("/api/v1/admin/placements?limit=100").stream()
                .filter(one -> one.getString("organizationId").equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> items(String path) {
        return platform.admin().get(path).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    void administratorsSeeWhereConferencesAreAndChooseBeforeThereAreAny() {
        platform.organization("chooser");
        User admin = platform.admin();
        String path = "/api/v1/admin/organizations/chooser/placement";

        admin.put(path, new JsonObject().put("server", "west")).expect(400);
        admin.put(path, new JsonObject().put("server", "east")).expect(200);
        platform.conference(admin, "chooser", "chosen-conf", "PUBLISHED");

        assertThat(placement("chooser").getString("server")).isEqualTo("east");
        assertThat(placement("chooser").getInteger("conferences")).isEqualTo(1);
        assertThat(placement("chooser").getLong("bytes")).isPositive();
        assertThat(admin.put(path, new JsonObject().put("server", "main"))
                        .expect(409)
                        .getString("code"))
                .isEqualTo("CONFERENCES_ELSEWHERE");
        assertThat(items("/api/v1/admin/database-servers"))
                .extracting(one -> one.getString("name") + " " + one.getBoolean("answers"))
                .containsExactly("main true", "east true");
    }

    @Test
    void nobodyElseSeesWhereConferencesAre() {
        User owner = organizer("curious");
        for (String path : List.of("/api/v1/admin/placements", "/api/v1/admin/database-servers")) {
            owner.get(path).expect(403);
            platform.http().anonymous().get(path).expect(401);
        }
        JsonObject choice = new JsonObject().put("server", "east");
        owner.put("/api/v1/admin/organizations/curious/placement", choice).expect(403);
    }

    @Test
    void nothingIsLostAndNothingDoubledWhileAnOrganizationMoves() throws Exception {
        User organizer = organizer("mover", "mover-conf", "mover-too");
        try (Writers writers = new Writers(organizer, "mover-conf")) {
            writers.awaitAcknowledged(20);
            for (String server : List.of("east", "main", "east")) {
                move("mover", server);
                writers.awaitAcknowledged(20);
            }
            writers.end();
            assertThat(placement("mover").getString("server")).isEqualTo("east");
            assertThat(placement("mover").getInteger("elsewhere")).isZero();
            writers.requireKept();
        }
    }

    /** At a later and later moment, until it has time enough. */
    @Test
    @Tag("slow")
    void killedInTheMiddleItIsAtOnePlaceAndRunAgainItEnds() throws Exception {
        User organizer = organizer("killed", "killed-conf");
        try (Writers writers = new Writers(organizer, "killed-conf")) {
            long whole = took("killed", "east");
            int kills = 0;
            int turn = 0;
            for (double share : List.of(0.55, 0.65, 0.75, 0.8, 0.85, 0.9, 0.95)) {
                String server = turn++ % 2 == 0 ? "main" : "east";
                long begun = System.nanoTime();
                Process command = command("killed", server);
                if (command.waitFor((long) (whole * share), TimeUnit.MILLISECONDS)) {
                    whole = Math.min(whole, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                } else {
                    kills++;
                    command.destroyForcibly().waitFor();
                }
                writers.awaitAcknowledged(5);
                move("killed", server);
                writers.awaitAcknowledged(5);
                assertThat(placement("killed").getString("server")).isEqualTo(server);
            }
            assertThat(kills).isPositive();
            writers.end();
            writers.requireKept();
        }
    }

    private static long took(String organization, String server) throws Exception {
        long begun = System.nanoTime();
        assertThat(command(organization, server).waitFor()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static Process command(String organization, String server) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dplenary.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "io.plenary.Main",
                "move-organization",
                "--organization=" + organization,
                "--to=" + server);
        builder.environment().put("PLENARY_DATABASE_URI", settings.uri());
        builder.environment().put("PLENARY_DATABASE_PREFIX", settings.prefix());
        builder.environment().put("PLENARY_DATABASE_SERVER_EAST", second.uri());
        File log = folder.resolve("move-" + UUID.randomUUID() + ".log").toFile();
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }

    @Test
    void whatIsLeftIsDroppedOnRequestAndAPurgeDropsAll() throws Exception {
        User organizer = organizer("leaver", "left-conf", "purged-conf");
        move("leaver", "east");
        assertThat(databases("left-conf")).containsExactlyInAnyOrder("main", "east");

        organizer.delete("/api/v1/conferences/purged-conf").expect(200);
        platform.admin().delete("/api/v1/conferences/purged-conf?purge=true").expect(200);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(databases("purged-conf"))
                .isEmpty());
        new Moves(settings, line -> {}).dropOld("leaver");

        assertThat(databases("left-conf")).containsExactly("east");
        platform.http()
                .anonymous()
                .get("/api/v1/conferences/left-conf/schedule")
                .expect(200);
    }

    private static List<String> databases(String slug) throws Exception {
        Holdings holdings = new Holdings(settings);
        List<String> found = new ArrayList<>();
        for (String server : holdings.servers()) {
            String name = settings.prefix() + "_conf_" + slug.replace('-', '_');
            if (holdings.ofConference(server, name).exists()) {
                found.add(server);
            }
        }
        return found;
    }

    @Test
    void aBackupHasWhatIsOnAnotherServer() throws Exception {
        User organizer = organizer("keeper", "keeper-conf");
        move("keeper", "east");
        String title = "Kept " + UUID.randomUUID();
        UUID key = UUID.randomUUID();
        // Just after a move it may still be looked for where it was.
        Awaitility.await()
                .until(() -> post(organizer, "keeper-conf", title, key).status() == 201);
        Path file = folder.resolve("keeper.zip");
        new Backups(settings, line -> {}).ofOrganization("keeper", file);

        Settings.Database elsewhere = new Settings.Database(TestServer.uri(), Map.of(), TestPlatform.newPrefix());
        new Backups(elsewhere, line -> {}).restore(file);

        try (TestPlatform restored = TestPlatform.of(elsewhere)) {
            Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(restored.http()
                            .anonymous()
                            .get("/api/v1/conferences/keeper-conf/schedule")
                            .text())
                    .contains(title));
        }
    }

    @Test
    void aServerThatTheSettingsDoNotNameAnyMoreIsTold() throws Exception {
        organizer("stranded", "stranded-conf");
        move("stranded", "east");
        Settings.Database without = new Settings.Database(settings.uri(), Map.of(), settings.prefix());

        assertThat(Moves.unknownServers(without)).containsExactly("east");
        assertThat(Moves.unknownServers(settings)).isEmpty();
        assertThatThrownBy(() -> new Backups(without, line -> {}).ofAll(folder.resolve("without.zip")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("database.servers.east");
    }

    @Test
    void serversAndOrganizationsThatNobodyKnowsAreRefused() {
        assertThatThrownBy(() -> new Moves(settings, line -> {}).move("mover", "west"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no server west");
        assertThatThrownBy(() -> new Moves(settings, line -> {}).move("nobody", "east"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("There is no organization nobody");
    }

    private static TestHttp.Reply post(User user, String conference, String title, UUID key) {
        return user.post(
                "/api/v1/conferences/" + conference + "/sessions",
                new JsonObject().put("title", title),
                "Idempotency-Key",
                key.toString());
    }

    /** People who add sessions as fast as they are answered, and ask again with the same key where they were refused for a while. */
    private static final class Writers implements AutoCloseable {

        private static final int COUNT = 3;

        private final User user;
        private final String conference;
        private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        private final List<Integer> unexpected = Collections.synchronizedList(new ArrayList<>());
        private final List<Thread> threads;
        private volatile boolean ending;

        Writers(User user, String conference) {
            this.user = user;
            this.conference = conference;
            threads = IntStream.range(0, COUNT)
                    .mapToObj(i -> new Thread(this::write, "writer " + i))
                    .toList();
            threads.forEach(Thread::start);
        }

        private void write() {
            while (!ending) {
                String title = "Session " + UUID.randomUUID();
                UUID key = UUID.randomUUID();
                int status = post(user, conference, title, key).status();
                while (status == 503 || status == 504 || status == 409) {
                    status = post(user, conference, title, key).status();
                }
                if (status == 201) {
                    acknowledged.add(title);
                } else {
                    unexpected.add(status);
                }
            }
        }

        void awaitAcknowledged(int more) {
            int before = acknowledged.size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.size() >= before + more || !unexpected.isEmpty());
        }

        void end() throws InterruptedException {
            ending = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }

        /** Each session once, in the program and in the log of what happened. */
        void requireKept() {
            assertThat(unexpected).isEmpty();
            Map<String, Long> kept =
                    titles().stream().collect(Collectors.groupingBy(title -> title, Collectors.counting()));
            assertThat(kept).allSatisfy((title, count) -> assertThat(count).isEqualTo(1));
            assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(acknowledged);
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(told())
                    .isEqualTo(acknowledged.size()));
        }

        private List<String> titles() {
            List<String> titles = new ArrayList<>();
            String cursor = "";
            do {
                JsonObject page = user.get("/api/v1/conferences/" + conference + "/sessions?limit=100" + cursor)
                        .expect(200);
                StreamSupport.stream(page.getJsonArray("items").spliterator(), false)
                        .map(one -> ((JsonObject) one).getString("title"))
                        .forEach(titles::add);
                String next = page.getString("nextCursor");
                cursor = next == null ? null : "&cursor=" + next;
            } while (cursor != null);
            return titles;
        }

        private int told() {
            String conferenceId =
                    user.get("/api/v1/conferences/" + conference).expect(200).getString("id");
            return Integer.parseInt(platform.rows(
                            "events",
                            user.id(),
                            "select count(*)::text from log where type = 'SessionCreated' and conference_id = '"
                                    + conferenceId + "'")
                    .get(0));
        }

        @Override
        public void close() throws InterruptedException {
            end();
        }
    }
}
