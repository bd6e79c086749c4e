package io.plenary.linker;

import io.plenary.linker.Names.Binding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins modules that travel together, without changing what they do: they run in the same order, and a binding that one exports
 * and another imports is still one binding. Modules that are asked for by their address keep it.
 */
public final class Linker {

    private final Sources sources;
    private final Chunks chunks;
    private final Names names;
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Set<Binding> namespaces = new HashSet<>();
    /** What a file takes from others, by their paths. */
    private final Map<String, Map<String, Set<String>>> imports = new HashMap<>();
    /** What a file gives to others, by the names they know it by. */
    private final Map<String, SortedMap<String, String>> exports = new HashMap<>();

    private Linker(Sources sources) {
        this.sources = sources;
        chunks = new Chunks(sources);
        names = new Names(sources);
    }

    /** @param arguments the folder of the client, and the one for the client as it is sent to browsers */
    public static void main(String... arguments) throws IOException {
        Sources sources = new Sources(Path.of(arguments[0]));
        Map<String, byte[]> linked = new Pages(sources).link(new Linker(sources).modules());
        Path target = Path.of(arguments[1]);
        clear(target);
        for (Map.Entry<String, byte[]> file : linked.entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Nothing of an earlier build stays. */
    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static Map<String, String> modules(Sources sources) {
        return new Linker(sources).modules();
    }

    /** The files by path. */
    private Map<String, String> modules() {
        Map<String, Set<String>> inOrder = chunks.inOrder();
        inOrder.forEach((chunk, modules) -> modules.forEach(module -> add(chunk, module)));
        chunks.roots().forEach(this::keepsItsAddress);
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> paths = new LinkedHashSet<>(inOrder.keySet());
        paths.addAll(chunks.roots());
        paths.forEach(path -> files.put(path, file(path, inOrder.getOrDefault(path, Set.of()))));
        return files;
    }

    private void add(String chunk, String path) {
        ModuleSource module = sources.module(path);
        bodies.put(path, Body.of(module, names, chunk));
        names.scope(module).values().forEach(binding -> need(chunk, binding));
        module.requests().forEach(specifier -> runFirst(chunk, chunks.of(sources.resolve(path, specifier))));
    }

    private void need(String chunk, Binding binding) {
        String home = chunks.of(binding.module());
        if (binding.name().equals(ModuleSource.NAMESPACE) && namespaces.add(binding)) {
            bodies.put("*" + binding.module(), namespace(home, binding));
        }
        if (!home.equals(chunk)) {
            String name = names.of(binding);
            imports.computeIfAbsent(chunk, any -> new TreeMap<>())
                    .computeIfAbsent(home, any -> new TreeSet<>())
                    .add(name);
            exports.computeIfAbsent(home, any -> new TreeMap<>()).put(name, name);
        }
    }

    private void runFirst(String chunk, String other) {
        if (!other.equals(chunk)) {
            imports.computeIfAbsent(chunk, any -> new TreeMap<>()).computeIfAbsent(other, any -> new TreeSet<>());
        }
    }

    /** All exports of a module as an object that shows their present values. */
    private String namespace(String home, Binding namespace) {
        String getters = names.exportedNames(namespace.module()).stream()
                .map(name -> {
                    Binding binding = names.exported(namespace.module(), name);
                    need(home, binding);
                    return "get " + name + "() { return " + names.of(binding) + "; }";
                })
                .collect(Collectors.joining(", "));
        return "var " + names.of(namespace) + " = Object.freeze({ __proto__: null, " + getters + " });\n";
    }

    /** Who imports the module by its address gets what it exports. */
    private void keepsItsAddress(String root) {
        for (String name : names.exportedNames(root)) {
            Binding binding = names.exported(root, name);
            need(root, binding);
            exports.computeIfAbsent(root, any -> new TreeMap<>()).put(name, names.of(binding));
        }
        runFirst(root, chunks.of(root));
    }

    private String file(String path, Set<String> modules) {
        StringBuilder text = new StringBuilder();
        imports.getOrDefault(path, Map.of()).forEach((other, wanted) -> text.append(importOf(path, other, wanted)));
        modules.stream()
                .filter(module -> bodies.containsKey("*" + module))
                .forEach(module -> text.append(bodies.get("*" + module)));
        modules.forEach(module -> text.append(bodies.get(module).strip()).append('\n'));
        SortedMap<String, String> given = exports.getOrDefault(path, new TreeMap<>());
        if (!given.isEmpty()) {
            text.append("export { ").append(list(given)).append(" };\n");
        }
        return text.toString();
    }

    private static String importOf(String path, String other, Set<String> wanted) {
        String from = "'" + Paths.relative(path, other) + "';\n";
        return wanted.isEmpty() ? "import " + from : "import { " + String.join(", ", wanted) + " } from " + from;
    }

    private static String list(SortedMap<String, String> exports) {
        return exports.entrySet().stream()
                .map(export -> export.getValue().equals(export.getKey())
                        ? export.getKey()
                        : export.getValue() + " as " + export.getKey())
                .collect(Collectors.joining(", "));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
