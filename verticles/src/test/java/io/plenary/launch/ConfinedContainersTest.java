package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.launch.settings.Option;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody does who got into one of the containers of {@code docker-compose.yml} ends there, and none takes all of the machine. */
class ConfinedContainersTest {

    private static final Path TOP = Path.of("..");
    private static final String ONLY_HERE = "127.0.0.1:";
    private static final Set<Option> SECRET = Set.of(
            Option.ADMIN_PASSWORD,
            Option.DATABASE_URI,
            Option.MAIL_SERVER,
            Option.MAIL_REPORTS_SECRET,
            Option.CLUSTER_SECRET,
            Option.SMS_GATEWAY);

    private final Map<String, JsonObject> containers = new TreeMap<>();

    @BeforeEach
    void read() {
        Kustomization.documents(TOP.resolve("docker-compose.yml"))
                .get(0)
                .getJsonObject("services")
                .forEach(container -> containers.put(container.getKey(), (JsonObject) container.getValue()));
    }

    @Test
    void noneMayDoMoreThanItDoes() {
        assertThat(containers).hasSizeGreaterThan(5).allSatisfy((name, container) -> {
            assertThat(container.getBoolean("read_only")).isTrue();
            assertThat(strings(container, "cap_drop")).containsExactly("ALL");
            assertThat(strings(container, "security_opt")).containsExactly("no-new-privileges:true");
            assertThat(container.fieldNames()).doesNotContain("privileged", "network_mode", "pid", "ipc", "devices");
        });
        assertThat(containers.keySet().stream()
                        .filter(name -> containers.get(name).containsKey("cap_add")))
                .containsExactly("database");
    }

    @Test
    void eachHasItsShareOfTheMachine() {
        assertThat(containers).allSatisfy((name, container) -> {
            assertThat(container.fieldNames()).contains("mem_limit", "cpus", "pids_limit");
            assertThat(container
                            .getJsonObject("logging")
                            .getJsonObject("options")
                            .fieldNames())
                    .contains("max-size", "max-file");
        });
    }

    @Test
    void eachSaysHowItIsAndComesBack() {
        assertThat(containers).allSatisfy((name, container) -> {
            assertThat(container.getString("restart")).isEqualTo("unless-stopped");
            // There is nothing in the image of the collector that could ask it.
            assertThat(container.getJsonObject("healthcheck").containsKey("test"))
                    .as(name)
                    .isEqualTo(!name.equals("collector"));
        });
    }

    @Test
    void onlyTheOneAddressIsForEverybody() {
        assertThat(containers.keySet().stream().filter(name -> strings(containers.get(name), "ports")
                        .anyMatch(port -> !port.startsWith(ONLY_HERE))))
                .containsExactly("proxy");
        assertThat(containers.keySet().stream()
                        .filter(name ->
                                strings(containers.get(name), "ports").findAny().isPresent()))
                .containsExactlyInAnyOrder("proxy", "prometheus", "grafana", "mailpit", "jaeger");
    }

    @Test
    void secretsReachNodesAsFiles() {
        assertThat(nodes()).hasSize(3).allSatisfy(node -> assertThat(
                        node.getJsonObject("environment").fieldNames())
                .doesNotContainAnyElementsOf(
                        SECRET.stream().map(Option::variable).toList())
                .contains("PLENARY_ADMIN_PASSWORD_FILE", "PLENARY_DATABASE_URI_FILE", "PLENARY_MAIL_SERVER_FILE"));
    }

    /** What a container has to itself, such as a name, a port or an address, cannot be had twice. */
    @Test
    void aNodeMayBeThereSeveralTimes() {
        assertThat(nodes()).allSatisfy(node -> assertThat(node.fieldNames())
                .doesNotContain("container_name", "hostname", "ports", "networks"));
    }

    @Test
    void whatIsMountedIsThereAndIsNotWrittenTo() {
        List<String> mounts = containers.values().stream()
                .flatMap(container -> strings(container, "volumes"))
                .filter(volume -> volume.startsWith("./"))
                .toList();

        assertThat(mounts).hasSizeGreaterThan(4).allSatisfy(mount -> {
            assertThat(mount).endsWith(":ro");
            assertThat(Files.exists(TOP.resolve(mount.substring(0, mount.indexOf(':')))))
                    .as(mount)
                    .isTrue();
        });
    }

    @Test
    void imagesHaveAVersion() {
        assertThat(containers.values().stream()
                        .map(container -> container.getString("image"))
                        .filter(image -> !image.equals("plenary")))
                .isNotEmpty()
                .allMatch(image -> image.matches("[a-z/-]+:v?\\d+(\\.\\d+)*"));
    }

    private List<JsonObject> nodes() {
        return containers.values().stream()
                .filter(container -> "plenary".equals(container.getString("image")))
                .toList();
    }

    private static Stream<String> strings(JsonObject container, String member) {
        return container.getJsonArray(member, new JsonArray()).stream().map(String.class::cast);
    }
}
