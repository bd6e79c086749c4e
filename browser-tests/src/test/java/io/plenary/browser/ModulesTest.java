package io.plenary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests of the client's pure modules, in the language they are written in and in the page they run in. A file of
 * {@code resources/modules} exports its tests by their sentences.
 */
class ModulesTest extends BrowserTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "modules");

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

    /** The tests seem to lie beside the client's folders, so that they import its modules as these import each other. */
    private Page pageWithTests() {
        Visitor visitor = visitor(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        Page page = visitor.page();
        page.route(
                "**/tests/*.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setPath(FOLDER.resolve(Path.of(route.request().url()).getFileName()))
                        .setContentType("text/javascript")));
        visitor.opens("/nowhere");
        return page;
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> tests(Page page, String file) {
        List<String> sentences = (List<String>) page.evaluate(
                "async (file) => {"
                        + " const base = document.querySelector('script[type=module]').src.replace('app.js', 'tests/');"
                        + " const tests = (window.tests ??= {});"
                        + " tests[file] = (await import(base + file)).default;"
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
