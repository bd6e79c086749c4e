package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A claim of docs/security.md is worth the test it names. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern FILE = Pattern.compile("`([\\w.-]+/[\\w./-]+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (?!risk|chapter|bound|---)(.*) \\|$", Pattern.MULTILINE);

    @Test
    void everyTestAndFileItNamesExists() throws IOException {
        String text = text();

        assertThat(found(TEST, text)).hasSizeGreaterThan(30).isSubsetOf(tests());
        assertThat(found(FILE, text)).allMatch(file -> Files.exists(ROOT.resolve(file)));
    }

    /** Or says that there is nothing to test. */
    @Test
    void everyRowNamesATest() throws IOException {
        assertThat(found(ROW, text())).hasSizeGreaterThan(30).allSatisfy(row -> assertThat(
                        TEST.matcher(row).find() || row.contains("Not done") || row.contains("Does not apply"))
                .as(row)
                .isTrue());
    }

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("docs/security.md"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(SecurityDocumentTest::first).collect(Collectors.toSet());
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityDocumentTest::classes)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
