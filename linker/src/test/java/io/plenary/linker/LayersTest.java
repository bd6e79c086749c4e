package io.plenary.linker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    private static final String MANIFEST = "Manifest-Version: 1.0\r\nMain-Class: io.plenary.Main\r\n\r\n";

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(classes.resolve("db"));
        Files.writeString(classes.resolve("db/V001__notes.sql"), "");
        Files.writeString(classes.resolve("Main.class"), "");
    }

    @Test
    void whatOthersWroteIsAPartOfItsOwn() throws IOException {
        divide("one", "ours");

        assertThat(names("one", "plenary.jar"))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "Main.class", "db/", "db/V001__notes.sql");
        assertThat(names("one", "libraries.jar"))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF", "META-INF/services/a.Service", "org/", "org/Library.class");
        try (JarFile ours = new JarFile(folder.resolve("one/plenary.jar").toFile())) {
            assertThat(ours.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("libraries.jar");
            assertThat(ours.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.plenary.Main");
        }
    }

    @Test
    void aChangeOfOursLeavesTheOtherPartAsItWas() throws IOException {
        divide("one", "ours");
        divide("two", "ours, changed");

        assertThat(folder.resolve("two/libraries.jar")).hasSameBinaryContentAs(folder.resolve("one/libraries.jar"));
        assertThat(Files.getLastModifiedTime(folder.resolve("two/libraries.jar")))
                .isEqualTo(Files.getLastModifiedTime(folder.resolve("one/libraries.jar")));
        assertThat(Files.readAllBytes(folder.resolve("two/plenary.jar")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("one/plenary.jar")));
    }

    private void divide(String name, String content) throws IOException {
        Path program = folder.resolve("plenary.jar");
        Map<String, String> entries = new TreeMap<>(Map.of(
                "META-INF/MANIFEST.MF", MANIFEST,
                "META-INF/services/a.Service", "org.Library",
                "Main.class", content,
                "db/", "",
                "db/V001__notes.sql", "",
                "org/", "",
                "org/Library.class", "theirs"));
        try (OutputStream file = Files.newOutputStream(program);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                ZipEntry next = new ZipEntry(entry.getKey());
                next.setTime(Instant.parse("2026-11-20T00:00:00Z").toEpochMilli());
                out.putNextEntry(next);
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Layers.main(program.toString(), folder.resolve(name).toString(), classes.toString());
    }

    private List<String> names(String name, String part) throws IOException {
        try (JarFile jar = new JarFile(folder.resolve(name).resolve(part).toFile());
                Stream<JarEntry> entries = jar.stream()) {
            return entries.map(ZipEntry::getName).toList();
        }
    }
}
