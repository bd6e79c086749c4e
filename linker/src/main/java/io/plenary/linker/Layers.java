package io.plenary.linker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Divides the one jar for an image: what others wrote, which is most of it and seldom changes, into {@code libraries.jar}, and
 * the rest into one that asks for it. Layers of images are sent whole; so a change of ours costs a small one.
 */
public final class Layers {

    private static final String LIBRARIES = "libraries.jar";

    private final Path program;
    private final List<Path> ours;

    private Layers(Path program, List<Path> ours) {
        this.program = program;
        this.ours = ours;
    }

    /** @param arguments the jar, the folder for its parts, and the folders that our classes were compiled to */
    public static void main(String... arguments) throws IOException {
        List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
        new Layers(paths.get(0), paths.subList(2, paths.size())).divide(paths.get(1));
    }

    private void divide(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (JarFile jar = new JarFile(program.toFile())) {
            Manifest asking = jar.getManifest();
            asking.getMainAttributes().put(Attributes.Name.CLASS_PATH, LIBRARIES);
            write(jar, folder.resolve(program.getFileName()), asking, this::isOurs);
            write(jar, folder.resolve(LIBRARIES), plain(), name -> !isOurs(name));
        }
    }

    private static Manifest plain() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        return manifest;
    }

    /** Folders too: resources are looked for in them. */
    private boolean isOurs(String name) {
        return ours.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
    }

    private void write(JarFile jar, Path part, Manifest manifest, Predicate<String> belongs) throws IOException {
        FileTime built = jar.getEntry(JarFile.MANIFEST_NAME).getLastModifiedTime();
        try (OutputStream file = Files.newOutputStream(part);
                JarOutputStream out = new JarOutputStream(file)) {
            JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
            first.setTime(built.toMillis());
            out.putNextEntry(first);
            manifest.write(out);
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME) && belongs.test(entry.getName())) {
                    copy(jar, entry, out);
                }
            }
        }
        Files.setLastModifiedTime(part, built);
    }

    private static void copy(JarFile jar, JarEntry entry, JarOutputStream out) throws IOException {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        try (InputStream content = jar.getInputStream(entry)) {
            content.transferTo(out);
        }
    }
}
