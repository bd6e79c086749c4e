package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert of {@code deploy/alerts.yml} finds out why, and what to do. */
class AlertsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern OURS = Pattern.compile("`(plenary_\\w+)`");
    private static final String PARTS = "_(count|sum|max|bucket)$";

    @Test
    void eachSaysHowBadItIsAndWhatToDo() throws IOException {
        String operations = Files.readString(DOCS.resolve("operations.md"));

        assertThat(WatchedFigures.alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String name = alert.getString("alert");
            assertThat(alert.getJsonObject("labels").getString("severity")).isIn("critical", "warning", "info");
            assertThat(alert.getJsonObject("annotations").getString("summary")).isNotBlank();
            assertThat(alert.getJsonObject("annotations").getString("runbook"))
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(operations).contains("\n### " + name + "\n");
        });
    }

    /** Once where it has to be told, and once where all is well. */
    @Test
    void eachIsTried() {
        List<JsonObject> tried = WatchedFigures.objects(WatchedFigures.yaml("alerts.test.yml"), "tests")
                .flatMap(test -> WatchedFigures.objects(test, "alert_rule_test"))
                .toList();

        assertThat(WatchedFigures.alerts()).allSatisfy(alert -> assertThat(tried.stream()
                        .filter(one -> one.getString("alertname").equals(alert.getString("alert")))
                        .map(one -> one.containsKey("exp_alerts")))
                .as(alert.getString("alert"))
                .contains(true, false));
    }

    @Test
    void ourFiguresAreExplained() throws IOException {
        List<String> explained = OURS.matcher(Files.readString(DOCS.resolve("metrics.md")))
                .results()
                .map((MatchResult figure) -> figure.group(1))
                .toList();

        assertThat(WatchedFigures.queries().stream()
                        .flatMap(query -> WatchedFigures.names(query).stream())
                        .filter(name -> name.startsWith("plenary_")))
                .isNotEmpty()
                .allMatch(name -> explained.contains(name) || explained.contains(name.replaceFirst(PARTS, "")));
    }

    @Test
    void prometheusTellsWhatIsToBeTold() throws IOException {
        assumeThat(isThere("promtool"))
                .as("There is no promtool here: Debian's package prometheus has it.")
                .isTrue();
        Process promtool = new ProcessBuilder("promtool", "test", "rules", "alerts.test.yml")
                .directory(WatchedFigures.DEPLOY.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
