package io.plenary.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The floors of the client, by what its modules import before they run: {@code lib} knows no elements, {@code parts} are the
 * elements that several areas share, {@code workspace} has those of people who work, and the areas stand on these, each by itself.
 */
class ClientFloorsTest {

    private static final Path WEBROOT = Path.of("..", "webroot");
    private static final List<String> FLOORS = List.of("lib", "parts", "workspace");
    private static final int AREAS = FLOORS.size();
    /** The entry, what is put together of the areas, and what others wrote. */
    private static final Set<String> OUTSIDE = Set.of("", "messages", "vendor");

    private final Map<String, List<String>> imports = imports();

    @Test
    void nothingImportsFromAFloorAbove() {
        assertThat(violations((from, to) -> floor(to) > floor(from))).isEmpty();
    }

    @Test
    void noAreaImportsAnother() {
        assertThat(violations((from, to) -> floor(from) == AREAS && floor(to) == AREAS && !from.equals(to)))
                .isEmpty();
        assertThat(imports.keySet().stream().map(ClientFloorsTest::folder).filter(folder -> floor(folder) == AREAS))
                .contains("home", "schedule", "agenda", "notes", "people", "account", "now", "organize", "admin");
    }

    @Test
    void theLowestFloorKnowsNoElements() {
        assertThat(imports.entrySet())
                .filteredOn(module -> folder(module.getKey()).equals("lib"))
                .hasSizeGreaterThan(1)
                .allSatisfy(module ->
                        assertThat(module.getValue()).as(module.getKey()).noneMatch(path -> path.startsWith("lit")));
    }

    @Test
    void noModulesImportEachOtherInACircle() {
        assertThat(imports.keySet())
                .allSatisfy(module -> assertThat(reached(imports.get(module))).doesNotContain(module));
    }

    private List<String> violations(BiPredicate<String, String> isViolation) {
        assertThat(imports).hasSizeGreaterThan(100);
        return imports.entrySet().stream()
                .flatMap(module -> module.getValue().stream()
                        .filter(path -> isRuled(module.getKey()) && isRuled(path))
                        .filter(path -> isViolation.test(folder(module.getKey()), folder(path)))
                        .map(path -> module.getKey() + " -> " + path))
                .toList();
    }

    private Set<String> reached(List<String> modules) {
        return Modules.graph(modules, Map.of(), path -> imports.containsKey(path) ? bytes(path) : null);
    }

    private boolean isRuled(String path) {
        return imports.containsKey(path) && !OUTSIDE.contains(folder(path));
    }

    private static int floor(String folder) {
        return FLOORS.contains(folder) ? FLOORS.indexOf(folder) : AREAS;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    private static Map<String, List<String>> imports() {
        try (Stream<Path> files = Files.walk(WEBROOT)) {
            return files.map(file -> WEBROOT.relativize(file).toString())
                    .filter(path -> path.endsWith(".js"))
                    .collect(Collectors.toMap(
                            Function.identity(), path -> Modules.imports(path, bytes(path), Map.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(WEBROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
