package io.plenary.launch.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.cluster.Installation;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations of two organizations, taken along and put back. */
class BackupTest {

    private static final String FILE =
            """
            <schedule><version>1</version><conference><title>T</title><acronym>test</acronym>
            <base_url>https://conf.example.org/</base_url></conference><day index="1" date="2027-05-18">
            <room name="Hall"><event id="1" guid="%1$seeeeee-0000-4000-8000-000000000001">
            <date>2027-05-18T11:00:00+01:00</date><duration>01:00</duration><title>Talk of %1$s</title>
            <abstract>A backslash \\ a tab\tand „quotes“</abstract>
            <persons><person id="1">Alice of %1$s</person><person id="2">Bob of %1$s</person></persons></event>
            <event id="2" guid="%1$seeeeee-0000-4000-8000-000000000002"><date>2027-05-18T12:00:00+01:00</date>
            <duration>00:30</duration><title>Another</title><persons><person id="1">Alice of %1$s</person></persons>
            </event></room></day></schedule>
            """;

    private static final String STARRED = "aaeeeeee-0000-4000-8000-000000000001";

    @TempDir
    static Path folder;

    private static TestPlatform source;

    @BeforeAll
    static void fill() {
        source = TestPlatform.of(TestPlatform.newPrefix());
        conference(source, "harbor", "harbor-conf", "aa");
        conference(source, "meadow", "meadow-conf", "bb");
        source.admin()
                .put("/api/v1/conferences/harbor-conf/sessions/" + STARRED + "/star", null)
                .expect(200);
        workOnDraft();
    }

    /** One release, and something that is not released. */
    private static void workOnDraft() {
        String base = "/api/v1/conferences/harbor-conf";
        source.admin()
                .put(base + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        source.admin()
                .patch(base + "/sessions/" + STARRED, new JsonObject().put("title", "Only in the draft"))
                .expect(200);
    }

    private static List<JsonArray> releases(TestPlatform platform) {
        String base = "/api/v1/conferences/harbor-conf";
        return List.of(
                platform.admin().get(base + "/schedule?draft=true").expect(200).getJsonArray("sessions"),
                platform.admin().get(base + "/releases/1/schedule").expect(200).getJsonArray("sessions"));
    }

    private static void conference(TestPlatform platform, String organization, String slug, String sign) {
        User admin = platform.admin();
        platform.organization(organization);
        platform.conference(admin, organization, slug, "PUBLISHED");
        String job = admin.post(
                        "/api/v1/conferences/" + slug + "/imports",
                        FILE.formatted(sign).getBytes(),
                        "application/xml")
                .expect(202)
                .getString("id");
        Awaitility.await().until(() -> admin.get("/api/v1/conferences/" + slug + "/imports/" + job)
                .expect(200)
                .getString("state")
                .equals("SUCCEEDED"));
    }

    @AfterAll
    static void end() {
        source.close();
    }

    private static Backups of(TestPlatform platform) {
        return new Backups(platform.node().settings().database(), line -> {});
    }

    private static Backups at(String prefix) {
        return new Backups(place(prefix), line -> {});
    }

    private static Settings.Database place(String prefix) {
        return new Settings.Database(TestServer.uri(), Map.of(), prefix);
    }

    private static List<String> exports(TestPlatform platform, String slug) {
        return Stream.of("json", "xml", "ics")
                .map(format -> platform.http()
                        .anonymous()
                        .get("/api/v1/conferences/" + slug + "/schedule." + format)
                        .text())
                .toList();
    }

    private static void awaitExports(TestPlatform platform, String slug) {
        List<String> expected = exports(source, slug);
        assertThat(expected).allMatch(text -> text.contains("Another"));
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(exports(platform, slug))
                .isEqualTo(expected));
    }

