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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The program, one for all, and a browser before it, one for each thread. They end with the tests: what fails is tried again afterwards,
 * before a program that knows nothing of the first time.
 */
final class Stage {

    /** Longer than anything takes, on a machine that does other things as well. */
    private static final long PATIENCE_MILLIS = 20_000;

    /** As long as a test may take that begins to ask as an administrator. */
    private static final Duration LONGEST_TEST = Duration.ofMinutes(3);

    /** Playwright may be used by the thread only that made it. */
    private static final Map<Thread, Stage> OF_THREADS = new ConcurrentHashMap<>();

    /** Tried once: without it no test gets anywhere. */
    private static CompletableFuture<Platform> platform;

    private final Playwright playwright;
    private final Browser browser;
    /** To hash a password takes longer than most of what is asked for afterwards. */
    private Api admin;

    private Stage(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Stage ofThread() {
        return OF_THREADS.computeIfAbsent(Thread.currentThread(), thread -> set());
    }

    static synchronized Platform platform() {
        if (platform == null) {
            platform = CompletableFuture.supplyAsync(Platform::start);
        }
        return platform.join();
    }

    /** Ends the program and all browsers. Whoever needs some later gets new ones. */
    static synchronized void strike() {
        OF_THREADS.values().forEach(stage -> stage.playwright.close());
        OF_THREADS.clear();
        if (platform != null) {
            platform.thenAccept(Platform::stop);
            platform = null;
        }
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
        options.setBaseURL(url()).setReducedMotion(ReducedMotion.REDUCE);
        options.locale = options.locale == null ? "en-GB" : options.locale;
        options.timezoneId = options.timezoneId == null ? "Europe/Lisbon" : options.timezoneId;
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    String url() {
        return platform().url();
    }

    Api api(String email) {
        return platform().api(playwright, email);
    }

    Api admin() {
        if (admin == null || !admin.isSignedInFor(LONGEST_TEST)) {
            admin = api(Platform.ADMIN);
        }
        return admin;
    }
}
