package io.plenary.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.failures.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test has a server of its own, and waits for it most of the time. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Computes, and so does not notice that its server is gone. */
    private static final String ENDLESS = "do $$ declare i bigint := 0; begin loop i := i + 1; end loop; end $$";

    private static final String BUSY =
            "select count(*) from pg_stat_activity where state = 'active' and query like 'do $$%'";

    @TempDir
    Path data;

    private EmbeddedPostgres postgres;
    private Process other;

    @AfterEach
    void stop() {
        if (other != null) {
            other.destroyForcibly().onExit().join();
        }
        if (postgres == null) {
            start();
        }
        postgres.stop();
    }

    @Test
    void dataAndAddressOutliveARestart() throws SQLException {
        String before = start();
        execute(before, "create table talk as select 'Opening' as title");
        postgres.stop();

        String after = start();

        assertThat(after).isEqualTo(before);
        assertThat(answer(after, "select title from talk")).isEqualTo("Opening");
    }

    @Test
    void whatIsWrittenIsSafe() throws SQLException {
        String uri = start();

        assertThat(List.of(
                        answer(uri, "show fsync"),
                        answer(uri, "show synchronous_commit"),
                        answer(uri, "show data_checksums"),
                        answer(uri, "show listen_addresses")))
                .containsExactly("on", "on", "on", "127.0.0.1");
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws IOException {
        String uri = start();

        assertThatThrownBy(() -> DriverManager.getConnection(jdbc(uri), "postgres", "guess"))
                .hasMessageContaining("password authentication failed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgresql-17.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKilledPlenaryLeavesAServerThatTheNextOneFinds() throws Exception {
        String before = startElsewhere();
        execute(before, "create table talk as select 'Opening' as title");
        String server = answer(before, "select pg_postmaster_start_time()");
        other.destroyForcibly().onExit().join();

        String after = start();

        assertThat(answer(after, "select pg_postmaster_start_time()")).isEqualTo(server);
        assertThat(answer(after, "select title from talk")).isEqualTo("Opening");
    }

    @Test
    void whenBothAreKilledTheDataIsRecovered() throws Exception {
        String before = startElsewhere();
        execute(before, "create table talk as select 'Opening' as title");
        other.destroyForcibly().onExit().join();
        ProcessHandle server = Postmaster.find(data.toRealPath().resolve("postgresql-17"))
                .orElseThrow()
                .process();
        server.destroyForcibly();
        server.onExit().join();

        assertThat(answer(start(), "select title from talk")).isEqualTo("Opening");
    }

    @Test
    void aServerThatIsKilledAgainAndAgainIsStartedAgainAtItsPort() throws Exception {
        String uri = start();
        execute(uri, "create table talk as select 'Opening' as title");

        for (int time = 0; time < 3; time++) {
            kill();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() ->
                            assertThat(answer(uri, "select title from talk")).isEqualTo("Opening"));
        }
    }

    @Test
    void aStatementThatSurvivesItsServerIsNoObstacle() throws Exception {
        String uri = start();
        try (Connection busy = connect(uri);
                Statement statement = busy.createStatement()) {
            statement.execute("set client_connection_check_interval = 0");
            CompletableFuture<Boolean> endless = CompletableFuture.supplyAsync(() -> runs(statement, ENDLESS));
            Awaitility.await().atMost(PATIENCE).until(() -> "1".equals(answer(uri, BUSY)));

            kill();

            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> "1".equals(answer(uri, "select 1")));
            assertThat(endless).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(false);
        }
    }

    private static boolean runs(Statement statement, String sql) {
        try {
            return statement.execute(sql);
        } catch (SQLException killed) {
            return false;
        }
    }

    @Test
    void aServerThatIsStoppedStaysStopped() throws Exception {
        start();
        kill();

        postgres.stop();

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> Postmaster.find(server()).isEmpty());
    }

    private void kill() throws IOException {
        ProcessHandle server = Postmaster.find(server()).orElseThrow().process();
        server.destroyForcibly();
        server.onExit().join();
    }

    private Path server() throws IOException {
        return data.toRealPath().resolve("postgresql-17");
    }

    @Test
    void aStalePidThatBelongsToAnotherProgramByNowIsNoObstacle() throws Exception {
        start();
        postgres.stop();
        Files.writeString(
                data.resolve("postgresql-17/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n0\nready\n");

        assertThat(answer(start(), "select 1")).isEqualTo("1");
    }

    @Test
    void aSecondPlenaryOnTheSameFolderIsRefused() throws Exception {
        startElsewhere();

        assertThatThrownBy(() -> new EmbeddedPostgres(data, PROGRAMS, Durability.SAFE).reserve())
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Another Plenary is running on " + data.toRealPath() + ".");
    }

    @Test
    void aStartThatIsGivenUpLeavesNothingRunningAndNothingBroken() throws Exception {
        EmbeddedPostgres interrupted = new EmbeddedPostgres(data, PROGRAMS, Durability.SAFE).reserve();
        CompletableFuture<String> start = CompletableFuture.supplyAsync(interrupted::start);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Files.exists(data.resolve("postgresql-17.new/base")) || start.isDone());

        interrupted.stop();

        assertThat(start).failsWithin(Duration.ofSeconds(1));
        assertThat(answer(start(), "select 1")).isEqualTo("1");
    }

    private String start() {
        postgres = new EmbeddedPostgres(data, PROGRAMS, Durability.SAFE).reserve();
        return postgres.start();
    }

    /** Starts the server from a process that can be killed. */
    private String startElsewhere() throws IOException {
        other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = other.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("postgresql:")) {
                return line;
            }
        }
        throw new IllegalStateException("The other process ended.");
    }

    /** Starts the server and stays. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(new EmbeddedPostgres(Path.of(arguments[0]), PROGRAMS, Durability.SAFE)
                    .reserve()
                    .start());
            System.exit(System.in.read());
        }
    }

    private static String jdbc(String uri) {
        return "jdbc:postgresql://127.0.0.1:" + URI.create(uri).getPort() + "/postgres";
    }

    private static Connection connect(String uri) throws SQLException {
        String[] credentials = URI.create(uri).getUserInfo().split(":");
        return DriverManager.getConnection(jdbc(uri), credentials[0], credentials[1]);
    }

    private static void execute(String uri, String sql) throws SQLException {
        try (Connection connection = connect(uri)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String answer(String uri, String sql) throws SQLException {
        try (Connection connection = connect(uri);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
