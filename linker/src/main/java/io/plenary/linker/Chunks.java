package io.plenary.linker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which modules travel together. A module that only one page or one {@code import()} needs goes with it; what several need
 * is in one file for all pages, and in one for each area that fetches messages and styles of its own. Messages that others
 * import are part of those.
 */
final class Chunks {

    static final String ENTRY = "app.js";
    /** The server reads it too. */
    static final String ADDRESSES = "lib/addresses.js";

    private static final String COMMON = "common.js";
    private static final Pattern MODULE = Pattern.compile("\"([^\"]+\\.js)\"");
    /** What a page names behind its module: areas whose messages and style sheets are fetched for it. */
    private static final Pattern AREAS = Pattern.compile("\\.js\", \\[([^]]+)]");

    private static final Pattern AREA = Pattern.compile("\"(\\w+)[/\\w]*\"");
    private static final Pattern DYNAMIC = Pattern.compile("\\bimport\\(\\s*'([^']+)'\\s*\\)");
    /** Which ones a page wants depends on the language. */
    private static final Pattern MESSAGES = Pattern.compile("(?:.*/)?messages[./]\\w\\w\\.js");

    private final Sources sources;
    private final Set<String> areas;
    private final Set<String> roots = new TreeSet<>();
    private final Map<String, Set<String>> reachedBy = new LinkedHashMap<>();

    Chunks(Sources sources) {
        this.sources = sources;
        areas = AREAS.matcher(sources.text(ADDRESSES))
                .results()
                .flatMap(page -> AREA.matcher(page.group(1)).results())
                .map(area -> area.group(1))
                .collect(Collectors.toSet());
        findRoots();
        roots.forEach(root -> reach(root, root));
    }

    private void findRoots() {
        roots.add(ENTRY);
        MODULE.matcher(sources.text(ADDRESSES)).results().forEach(found -> roots.add(found.group(1)));
        List<String> messages = sources.files().keySet().stream()
                .filter(path -> MESSAGES.matcher(path).matches())
                .toList();
        roots.addAll(messages);
        messages.forEach(path -> requests(path).forEach(roots::remove));
        for (String path : sources.files().keySet()) {
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
        String folder = folder(module);
        return areas.contains(folder) ? folder + "/" + COMMON : COMMON;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
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