    @Test
    void theWholeComesBackWithTheSameExportsAndTheSameAccounts() throws Exception {
        Path file = folder.resolve("whole.zip");
        of(source).ofAll(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        String prefix = TestPlatform.newPrefix();
        at(prefix).restore(file);
        try (TestPlatform restored = TestPlatform.of(prefix)) {
            awaitExports(restored, "harbor-conf");
            awaitExports(restored, "meadow-conf");
            assertThat(restored.admin()
                            .get("/api/v1/me/marks?conference=harbor-conf")
                            .text())
                    .contains(STARRED);
            assertThat(releases(restored)).isEqualTo(releases(source));
            assertThat(releases(restored).get(0).encode()).contains("Only in the draft");
            // It goes on: what is announced comes to the log.
            conference(restored, "forest", "forest-conf", "cc");
        }
        assertThatThrownBy(() -> at(prefix).restore(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("into an empty place only");
    }

    @Test
    void aConferenceComesBackInAnEmptyPlace() throws Exception {
        Path file = folder.resolve("conference.zip");
        of(source).ofConference("harbor-conf", file);

        String prefix = TestPlatform.newPrefix();
        at(prefix).restore(file);

        Path again = folder.resolve("conference-again.zip");
        at(prefix).ofConference("harbor-conf", again);
        assertThat(databases(again)).isNotEmpty().isEqualTo(databases(file));
        assertThatThrownBy(() -> at(prefix).ofConference("meadow-conf", folder.resolve("other.zip")))
                .isInstanceOf(StartFailure.class);
    }

    @Test
    void anOrganizationComesBackBesideAnotherWhichKeepsWhatItHas() throws Exception {
        Path file = folder.resolve("organization.zip");
        of(source).ofOrganization("harbor", file);
        try (TestPlatform other = TestPlatform.of(TestPlatform.newPrefix())) {
            conference(other, "forest", "forest-conf", "cc");
            List<String> before =
                    Awaitility.await().until(() -> kept(other, "forest"), found -> found.equals(kept(other, "forest")));

            of(other).restore(file);

            awaitExports(other, "harbor-conf");
            assertThat(kept(other, "forest")).isEqualTo(before);
            assertThatThrownBy(() -> of(other).restore(file))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("the organization harbor is here already");
        }
    }

    private static List<String> kept(TestPlatform platform, String organization) {
        Path file = folder.resolve(UUID.randomUUID() + ".zip");
        try {
            of(platform).ofOrganization(organization, file);
            return databases(file);
        } catch (Exception e) {
            throw new IllegalStateException("It cannot be kept", e);
        }
    }

    /** What each has, with what proves it; but for what says where a database is, which differs from place to place. */
    private static List<String> databases(Path file) throws Exception {
        Set<String> ofPlaces = Set.of("endpoints", "provisionings", "places");
        try (Archive archive = Archive.open(file)) {
            return archive.manifest().databases().stream()
                    .flatMap(database -> database.tables().stream()
                            .filter(table -> !ofPlaces.contains(table.name()))
                            .map(table -> database.name() + " " + table))
                    .toList();
        }
    }

    @Test
    void aConferenceThatWasPurgedComesBack() throws Exception {
        conference(source, "lagoon", "lagoon-conf", "dd");
        List<String> exports = exports(source, "lagoon-conf");
        Path file = folder.resolve("lagoon.zip");
        of(source).ofConference("lagoon-conf", file);
        assertThatThrownBy(() -> of(source).restore(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("the conference lagoon-conf is here already");

        User admin = source.admin();
        admin.delete("/api/v1/conferences/lagoon-conf?purge=true").expect(200);
        // Refused while readers of the log still have something of it.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(StartFailure.class)
                .untilAsserted(() -> of(source).restore(file));

        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(exports(source, "lagoon-conf"))
                .isEqualTo(exports));
    }

    @Test
    void whatIsInterruptedLeavesNoFile() {
        Path file = folder.resolve("interrupted.zip");
        Backups interrupted = new Backups(source.node().settings().database(), line -> {
            throw new StartFailure("The power is out.");
        });

        assertThatThrownBy(() -> interrupted.ofAll(file)).isInstanceOf(StartFailure.class);
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("interrupted"));
    }

    @Test
    void anInterruptedRestoreOfTheWholeKeepsNodesAwayUntilItIsRunAgain() throws Exception {
        Path file = folder.resolve("again.zip");
        of(source).ofAll(file);
        String prefix = TestPlatform.newPrefix();
        Backups interrupted = new Backups(place(prefix), line -> {
            if (line.startsWith(Service.REGISTRATIONS.id())) {
                throw new StartFailure("The power is out.");
            }
        });
        assertThatThrownBy(() -> interrupted.restore(file)).hasMessage("The power is out.");

        assertThatThrownBy(() -> Installation.of(source.node().settings().withDatabase(place(prefix))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("run it again");
        at(prefix).restore(file);
        Installation.of(source.node().settings().withDatabase(place(prefix)));
    }

    @Test
    void aFileThatIsDamagedIsNotPutBack() throws Exception {
        Path file = folder.resolve("damaged.zip");
        of(source).ofOrganization("meadow", file);
        byte[] bytes = Files.readAllBytes(file);
        for (byte[] damaged : List.of(overwritten(bytes), Arrays.copyOf(bytes, bytes.length / 2))) {
            Path copy = Files.write(folder.resolve("copy.zip"), damaged);
            String prefix = TestPlatform.newPrefix();

            assertThatThrownBy(() -> at(prefix).restore(copy))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("damaged");
            assertThat(new Holdings(place(prefix)).of(Service.AUTH).exists()).isFalse();
        }
    }

    /** More than what says nothing, such as when an entry was written. */
    private static byte[] overwritten(byte[] bytes) {
        byte[] copy = bytes.clone();
        Arrays.fill(copy, bytes.length / 3, bytes.length / 3 + 64, (byte) 0);
        return copy;
    }

    @Test
    void whatIsNotThereCannotBeKept() {
        assertThatThrownBy(() -> of(source).ofOrganization("nobody", folder.resolve("nobody.zip")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("There is no organization nobody.");
        assertThat(folder.resolve("nobody.zip")).doesNotExist();
    }
}
