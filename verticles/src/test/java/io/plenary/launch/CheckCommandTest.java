package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import io.plenary.launch.cluster.Cluster;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Settings;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
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

        assertThat(found).hasSize(9).allMatch(line -> line.startsWith("ok     "));
        assertThat(found).anyMatch(line -> line.contains("PostgreSQL 17"));
    }

    @Test
    void anOccupiedPortIsToldAndAllElseIsLookedAtAsWell() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0)) {
            environment.put("PLENARY_HTTP_PORT", Integer.toString(occupied.getLocalPort()));

            assertThat(check()).isFalse();
            assertThat(found)
                    .hasSize(9)
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
        assertThat(found).hasSize(5);
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

    @Test
    void aNodeThatOthersReachNeedsASecret() {
        environment.put("PLENARY_CLUSTER_HOST", "203.0.113.7");

        assertThat(check()).isFalse();
        assertThat(found)
                .anyMatch(line -> line.startsWith("WRONG  cluster secret: Others reach 203.0.113.7")
                        && line.contains("PLENARY_CLUSTER_SECRET_FILE"));
    }

    @Test
    void aSecretThatOtherNodesDoNotKnowIsTold() {
        int port = FreePort.next();
        environment.put("PLENARY_CLUSTER_NAME", "checked");
        environment.put("PLENARY_CLUSTER_PORT", Integer.toString(port));
        environment.put("PLENARY_CLUSTER_MEMBERS", "127.0.0.1:" + port);
        environment.put("PLENARY_CLUSTER_SECRET", "9f2c51b07de64a18b3c0f7a2d4e68115");
        Settings.Cluster running =
                SettingsReader.read(home, environment).orElseThrow().cluster();
        HazelcastInstance node = Cluster.join(Cluster.config(running, Path.of("no such file")), running);
        try {
            // Who is slow to answer, as the first time on a busy machine, is taken for nobody.
            Awaitility.await().untilAsserted(() -> {
                found.clear();
                check();
                assertThat(found).contains("ok     cluster secret: there, as at 127.0.0.1:" + port);
            });

            environment.put("PLENARY_CLUSTER_SECRET", "1b7d03c96ef85a42a1d9e4b8c7f05263");
            Awaitility.await().untilAsserted(() -> {
                found.clear();
                assertThat(check()).isFalse();
                assertThat(found)
                        .anyMatch(line -> line.startsWith("WRONG  cluster secret: The node at 127.0.0.1:" + port));
            });
        } finally {
            node.getLifecycleService().terminate();
        }
    }
}
