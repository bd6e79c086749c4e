package io.plenary.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests of the client's pure modules, in the language they are written in and in the page they run in. A file of
 * {@code resources/modules} exports its tests by their sentences.
 */
class ModulesTest extends BrowserTest {

    private static final String BASE = "/modules/";
    private static final Path WEBROOT = Path.of("..", "webroot");
    private static final Path FOLDER = Path.of("src", "test", "resources", "modules");

    private static final Pattern STYLE_SHEET =
            Pattern.compile("<link rel=\"stylesheet\" href=\"\\{\\{base}}/([^\"]+)\">");

    @TestFactory
    Stream<DynamicContainer> modulesKeepTheirPromises() throws IOException {
        Page page = pageWithTests();
        return files().stream().map(file -> DynamicContainer.dynamicContainer(file, tests(page, file)));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    /** The modules as they are written, not as they are linked; the tests seem to lie beside their folders. */
    private Page pageWithTests() throws IOException {
        Visitor visitor = visitor(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        Page page = visitor.page();
        page.route(BASE + "**", route -> route.fulfill(answer(route.request().url())));
        visitor.opens(BASE);
        page.evaluate("async () => (await import('" + BASE + "lib/i18n.js')).loadMessages()");
        return page;
    }

    private static Route.FulfillOptions answer(String url) {
        String path = URI.create(url).getPath().substring(BASE.length());
        return path.isEmpty()
                ? new Route.FulfillOptions().setContentType("text/html").setBody(document())
                : new Route.FulfillOptions()
                        .setContentType(path.endsWith(".css") ? "text/css" : "text/javascript")
                        .setBodyBytes(file(path));
    }

    private static String document() {
        String imports = new String(file("imports.json"), UTF_8).replaceAll("(: \")", "$1" + BASE + "lib/");
        String styles = STYLE_SHEET
                .matcher(new String(file("index.html"), UTF_8))
                .results()
                .map(link -> "<link rel=stylesheet href=" + BASE + link.group(1) + ">")
                .collect(Collectors.joining());
        return "<!doctype html><script type=importmap>{\"imports\":" + imports + "}</script>" + styles;
    }

    private static byte[] file(String path) {
        Path file = path.startsWith("tests/") ? FOLDER.resolve(path.substring(6)) : WEBROOT.resolve(path);
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : library(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] library(String path) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(System.getProperty("plenary.jar")))) {
            return Files.readAllBytes(jar.getPath("META-INF/resources/webjars", path.substring("lib/".length())));
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> tests(Page page, String file) {
        List<String> sentences = (List<String>) page.evaluate(
                "async (file) => {"
                        + " const tests = (window.tests ??= {});"
                        + " tests[file] = (await import('" + BASE + "tests/' + file)).default;"
                        + " return Object.keys(tests[file]); }",
                file);
        assertThat(sentences).isNotEmpty();
        return sentences.stream()
                .map(sentence -> DynamicTest.dynamicTest(
                        sentence,
                        () -> page.evaluate(
                                "({ file, sentence }) => window.tests[file][sentence]()",
                                Map.of("file", file, "sentence", sentence))));
    }
}
