package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.launch.settings.SettingsReader;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    Path home;

    private final List<String> found = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void give() {
        environment.put("PLENARY_HTTP_PORT", Integer.toString(FreePort.next()));
        environment.put("PLENARY_MANAGEMENT_PORT", Integer.toString(FreePort.next()));
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
    }

    private boolean check(String... options) {
        return new CheckCommand(SettingsReader.read(home, environment, options).orElseThrow()).run(found::add);
    }

    @Test
    void whereNothingIsInTheWayEachLineSaysSo() {
        assertThat(check()).isTrue();

        assertThat(found).hasSize(7).allMatch(line -> line.startsWith("ok     "));
        assertThat(found).anyMatch(line -> line.contains("PostgreSQL 17"));
    }

    @Test
    void anOccupiedPortIsToldAndAllElseIsLookedAtAsWell() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0)) {
            environment.put("PLENARY_HTTP_PORT", Integer.toString(occupied.getLocalPort()));

            assertThat(check()).isFalse();
            assertThat(found)
                    .hasSize(7)
                    .filteredOn(line -> line.startsWith("WRONG"))
                    .singleElement()
                    .asString()
                    .contains("web port", "is occupied", "PLENARY_HTTP_PORT");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        environment.put("PLENARY_DATABASE_URI", "postgresql://plenary:secret@127.0.0.1:1/postgres");

        assertThat(check()).isFalse();
        assertThat(found).anyMatch(line -> line.startsWith("WRONG  database 127.0.0.1:1/postgres: Cannot use"));
    }

    @Test
    void aDatabaseWithoutAPasswordSealsNothing() {
        environment.put("PLENARY_DATABASE_URI", "postgresql://plenary@127.0.0.1:1/postgres");

        assertThat(check()).isFalse();
        assertThat(found).anyMatch(line -> line.startsWith("WRONG  secret of 127.0.0.1:1/postgres: "));
    }

    @Test
    void anAddressOfTheClusterThatIsNotHereIsTold() {
        environment.put("PLENARY_CLUSTER_HOST", "203.0.113.7");

        assertThat(check()).isFalse();
        assertThat(found).anyMatch(line -> line.startsWith("WRONG  cluster address: ") && line.contains("203.0.113.7"));
    }

    @Test
    void aGatewayAloneNeedsNoDatabase() {
        environment.remove("PLENARY_DATABASE_URI");

        assertThat(check("--services=web")).isTrue();
        assertThat(found).hasSize(4);
    }

    @Test
    void theEmbeddedDatabaseIsNotStartedForIt() {
        environment.remove("PLENARY_DATABASE_URI");

        assertThat(check("--data=" + home.resolve("data"))).isTrue();
        assertThat(found).contains("ok     database: embedded, in " + home.resolve("data"));
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void itIsAskedForByItsName() {
        assertThat(CheckCommand.isMeantBy("check", "--port=1")).isTrue();
        assertThat(CheckCommand.isMeantBy("--port=1")).isFalse();
        assertThat(CheckCommand.options("check", "--port=1")).containsExactly("--port=1");
    }
}
