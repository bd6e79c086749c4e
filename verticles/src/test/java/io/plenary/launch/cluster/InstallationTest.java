package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.DatabaseServer;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private final String prefix = newPrefix();

    @TempDir
    Path home;

    private static String newPrefix() {
        return "i" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void nodesOfOneInstallationFitWhateverTheyRun() {
        Installation all = at(prefix);
        Installation some =
                Installation.decode(at(prefix, "--services=notes,web").encode());

        assertThat(all.differenceTo(some)).isEmpty();
        assertThat(some.differenceTo(all)).isEmpty();
    }

    @Test
    void anotherPrefixOnTheSameServerIsAnotherInstallation() {
        String otherPrefix = newPrefix();
        Installation other = Installation.decode(at(otherPrefix).encode());

        assertThat(at(prefix).differenceTo(other))
                .contains("their databases start with " + otherPrefix + ", this node's with " + prefix);
    }

    @Test
    void theSamePrefixOnAnotherServerIsAnotherInstallation() {
        Installation here = new Installation(prefix, Map.of("notes", "one"), false);
        Installation there = new Installation(prefix, Map.of("all services", "one", "notes", "two"), false);

        assertThat(here.differenceTo(there)).hasValueSatisfying(difference -> assertThat(difference)
                .startsWith("they use another database for notes. An embedded one is for one node")
                .contains("PLENARY_DATABASE_URI"));
    }

    @Test
    void aGatewayWithoutADatabaseFitsEveryInstallation() {
        Settings gateway = SettingsReader.read(home, Map.of(), "--services=web").orElseThrow();

        assertThat(Installation.decode(Installation.of(gateway).encode()).differenceTo(at(prefix)))
                .isEmpty();
    }

    @Test
    void onlyANewInstallationWantsTheDemo() throws SQLException {
        assertThat(at(newPrefix(), "--no-demo").demoWanted()).isFalse();
        assertThat(at(prefix).demoWanted()).isTrue();
        assertThat(at(prefix).demoWanted()).as("not loaded yet").isTrue();
        assertThat(at(prefix, "--no-demo").demoWanted()).isFalse();

        new DatabaseServer(TestServer.uri(), prefix).demoIsLoaded();

        assertThat(at(prefix).demoWanted()).isFalse();
    }

    @Test
    void aServerThatCannotBeUsedIsNamed() {
        Settings nowhere = SettingsReader.read(
                        home, Map.of("PLENARY_DATABASE_URI", "postgresql://ada:s3cret@127.0.0.1:1/postgres"))
                .orElseThrow();

        assertThatThrownBy(() -> Installation.of(nowhere))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Cannot use the database at 127.0.0.1:1/postgres: ")
                .hasMessageNotContaining("s3cret");
    }

    private Installation at(String prefix, String... arguments) {
        Map<String, String> environment =
                Map.of("PLENARY_DATABASE_URI", TestServer.uri(), "PLENARY_DATABASE_PREFIX", prefix);
        return Installation.of(SettingsReader.read(home, environment, arguments).orElseThrow());
    }
}
