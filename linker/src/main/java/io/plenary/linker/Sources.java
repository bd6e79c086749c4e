package io.plenary.linker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the client, and the modules of libraries that it imports by name. */
final class Sources {

    static final String IMPORTS = "imports.json";
    private static final String LIBRARIES = "lib/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> bare = new LinkedHashMap<>();
    private final Map<String, ModuleSource> modules = new LinkedHashMap<>();

    Sources(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        ENTRY.matcher(text(IMPORTS)).results().forEach(entry -> bare.put(entry.group(1), LIBRARIES + entry.group(2)));
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** The names that libraries are imported by, with their paths. */
    Map<String, String> bare() {
        return bare;
    }

    ModuleSource module(String path) {
        return modules.computeIfAbsent(
                path,
                any -> ModuleSource.parse(
                        path,
                        Optional.ofNullable(files.get(path))
                                .or(() -> Optional.ofNullable(library(path)))
                                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                .orElseThrow(() -> new IllegalStateException("There is no module " + path))));
    }

    /** The path that a module means by a specifier. */
    String resolve(String importer, String specifier) {
        String path = specifier.startsWith(".")
                ? URI.create(importer).resolve(specifier).toString()
                : bare.get(specifier);
        if (path == null) {
            throw new IllegalStateException(importer + " imports " + specifier + ", which is not in " + IMPORTS);
        }
        return path;
    }

    private static byte[] library(String path) {
        String resource = WEBJARS + path.substring(Math.min(path.length(), LIBRARIES.length()));
        try (InputStream found = Sources.class.getClassLoader().getResourceAsStream(resource)) {
            return found == null ? null : found.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
