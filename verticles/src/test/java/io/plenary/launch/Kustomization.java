package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code kubectl kustomize} makes of a folder, as far as ours need it: resources, patches, a suffix and labels. */
final class Kustomization {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "resources", "patches", "nameSuffix", "labels");
    private static final List<String> OF_A_DEPLOYMENT =
            List.of("spec/selector/matchLabels", "spec/template/metadata/labels");

    private final Path folder;
    private final JsonObject file;

    private Kustomization(Path folder) {
        this.folder = folder;
        this.file = documents(folder.resolve("kustomization.yaml")).get(0);
        assertThat(file.fieldNames()).as(folder.toString()).isSubsetOf(KNOWN);
    }

    static List<JsonObject> build(Path folder) {
        return new Kustomization(folder).build();
    }

    static List<JsonObject> documents(Path file) {
        try {
            Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
            return StreamSupport.stream(all.spliterator(), false)
                    .map(document -> new JsonObject(Json.encode(document)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonObject> build() {
        List<JsonObject> manifests = new ArrayList<>();
        strings("resources")
                .map(folder::resolve)
                .forEach(resource ->
                        manifests.addAll(Files.isDirectory(resource) ? build(resource) : documents(resource)));
        objects("patches").forEach(patch -> patch(manifests, patch));
        manifests.forEach(this::name);
        objects("labels").forEach(labels -> manifests.forEach(manifest -> label(manifest, labels)));
        return manifests;
    }

    private Stream<String> strings(String member) {
        return file.getJsonArray(member, new JsonArray()).stream().map(String.class::cast);
    }

    private Stream<JsonObject> objects(String member) {
        return file.getJsonArray(member, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    private void patch(List<JsonObject> manifests, JsonObject patch) {
        JsonObject change = documents(folder.resolve(patch.getString("path"))).get(0);
        List<JsonObject> changed = manifests.stream()
                .filter(manifest -> manifest.getString("kind").equals(change.getString("kind")))
                .filter(manifest ->
                        patch.containsKey("target") || nameOf(manifest).equals(nameOf(change)))
                .toList();
        assertThat(changed).as(patch.encode()).isNotEmpty();
        changed.forEach(manifest -> {
            String name = nameOf(manifest);
            merge(manifest, change);
            manifest.getJsonObject("metadata").put("name", name);
        });
    }

    static String nameOf(JsonObject manifest) {
        return manifest.getJsonObject("metadata").getString("name");
    }

    private static void merge(JsonObject into, JsonObject change) {
        change.forEach(member -> {
            Object before = into.getValue(member.getKey());
            if (member.getValue() == null) {
                into.remove(member.getKey());
            } else if (before instanceof JsonObject object && member.getValue() instanceof JsonObject other) {
                merge(object, other);
            } else if (before instanceof JsonArray list && isNamed(list)) {
                ((JsonArray) member.getValue()).forEach(item -> mergeByName(list, (JsonObject) item));
            } else {
                into.put(member.getKey(), member.getValue());
            }
        });
    }

    private static boolean isNamed(JsonArray list) {
        return list.stream().allMatch(item -> item instanceof JsonObject object && object.containsKey("name"));
    }

    private static void mergeByName(JsonArray list, JsonObject item) {
        Optional<JsonObject> same = list.stream()
                .map(JsonObject.class::cast)
                .filter(known -> known.getString("name").equals(item.getString("name")))
                .findAny();
        same.ifPresentOrElse(known -> merge(known, item), () -> list.add(item));
    }

    private void name(JsonObject manifest) {
        manifest.getJsonObject("metadata").put("name", nameOf(manifest) + file.getString("nameSuffix", ""));
    }

    private static void label(JsonObject manifest, JsonObject labels) {
        Map<String, Object> pairs = labels.getJsonObject("pairs").getMap();
        merge(manifest, new JsonObject().put("metadata", new JsonObject().put("labels", new JsonObject(pairs))));
        List<String> places = manifest.getString("kind").equals("Deployment")
                ? OF_A_DEPLOYMENT
                : List.of("spec/selector/matchLabels");
        places.forEach(place -> object(manifest, place).getMap().putAll(pairs));
    }

    static JsonObject object(JsonObject manifest, String path) {
        JsonObject place = manifest;
        for (String step : path.split("/")) {
            place = Objects.requireNonNull(place.getJsonObject(step), path);
        }
        return place;
    }
}
