package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the program gets to operators: what builds it may do no more than that, and what it is built into runs as nobody. */
class DeliveryTest {

    private static final Path TOP = Path.of("..");
    private static final Path WORKFLOWS = TOP.resolve(".github/workflows");

    /** What a job may do beside reading the sources, and which. */
    private static final Map<String, List<String>> MORE = Map.of(
            "jar", List.of("contents", "id-token", "attestations"),
            "image", List.of("contents", "packages", "id-token", "attestations"));

    @Test
    void theImageRunsAsNobodyAndSaysHowItIs() throws IOException {
        assertThat(lines("Dockerfile"))
                .contains("USER 10001", "ENTRYPOINT [\"bin/_node\", \"plenary.jar\"]")
                .anyMatch(line -> line.startsWith("HEALTHCHECK "));
    }

    /** A layer is sent again where one before it has changed. */
    @Test
    void whatSeldomChangesComesFirst() throws IOException {
        List<String> lines = lines("Dockerfile");

        assertThat(lines.indexOf("COPY --from=build /layers/libraries.jar ."))
                .isPositive()
                .isLessThan(lines.indexOf("COPY bin/_node bin/_health bin/"));
        assertThat(lines.get(lines.indexOf("COPY conf conf") + 1)).contains("/layers/plenary.jar", "plenary.cdx.json");
    }

    /** What is loaded before the sources are there is loaded for every module. */
    @Test
    void theLibrariesOfEveryModuleAreLoadedOnce() throws IOException {
        List<String> lines = lines("Dockerfile");

        assertThat(modules()).hasSizeGreaterThan(5).allSatisfy(module -> assertThat(lines)
                .contains("COPY " + module + "/pom.xml " + module + "/"));
    }

    private static List<String> modules() throws IOException {
        return Files.readString(TOP.resolve("pom.xml"))
                .split("<profiles>")[0]
                .lines()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll(".*<module>(.*)</module>.*", "$1"))
                .toList();
    }

    @Test
    void whatBuildsMayReadAndNothingElse() throws IOException {
        for (Path file : workflows()) {
            JsonObject workflow = Kustomization.documents(file).get(0);

            assertThat(workflow.getJsonObject("permissions").getMap()).isEqualTo(Map.of("contents", "read"));
            workflow.getJsonObject("jobs").forEach(job -> assertThat(((JsonObject) job.getValue())
                            .getJsonObject("permissions", new JsonObject())
                            .fieldNames())
                    .as(job.getKey())
                    .isSubsetOf(MORE.getOrDefault(job.getKey(), List.of())));
        }
    }

    @Test
    void jobsEndAndActionsHaveAVersion() throws IOException {
        for (Path file : workflows()) {
            Kustomization.documents(file).get(0).getJsonObject("jobs").forEach(entry -> {
                JsonObject job = (JsonObject) entry.getValue();
                assertThat(job.getInteger("timeout-minutes")).as(entry.getKey()).isPositive();
                assertThat(uses(job)).isNotEmpty().allMatch(action -> action.matches("[\\w-]+/[\\w-]+@v\\d+"));
            });
        }
    }

    private static List<String> uses(JsonObject job) {
        return job.getJsonArray("steps", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(step -> step.containsKey("uses"))
                .map(step -> step.getString("uses"))
                .toList();
    }

    /** Each kind of thing that others make is looked at for newer versions. */
    @Test
    void dependenciesAreLookedAt() {
        assertThat(
                        Kustomization.documents(TOP.resolve(".github/dependabot.yml"))
                                .get(0)
                                .getJsonArray("updates")
                                .stream()
                                .map(update -> ((JsonObject) update).getString("package-ecosystem")))
                .containsExactlyInAnyOrder("maven", "docker", "docker-compose", "github-actions");
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.toList();
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(TOP.resolve(file));
    }
}
