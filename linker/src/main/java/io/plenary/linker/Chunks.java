package io.plenary.linker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which modules travel together. A module that only one page or one {@code import()} needs goes with it; what several need
 * is in one file for the visitors of a program, and in one for each area of those who work on it.
 */
final class Chunks {

    static final String ENTRY = "app.js";
    /** The server reads it too. */
    static final String ADDRESSES = "lib/addresses.js";

    private static final String COMMON = "common.js";
    private static final Set<String> AREAS = Set.of("workspace", "organize", "admin");
    private static final Pattern MODULE = Pattern.compile("\"([^\"]+\\.js)\"");
    private static final Pattern DYNAMIC = Pattern.compile("\\bimport\\(\\s*'([^']+)'\\s*\\)");
    /** Which ones a page wants depends on the language. */
    private static final Pattern MESSAGES = Pattern.compile("(?:.*/)?messages[./]\\w\\w\\.js");

    private final Sources sources;
    private final Set<String> roots = new TreeSet<>();
    private final Map<String, Set<String>> reachedBy = new LinkedHashMap<>();

    Chunks(Sources sources) {
        this.sources = sources;
        findRoots();
        roots.forEach(root -> reach(root, root));
    }

    private void findRoots() {
        roots.add(ENTRY);
        MODULE.matcher(sources.text(ADDRESSES)).results().forEach(found -> roots.add(found.group(1)));
        for (String path : sources.files().keySet()) {
            if (MESSAGES.matcher(path).matches()) {
                roots.add(path);
            }
            if (path.endsWith(".js")) {
                DYNAMIC.matcher(sources.text(path))
                        .results()
                        .map(found -> found.group(1))
                        .filter(specifier -> specifier.startsWith("."))
                        .forEach(specifier -> roots.add(sources.resolve(path, specifier)));
            }
        }
    }

    private void reach(String root, String path) {
        if (reachedBy.computeIfAbsent(path, any -> new TreeSet<>()).add(root)) {
            requests(path).forEach(request -> reach(root, request));
        }
    }

    private List<String> requests(String path) {
        return sources.module(path).requests().stream()
                .map(specifier -> sources.resolve(path, specifier))
                .toList();
    }

    /** Modules that a page or an {@code import()} asks for by their own addresses. */
    Set<String> roots() {
        return roots;
    }

    /** The file a module is in. */
    String of(String module) {
        Set<String> users = reachedBy.get(module);
        if (users.size() == 1) {
            return users.iterator().next();
        }
        String folder = module.contains("/") ? module.substring(0, module.indexOf('/')) : "";
        return AREAS.contains(folder) ? folder + "/" + COMMON : COMMON;
    }

    /** The modules of each file, in the order in which they run. */
    Map<String, Set<String>> inOrder() {
        Map<String, Set<String>> chunks = new LinkedHashMap<>();
        Map<String, Boolean> visited = new HashMap<>();
        roots.forEach(root -> visit(root, visited, chunks));
        return chunks;
    }

    private void visit(String path, Map<String, Boolean> visited, Map<String, Set<String>> chunks) {
        if (visited.put(path, true) == null) {
            requests(path).forEach(request -> visit(request, visited, chunks));
            chunks.computeIfAbsent(of(path), any -> new LinkedHashSet<>()).add(path);
        }
    }
}
