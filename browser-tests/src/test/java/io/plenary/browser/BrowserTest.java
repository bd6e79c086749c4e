package io.plenary.browser;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * What browser tests have in common: one program for all, a browser for each thread, visitors for each test, and that nothing goes
 * wrong unseen.
 */
@Timeout(120)
abstract class BrowserTest {

    /** Closed when the last test is over, of all classes; ready before the time of the first one begins. */
    @RegisterExtension
    static final BeforeAllCallback PROGRAM = test -> {
        test.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(Stage.class, any ->
                (AutoCloseable) Stage::strike);
        Stage.platform();
    };

    private final List<Visitor> visitors = new ArrayList<>();

    @RegisterExtension
    final AfterTestExecutionCallback pictures = test -> {
        if (test.getExecutionException().isPresent()) {
            photograph(test.getRequiredTestClass().getSimpleName() + "."
                    + test.getRequiredTestMethod().getName());
        }
    };

    /** What fails once in a hundred runs, on a machine nobody can look into, says what was on the screen. */
    @RegisterExtension
    final TestExecutionExceptionHandler screens = (test, failure) -> {
        throw new AssertionError(
                failure.getMessage() + visitors.stream().map(Visitor::sees).collect(joining()), failure);
    };

    private void photograph(String name) {
        for (int i = 0; i < visitors.size(); i++) {
            Path file = Path.of("target", "failures", name + "-" + (i + 1) + ".png");
            visitors.get(i).page().screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    Visitor visitor() {
        return visitor(new NewContextOptions());
    }

    /** Somebody with a browser of their own: English, in the zone of the demo conference, unless the options say otherwise. */
    Visitor visitor(NewContextOptions options) {
        BrowserContext context = stage().open(options);
        Visitor visitor = new Visitor(context, new Watcher(context, stage().url()));
        visitors.add(visitor);
        return visitor;
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        List<String> complaints = visitors.stream()
                .flatMap(visitor -> visitor.watcher().complaints().stream())
                .toList();
        visitors.forEach(Visitor::leaves);
        assertThat(complaints).isEmpty();
    }

    static Stage stage() {
        return Stage.ofThread();
    }

    static Api api(String email) {
        return stage().api(email);
    }

    static Api admin() {
        return stage().admin();
    }

    /** An administrator knows that the address is its owner's. */
    static void confirm(String email) {
        JsonObject found = admin().get("/admin/users?q=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        String id = Api.items(found).findFirst().orElseThrow().get("id").getAsString();
        admin().patch("/admin/users/" + id, Map.of("confirmed", true));
    }
}
