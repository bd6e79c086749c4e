package io.plenary.web.client;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything a browser may load: the files of {@code webroot}, and below {@code lib/} the modules of libraries that
 * {@code webroot/imports.json} names, with what these import in turn.
 *
 * @param files by path, without a slash at the start
 * @param bare paths of modules by the names they are imported under
 */
record ClientFiles(SortedMap<String, byte[]> files, SortedMap<String, String> bare) {

    private static final String FOLDER = "webroot";
    private static final String IMPORTS = "imports.json";
    private static final String LIBRARIES = "lib/";
    private static final String WEBJARS = "META-INF/resources/webjars/";

    /** Out of the class path; blocks. */
    static ClientFiles bundled() {
        URL marker = ClientFiles.class.getClassLoader().getResource(FOLDER + "/" + IMPORTS);
        try {
            return "jar".equals(marker.getProtocol())
                    ? inJar(marker.toURI())
                    : read(Path.of(marker.toURI()).getParent());
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The web client cannot be read from " + marker, e);
        }
    }

    private static ClientFiles inJar(URI marker) throws IOException {
        String jar = marker.toString().substring(0, marker.toString().indexOf("!/"));
        try (FileSystem opened = FileSystems.newFileSystem(Path.of(URI.create(jar.substring("jar:".length()))))) {
            return read(opened.getPath(FOLDER));
        }
    }

    /** Out of a folder, for working on the client; blocks. */
    static ClientFiles read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        SortedMap<String, String> bare = bareImports(files.remove(IMPORTS));
        Modules.graph(List.copyOf(bare.values()), bare, ClientFiles::library)
                .forEach(path -> files.put(path, library(path)));
        return new ClientFiles(files, bare);
    }

    private static SortedMap<String, String> bareImports(byte[] json) {
        SortedMap<String, String> bare = new TreeMap<>();
        Map<String, Object> named = new JsonObject(new String(json, StandardCharsets.UTF_8)).getMap();
        named.forEach((name, path) -> bare.put(name, LIBRARIES + path));
        return bare;
    }

    private static byte[] library(String path) {
        if (!path.startsWith(LIBRARIES)) {
            return null;
        }
        String resource = WEBJARS + path.substring(LIBRARIES.length());
        try (InputStream found = ClientFiles.class.getClassLoader().getResourceAsStream(resource)) {
            return found == null ? null : found.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
