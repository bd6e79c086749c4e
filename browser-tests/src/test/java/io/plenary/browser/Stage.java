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

/** The program and a browser before it. Both end with this process. */
final class Stage {

    /** Longer than anything takes, on a machine that does other things as well. */
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final Platform platform;

    private Stage(Playwright playwright, Browser browser, Platform platform) {
        this.playwright = playwright;
        this.browser = browser;
        this.platform = platform;
    }

    static Stage set() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Stage(playwright, launch(playwright), Platform.start());
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
        options.setBaseURL(platform.url()).setReducedMotion(ReducedMotion.REDUCE);
        options.locale = options.locale == null ? "en-GB" : options.locale;
        options.timezoneId = options.timezoneId == null ? "Europe/Lisbon" : options.timezoneId;
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    String url() {
        return platform.url();
    }

    Api api(String email) {
        return platform.api(playwright, email);
    }
}
