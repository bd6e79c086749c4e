package io.plenary.web.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which modules a browser needs before the first line of another one runs. Dynamic imports are left out: they are loaded when
 * they are wanted.
 */
final class Modules {

    private static final Pattern STATIC_IMPORT = Pattern.compile("\\b(?:import|from)\\s*[\"']([^\"'\\s]+)[\"']");

    private Modules() {}

    /**
     * Everything that is reached from some modules, these included, nearest first.
     *
     * @param bare the paths of modules that are imported by name
     * @param source of a path; null if there is no such file
     */
    static Set<String> graph(List<String> entries, Map<String, String> bare, Function<String, byte[]> source) {
        return graph(entries, path -> {
            byte[] found = source.apply(path);
            return found == null ? null : imports(path, found, bare);
        });
    }

    /** @param imports of a path; null if there is no such file */
    static Set<String> graph(List<String> entries, Function<String, List<String>> imports) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            String path = open.poll();
            List<String> found = reached.contains(path) ? null : imports.apply(path);
            if (found != null) {
                reached.add(path);
                open.addAll(found);
            }
        }
        return reached;
    }

    /** The paths of what a module imports. */
    static List<String> imports(String path, byte[] source, Map<String, String> bare) {
        Matcher matcher = STATIC_IMPORT.matcher(new String(source, StandardCharsets.UTF_8));
        return matcher.results()
                .map(found -> resolve(path, found.group(1), bare))
                .toList();
    }

    private static String resolve(String importer, String specifier, Map<String, String> bare) {
        return specifier.startsWith(".")
                ? URI.create(importer).resolve(specifier).toString()
                : bare.getOrDefault(specifier, specifier);
    }
}
