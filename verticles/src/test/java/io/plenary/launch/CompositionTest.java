package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Service;
import io.plenary.launch.settings.Option;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} and the files in {@code deploy} belong together; no container is needed to see that they do. */
class CompositionTest {

    /** Read before there are settings. */
    private static final String LOG_FORMAT = "PLENARY_LOG_FORMAT";

    private static final Path TOP = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-(.*?)}");
    private static final String SECRET = "/secret/";
    private static final Pattern MOST_CONNECTIONS = Pattern.compile("sc0_conn_cur gt (\\d+)");
    private static final Pattern SERVER = Pattern.compile("(?m)^ *server-template \\S+ \\d+ (\\w+):8080");

    @TempDir
    private Path home;

    /** What the containers of the database and of the nodes share. */
    @TempDir
    private Path secret;

    @TempDir
    private Path data;

    private Map<?, ?> services;
    private Map<String, Map<String, String>> environmentByNode;
    private Map<String, Settings> settingsByNode;

    @BeforeEach
    void read() throws IOException {
        services = (Map<?, ?>) yaml("docker-compose.yml").get("services");
        startDatabase(Map.of());
        environmentByNode = new TreeMap<>();
        services.forEach((name, service) -> {
            if ("plenary".equals(((Map<?, ?>) service).get("image"))) {
                environmentByNode.put(name.toString(), environment((Map<?, ?>) service));
            }
        });
        settingsByNode = new TreeMap<>();
        environmentByNode.forEach((name, environment) ->
                settingsByNode.put(name, SettingsReader.read(home, environment).orElseThrow()));
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(TOP.resolve(file)));
    }

    /** As it is where nobody sets a variable. */
    private Map<String, String> environment(Map<?, ?> service) {
        return ((Map<?, ?>) service.get("environment"))
                .entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> VARIABLE.matcher(
                                        entry.getValue().toString())
                                .replaceAll("$1")
                                .replace(SECRET, secret + "/")));
    }

    @Test
    void whateverIsGivenToANodeIsASetting() {
        assertThat(environmentByNode.values().stream().flatMap(environment -> environment.keySet().stream()))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Option.values())
                        .map(Option::variable)
                        .flatMap(variable -> Stream.of(variable, variable + "_FILE", LOG_FORMAT))
                        .toList());
    }

    @Test
    void eachInstallationMakesAPasswordAndKeepsIt() throws IOException {
        String made = password();
        assertThat(made).matches("[0-9a-f]{48}");
        assertThat(settingsByNode.values().stream()
                        .map(settings -> settings.database().uri())
                        .distinct())
                .containsExactly("postgresql://postgres:" + made + "@database/postgres");

        startDatabase(Map.of());
        assertThat(password()).isEqualTo(made);
        startDatabase(Map.of("PLENARY_DATABASE_PASSWORD", "given"));
        assertThat(password()).isEqualTo("given");
        Files.delete(secret.resolve("password"));
        startDatabase(Map.of());
        assertThat(password()).isNotIn(made, "given");
    }

    @Test
    void aDatabaseWhosePasswordIsLostIsNotGivenAnother() throws IOException {
        Files.writeString(data.resolve("PG_VERSION"), "17");
        Files.delete(secret.resolve("password"));

        assertThatThrownBy(() -> startDatabase(Map.of())).hasMessageContaining("give it as PLENARY_DATABASE_PASSWORD");
        assertThat(secret.resolve("password")).doesNotExist();
        startDatabase(Map.of("PLENARY_DATABASE_PASSWORD", "plenary"));
        assertThat(password()).isEqualTo("plenary");
    }

    private String password() throws IOException {
        return Files.readString(secret.resolve("password"));
    }

    /** What its container runs before PostgreSQL, as far as that. */
    private void startDatabase(Map<String, String> given) throws IOException {
        assertThat((List<?>) at(services, "database", "entrypoint"))
                .hasToString("[bash, /deploy/secret.sh, /secret, docker-entrypoint.sh]");
        assertThat(at(services, "database", "environment", "POSTGRES_PASSWORD_FILE"))
                .isEqualTo(SECRET + "password");
        ProcessBuilder start = new ProcessBuilder("bash", "deploy/secret.sh", secret.toString(), "echo", "started")
                .directory(TOP.toFile())
                .redirectErrorStream(true);
        start.environment().keySet().removeIf(name -> name.startsWith("PLENARY_"));
        start.environment().put("PGDATA", data.toString());
        start.environment().putAll(given);
        String said = new String(start.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.equals("started\n")) {
            throw new IllegalStateException(said);
        }
    }

    @Test
    void everyServiceRunsWhereverOneNodeIsMissing() {
        assertThat(settingsByNode).hasSize(3);
        assertThat(Service.all()).allSatisfy(service -> assertThat(
                        settingsByNode.values().stream().filter(settings -> settings.runs(service)))
                .as(service.id())
                .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void theNodesFindEachOtherAndAreOfOneInstallation() {
        assertThat(settingsByNode).allSatisfy((name, settings) -> {
            assertThat(settings.cluster().host()).isEqualTo(name);
            assertThat(settings.cluster().members())
                    .containsExactlyInAnyOrderElementsOf(settingsByNode.keySet().stream()
                            .map(node -> node + ":5701")
                            .toList());
        });
        assertThat(settingsByNode.values().stream().map(Settings::database).distinct())
                .hasSize(1);
    }

    @Test
    void theProxyLeadsToEveryGatewayAndIsBelieved() throws IOException {
        String proxy = Files.readString(TOP.resolve("deploy/haproxy.cfg"));

        assertThat(proxy).contains("default_backend ready\n", "\nbackend ready\n", "\nbackend running\n");
        assertThat(SERVER.matcher(proxy).results().map(server -> server.group(1)))
                .containsOnly(gateways().toArray(String[]::new));
        assertThat(gateways()
                        .map(name -> settingsByNode.get(name).http().proxies().trusted()))
                .allSatisfy(trusted -> assertThat(trusted)
                        .extracting(Network::address)
                        .containsExactly(at(services, "proxy", "networks", "default", "ipv4_address")
                                .toString()));
    }

    /** A gateway lets whom it trusts keep any number, so the proxy counts as a gateway without one would. */
    @Test
    void theProxyLetsNoAddressKeepMoreThanAGatewayWould() throws IOException {
        String proxy = Files.readString(TOP.resolve("deploy/haproxy.cfg"));

        assertThat(MOST_CONNECTIONS.matcher(proxy).results().map(most -> Integer.valueOf(most.group(1))))
                .containsExactly(Settings.Http.CONNECTIONS_PER_ADDRESS);
        assertThat(proxy).contains("timeout http-request 10s", "track-sc0 src,", "sc0_http_req_rate gt ");
    }

    private Stream<String> gateways() {
        return settingsByNode.keySet().stream()
                .filter(name -> settingsByNode.get(name).runs(Service.WEB));
    }

    @Test
    void prometheusAsksEveryNode() throws IOException {
        assertThat(Files.readString(TOP.resolve("deploy/prometheus.yml")))
                .contains("names: [" + String.join(", ", settingsByNode.keySet()) + "]", "port: 9090");
    }

    @Test
    void nodesKnowOneSecretThatStaysTheSame() throws IOException {
        String made = Files.readString(secret.resolve("cluster-secret"));
        startDatabase(Map.of());

        assertThat(Files.readString(secret.resolve("cluster-secret"))).isEqualTo(made);
        assertThat(settingsByNode)
                .allSatisfy((name, settings) ->
                        assertThat(settings.cluster().secrets()).containsExactly(made));
    }

    @Test
    void whatIsSecretAndGivenReachesTheNodes() throws IOException {
        assertThat(settingsByNode)
                .allSatisfy((name, settings) ->
                        assertThat(settings.admin().password()).isNull());

        startDatabase(Map.of("PLENARY_ADMIN_PASSWORD", "correct horse", "PLENARY_MAIL_SERVER", "smtp://mailpit:1025"));

        assertThat(SettingsReader.read(home, environmentByNode.get("people")).orElseThrow())
                .satisfies(
                        settings -> assertThat(settings.admin().password()).isEqualTo("correct horse"),
                        settings -> assertThat(settings.messages().mailServer()).hasHost("mailpit"));
    }

    private static Object at(Map<?, ?> tree, String... path) {
        Object place = tree;
        for (String step : path) {
            place = Objects.requireNonNull(((Map<?, ?>) place).get(step), step);
        }
        return place;
    }
}
