package io.plenary.processes;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the alert rules and the dashboard in {@code deploy} ask Prometheus about. */
final class WatchedFigures {

    static final Path DEPLOY = Path.of("../deploy");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}|\\[[^\\]]*]");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_][\\w:]*(?!\\w)(?!\\s*\\()");
    private static final Pattern LABEL = Pattern.compile("[{,]\\s*(\\w+)\\s*(?:=|!)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    private WatchedFigures() {}

    static List<JsonObject> alerts() {
        return objects(yaml("alerts.yml"), "groups")
                .flatMap(group -> objects(group, "rules"))
                .toList();
    }

    static List<String> queries() {
        return Stream.concat(alerts().stream().map(alert -> alert.getString("expr")), panels())
                .toList();
    }

    private static Stream<String> panels() {
        return objects(new JsonObject(read("grafana/dashboards/plenary.json")), "panels")
                .flatMap(panel -> objects(panel, "targets"))
                .map(target -> target.getString("expr"));
    }

    static JsonObject yaml(String file) {
        return new JsonObject(Json.encode(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(read(file))));
    }

    private static String read(String file) {
        try {
            return Files.readString(DEPLOY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonObject> objects(JsonObject parent, String member) {
        return parent.getJsonArray(member, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    static Set<String> names(String query) {
        String bare = GROUPING.matcher(SELECTOR.matcher(withoutTexts(query)).replaceAll(""))
                .replaceAll("");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> labels(String query) {
        Stream<String> grouped = GROUPING.matcher(query)
                .results()
                .flatMap(grouping -> Pattern.compile(",").splitAsStream(grouping.group(1)))
                .map(String::strip);
        Stream<String> selected = LABEL.matcher(withoutTexts(query)).results().map(label -> label.group(1));
        return Stream.concat(grouped, selected).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutTexts(String query) {
        return TEXT.matcher(query).replaceAll("\"\"");
    }
}
