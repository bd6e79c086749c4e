package io.plenary.launch;

import static io.plenary.launch.Kustomization.nameOf;
import static io.plenary.launch.Kustomization.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.plenary.contracts.Service;
import io.plenary.launch.settings.Option;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in {@code deploy/kubernetes} is what Kubernetes takes and a node of Plenary needs; no cluster is asked. */
class KubernetesTest {

    /** Read before there are settings. */
    private static final String LOG_FORMAT = "PLENARY_LOG_FORMAT";

    private static final Path FOLDER = Path.of("../deploy/kubernetes");

    /** Longer than all steps of a stop together, and what waits before it. */
    private static final int LONGEST_STOP_SECONDS = 5 + 10;

    private interface Reader {
        Object read(String json) throws IOException;
    }

    private static final Map<String, Reader> KINDS = Map.of(
            "ConfigMap", V1ConfigMap::fromJson,
            "Deployment", V1Deployment::fromJson,
            "HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::fromJson,
            "NetworkPolicy", V1NetworkPolicy::fromJson,
            "PersistentVolumeClaim", V1PersistentVolumeClaim::fromJson,
            "PodDisruptionBudget", V1PodDisruptionBudget::fromJson,
            "Service", V1Service::fromJson);

    @TempDir
    private Path secret;

