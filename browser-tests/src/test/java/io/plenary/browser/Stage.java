package io.plenary.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The program, one for all, and a browser before it, one for each thread. They end with this process. */
final class Stage {

    /** Longer than anything takes, on a machine that does other things as well. */
    private static final long PATIENCE_MILLIS = 20_000;

    private static final Platform PLATFORM = Platform.start();
    private static final ThreadLocal<Stage> OF_THREAD = ThreadLocal.withInitial(Stage::set);

    private final Playwright playwright;
    private final Browser browser;

    private Stage(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Playwright may be used by the thread only that made it. */
    static Stage ofThread() {
        return OF_THREAD.get();
    }

    private static Stage set() {
        Awaitility.pollInSameThread(); // a thread of its own would get a stage of its own
        Awaitility.setDefaultTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Stage(playwright, launch(playwright));
    }

    /** The browser of {@code PLENARY_TEST_BROWSER}, else the one Playwright has downloaded. */
    private static Browser launch(Playwright playwright) {
        LaunchOptions options = new LaunchOptions().setArgs(List.of("--disable-gpu"));
        String program = System.getenv("PLENARY_TEST_BROWSER");
        if (program != null && !program.isEmpty()) {
            options.setExecutablePath(Path.of(program));
        }
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    "There is no browser that starts. bin/test sees to one; PLENARY_TEST_BROWSER names another.", e);
        }
    }

    BrowserContext open(NewContextOptions options) {
        options.setBaseURL(PLATFORM.url()).setReducedMotion(ReducedMotion.REDUCE);
        options.locale = options.locale == null ? "en-GB" : options.locale;
        options.timezoneId = options.timezoneId == null ? "Europe/Lisbon" : options.timezoneId;
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    String url() {
        return PLATFORM.url();
    }

    Api api(String email) {
        return PLATFORM.api(playwright, email);
    }
}
