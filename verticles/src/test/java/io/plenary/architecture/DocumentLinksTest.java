package io.plenary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a document arrives somewhere. */
class DocumentLinksTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w/.-])((?:bin|conf|deploy|docs|webroot|linker)/[\\w./-]*\\w)");

    @Test
    void linksLeadToFilesAndTheirSections() throws IOException {
        for (Path document : documents()) {
            assertThat(found(LINK, document)).allSatisfy(link -> assertThat(leadsSomewhere(document, link))
                    .as(document + " → " + link)
                    .isTrue());
        }
    }

    /** What is to be typed or read. */
    @Test
    void filesThatOperationsNamesAreThere() {
        List<String> files = found(FILE, ROOT.resolve("docs/operations.md"));

        assertThat(files).hasSizeGreaterThan(10).allMatch(file -> Files.exists(ROOT.resolve(file)));
    }

    @Test
    void theFirstPageStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(150);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(file)
                && (parts.length == 1
                        || found(HEADING, file).stream()
                                .anyMatch(heading -> anchor(heading).equals(parts[1])));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }

    private static List<String> found(Pattern pattern, Path document) {
        try {
            return pattern.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