    @BeforeAll
    static void prepareReaders() {
        new JSON();
    }

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.writeString(secret.resolve("database-uri"), "postgresql://plenary:secret@db.example.org/postgres");
        Files.writeString(secret.resolve("admin-password"), "correct horse");
        Files.writeString(secret.resolve("cluster-secret"), "9f2c51b07de64a18b3c0f7a2d4e68115");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "roles", "autoscaled"})
    void kubernetesKnowsEveryMember(String overlay) {
        List<JsonObject> manifests = overlay(overlay);

        assertThat(manifests).allSatisfy(manifest -> assertThat(
                        KINDS.get(manifest.getString("kind")).read(manifest.encode()))
                .isNotNull());
        assertThat(manifests.stream().map(manifest -> manifest.getString("kind") + " " + nameOf(manifest)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "roles", "autoscaled"})
    void whateverIsGivenToANodeIsASettingAndNoSecret(String overlay) {
        assertThat(nodes(overlay)).isNotEmpty().allSatisfy(node -> assertThat(
                        environment(overlay, node).keySet())
                .isSubsetOf(Arrays.stream(Option.values())
                        .map(Option::variable)
                        .flatMap(variable -> Stream.of(variable, variable + "_FILE", LOG_FORMAT))
                        .toList())
                .doesNotContain("PLENARY_DATABASE_URI", "PLENARY_ADMIN_PASSWORD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "roles", "autoscaled"})
    void aNodeMayDoNothingButItsWork(String overlay) {
        assertThat(nodes(overlay)).allSatisfy(node -> {
            JsonObject pod = object(node, "spec/template/spec");
            assertThat(pod.getBoolean("automountServiceAccountToken")).isFalse();
            assertThat(pod.getBoolean("enableServiceLinks")).isFalse();
            assertThat(pod.getJsonObject("securityContext").getMap())
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("runAsUser", 10001);
            assertThat(object(pod, "securityContext/seccompProfile").getString("type"))
                    .isEqualTo("RuntimeDefault");
            assertThat(container(node).getJsonObject("securityContext"))
                    .isEqualTo(new JsonObject()
                            .put("allowPrivilegeEscalation", false)
                            .put("readOnlyRootFilesystem", true)
                            .put("capabilities", new JsonObject().put("drop", new JsonArray().add("ALL"))));
            assertThat(object(container(node), "resources/limits").containsKey("memory"))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "roles", "autoscaled"})
    void aNodeIsAskedHowItIsAndHasTheTimeItTakesToStop(String overlay) {
        assertThat(nodes(overlay)).allSatisfy(node -> {
            JsonObject container = container(node);
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                            .map(probe -> object(container, probe + "/httpGet")))
                    .extracting(asked -> asked.getString("port") + asked.getString("path"))
                    .containsExactly("management/health/started", "management/health/live", "management/health/ready");
            assertThat(object(node, "spec/template/spec").getInteger("terminationGracePeriodSeconds"))
                    .isGreaterThan(LONGEST_STOP_SECONDS);
            assertThat(object(node, "spec/template/spec").getJsonArray("topologySpreadConstraints"))
                    .hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "autoscaled"})
    void everyServiceRunsWhereverOneNodeIsMissing(String overlay) {
        Map<Service, Integer> copies = new TreeMap<>();
        for (JsonObject node : nodes(overlay)) {
            settings(overlay, node)
                    .services()
                    .keySet()
                    .forEach(service -> copies.merge(service, replicas(overlay, node), Integer::sum));
        }

        assertThat(Service.all())
                .allSatisfy(service ->
                        assertThat(copies.get(service)).as(service.id()).isGreaterThanOrEqualTo(2));
        assertThat(all(overlay, "PodDisruptionBudget").map(Kustomization::nameOf))
                .containsExactlyInAnyOrderElementsOf(
                        nodes(overlay).stream().map(Kustomization::nameOf).toList());
    }

    @Test
    void aSingleNodeRunsEverythingAndKeepsItsData() {
        JsonObject node = nodes("single").get(0);

        assertThat(nodes("single")).hasSize(1);
        assertThat(settings("single", node).services())
                .hasSize((int) Service.all().count());
        assertThat(settings("single", node).database().uri()).isNull();
        assertThat(object(node, "spec/strategy").getMap()).isEqualTo(Map.of("type", "Recreate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "roles", "autoscaled"})
    void nodesFindEachOtherAndBrowsersFindGateways(String overlay) {
        Map<String, JsonObject> services =
                all(overlay, "Service").collect(Collectors.toMap(Kustomization::nameOf, service -> service));

        assertThat(services.get("plenary-nodes").getJsonObject("spec").getMap())
                .containsEntry("clusterIP", "None")
                .containsEntry("publishNotReadyAddresses", true);
        assertThat(nodes(overlay)).allSatisfy(node -> {
            Settings.Cluster cluster = settings(overlay, node).cluster();
            if (overlay.equals("single")) {
                assertThat(cluster.host()).isEqualTo("127.0.0.1");
                assertThat(cluster.members()).containsExactly(cluster.host());
            } else {
                assertThat(cluster.members()).containsExactly("plenary-nodes:5701");
                assertThat(cluster.secrets()).hasSize(1);
            }
            assertThat(selects(services.get("plenary-nodes"), node)).isTrue();
            assertThat(selects(services.get("plenary-web"), node))
                    .isEqualTo(settings(overlay, node).runs(Service.WEB));
        });
    }

    private static boolean selects(JsonObject service, JsonObject node) {
        return object(node, "spec/template/metadata/labels")
                .getMap()
                .entrySet()
                .containsAll(object(service, "spec/selector").getMap().entrySet());
    }

    @Test
    void whatScalesIsThereAndAskedForByTheNamesOfTheFigures() throws IOException {
        String adapter = Files.readString(FOLDER.resolve("overlays/autoscaled/prometheus-adapter.yaml"));

        assertThat(all("autoscaled", "HorizontalPodAutoscaler")
                        .map(scaler -> object(scaler, "spec/scaleTargetRef").getString("name")))
                .containsExactlyInAnyOrderElementsOf(
                        nodes("autoscaled").stream().map(Kustomization::nameOf).toList());
        assertThat(nodes("autoscaled")).noneMatch(node -> object(node, "spec").containsKey("replicas"));
        assertThat(all("autoscaled", "HorizontalPodAutoscaler")
                        .flatMap(scaler -> object(scaler, "spec").getJsonArray("metrics").stream())
                        .map(JsonObject.class::cast)
                        .filter(metric -> metric.getString("type").equals("Pods"))
                        .map(metric -> object(metric, "pods/metric").getString("name")))
                .hasSize(3)
                .allMatch(name -> adapter.contains("as: " + name));
        assertThat(Files.readString(Path.of("../docs/metrics.md"))).contains("`plenary_loops_lag_seconds`");
    }

    private static List<JsonObject> overlay(String name) {
        return Kustomization.build(FOLDER.resolve("overlays").resolve(name));
    }

    private static Stream<JsonObject> all(String overlay, String kind) {
        return overlay(overlay).stream()
                .filter(manifest -> manifest.getString("kind").equals(kind));
    }

    private static List<JsonObject> nodes(String overlay) {
        return all(overlay, "Deployment").toList();
    }

    private static JsonObject container(JsonObject node) {
        return object(node, "spec/template/spec").getJsonArray("containers").getJsonObject(0);
    }

    private static int replicas(String overlay, JsonObject node) {
        return all(overlay, "HorizontalPodAutoscaler")
                .map(scaler -> scaler.getJsonObject("spec"))
                .filter(scaler ->
                        object(scaler, "scaleTargetRef").getString("name").equals(nameOf(node)))
                .map(scaler -> scaler.getInteger("minReplicas"))
                .findAny()
                .orElseGet(() -> node.getJsonObject("spec").getInteger("replicas"));
    }

    private Map<String, String> environment(String overlay, JsonObject node) {
        Map<String, String> environment = new TreeMap<>();
        all(overlay, "ConfigMap").forEach(settings -> settings.getJsonObject("data")
                .forEach(setting -> environment.put(setting.getKey(), (String) setting.getValue())));
        container(node).getJsonArray("env").stream()
                .map(JsonObject.class::cast)
                .forEach(setting -> environment.put(
                        setting.getString("name"),
                        setting.getString("value", "127.0.0.1").replace("/secret", secret.toString())));
        return environment;
    }

    private Settings settings(String overlay, JsonObject node) {
        return SettingsReader.read(secret, environment(overlay, node)).orElseThrow();
    }
}
