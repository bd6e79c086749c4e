package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Somebody in front of a browser of their own. */
final class Visitor {

    /** More than any page of the demo has. */
    private static final int MOST_STOPS = 120;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_RELOADS = Duration.ofSeconds(2);
    private static final String KEEPS =
            """
            async ([store, id]) => {
              const settled = (request) => new Promise((done, failed) => {
                request.onsuccess = () => done(request.result);
                request.onerror = () => failed(request.error);
              });
              const database = await settled(indexedDB.open('plenary'));
              try {
                const kept = database.transaction(store).objectStore(store);
                return (await settled(kept.count(IDBKeyRange.bound(id, id + '\\uffff')))) > 0;
              } finally {
                database.close();
              }
            }
            """;
    private static final String FOCUS = "document.activeElement?.outerHTML.slice(0, 200)";
    private static final Pattern LINKS_AND_CHOICES = Pattern.compile("(?m)^ *- (/url|option|link) ?.*\\R?");

    private final BrowserContext context;
    private final Page page;
    private final Watcher watcher;

    Visitor(BrowserContext context, Watcher watcher) {
        this.context = context;
        this.watcher = watcher;
        this.page = context.newPage();
        // Administrators in organizations of others are asked why; what a story is about goes on.
        page.addLocatorHandler(page.locator("dialog.reason"), dialog -> {
            dialog.locator("textarea").fill("For tests");
            dialog.locator("button.primary").click();
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Watcher watcher() {
        return watcher;
    }

    Visitor opens(String path) {
        page.navigate(path);
        return this;
    }

    /** From now on the server seems to live at this time; the clock of the device stays as it is. */
    Visitor whoseServerLivesAt(Instant time) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        context.route("**/api/v1/**", route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.put("date", date);
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        return this;
    }

    /** Makes an account; answers its e-mail. */
    String signsUp(String name) {
        opens("/sign-up");
        return fillsInTheSignUp(name);
    }

    String fillsInTheSignUp(String name) {
        String email = UUID.randomUUID() + "@example.org";
        page.getByLabel("Your name").fill(name);
        submit(email, "Create an account");
        assertThat(profile()).hasAccessibleName("Profile of " + name);
        return email;
    }

    Visitor signsIn(String email) {
        opens("/sign-in").fillsInTheSignIn(email);
        assertThat(profile()).isVisible();
        return this;
    }

    void fillsInTheSignIn(String email) {
        submit(email, "Sign in");
    }

    private void submit(String email, String button) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(Platform.PASSWORD);
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, named(button)).click();
    }

    Locator profile() {
        return page.getByRole(AriaRole.BANNER).locator("a[href='/profile']");
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** By its label, which may go on with a hint. */
    Locator field(String label) {
        return page.getByRole(AriaRole.MAIN).getByLabel(Pattern.compile("^" + label + "\\b"));
    }

    Locator choice(String label) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** One of the places where organizers or administrators work. */
    Locator workplace(String name) {
        return page.locator(".places").getByRole(AriaRole.LINK, named(name));
    }

    /** One of the places in the navigation on top. */
    Locator place(String name) {
        return page.locator(".top-nav").getByRole(AriaRole.LINK, named(name));
    }

    Locator toast() {
        return page.locator(".toast");
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    void presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** What a log needs to tell why they did not get further. */
    String sees() {
        try {
            return "\nAt " + page.url() + ", focus in " + page.evaluate(FOCUS) + ", toasts "
                    + toast().allInnerTexts() + ", complaints " + watcher.complaints() + "\n"
                    + LINKS_AND_CHOICES
                            .matcher(page.locator("main").ariaSnapshot())
                            .replaceAll("");
        } catch (PlaywrightException gone) {
            return "\nNothing is to be seen: " + gone.getMessage();
        }
    }

    void types(String text) {
        page.keyboard().type(text);
    }

    /** Goes on from stop to stop until something has the focus, as one does without a pointer. */
    Visitor tabsTo(Locator goal) {
        assertThat(goal).isVisible();
        for (int i = 0; i < MOST_STOPS; i++) {
            if ((boolean) goal.evaluate("(element) => element === document.activeElement")) {
                return this;
            }
            presses("Tab");
        }
        throw new AssertionError("The keyboard does not lead to " + goal);
    }

    /** Waits until the service worker answers in place of the network. */
    Visitor waitsForTheServiceWorker() {
        page.evaluate("async () => { const { serviceWorker } = navigator; await serviceWorker.ready;"
                + " if (!serviceWorker.controller) await new Promise((done) =>"
                + " serviceWorker.addEventListener('controllerchange', done)); }");
        return this;
    }

    /** Does something that is saved in the background, until it is. */
    void saves(String path, Runnable action) {
        page.waitForResponse(
                answer -> answer.url().endsWith(path)
                        && !"GET".equals(answer.request().method())
                        && answer.ok(),
                action);
    }

    void goesOffline() {
        watcher.networkIsCut();
        context.setOffline(true);
    }

    /** Nothing that is still under way is looked at any more. */
    void leaves() {
        page.unrouteAll();
        context.unrouteAll();
        context.close();
    }

    void comesBack() {
        context.setOffline(false);
    }

    /** Is told of the network until there is something. Who asks in the moment after a change may hear what was before it. */
    void isOnlineUntilThereIs(Locator something) {
        repeats(() -> page.evaluate("() => { window.dispatchEvent(new Event('online')); }"), something);
    }

    /** How far the page is scrolled down. */
    double scrolled() {
        return ((Number) page.evaluate("() => Math.round(scrollY)")).doubleValue();
    }

    /** Turns to this window again, after having been elsewhere. */
    void looksAgain() {
        page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange'));"
                + " window.dispatchEvent(new Event('focus')); }");
    }

    /** Does so until there is something, as with {@link #isOnlineUntilThereIs}. */
    void looksAgainUntilThereIs(Locator something) {
        repeats(this::looksAgain, something);
    }

    /** For pages that do not look again by themselves at what is written a moment after the answer. */
    void reloadsUntilThereIs(Locator something) {
        Awaitility.await().pollInterval(BETWEEN_RELOADS).until(() -> {
            boolean isThere = something.first().isVisible();
            if (!isThere) {
                page.reload();
            }
            return isThere;
        });
    }

    /** Until this device keeps something whose id begins like that, whatever becomes of the page. */
    Visitor keeps(String store, String id) {
        Awaitility.await().until(() -> (boolean) page.evaluate(KEEPS, List.of(store, id)));
        return this;
    }

    private static void repeats(Runnable look, Locator something) {
        Awaitility.await().pollInterval(BETWEEN_LOOKS).until(() -> {
            look.run();
            return something.first().isVisible();
        });
    }
}
