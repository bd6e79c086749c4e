package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service behind the server is away: what it keeps is not known, which is not as if there was nothing. */
class UnreachedPartsTest extends BrowserTest {

    private static final List<String> OF_NOTES = List.of("/api/v1/me/marks", "/api/v1/me/notes");

    @Test
    void whoseStarsAndNotesCannotBeAskedForIsNotToldThatThereAreNone() {
        admin().draft("breaker", "Breaker Days");
        // Behind a service worker the requests of a page are out of the test's reach.
        Visitor organizer = visitor(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        OF_NOTES.forEach(path -> isGone(organizer, path));

        organizer.opens("/agenda?conference=breaker");
        assertThat(organizer.heading("Cannot be loaded at the moment")).isVisible();
        assertThat(organizer.page().getByText("Partly up to date")).isVisible();
        organizer.opens("/notes");
        assertThat(organizer.heading("Cannot be loaded at the moment")).isVisible();

        OF_NOTES.forEach(path -> organizer.page().unroute("**" + path + "*"));
        organizer.opens("/agenda?conference=breaker");
        assertThat(organizer.heading("Nothing starred yet")).isVisible();
        organizer.opens("/notes");
        assertThat(organizer.heading("No notes yet")).isVisible();
    }

    private static void isGone(Visitor visitor, String path) {
        visitor.watcher().partIsGone(path);
        visitor.page()
                .route(
                        "**" + path + "*",
                        route -> route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(503)
                                        .setContentType("application/problem+json")
                                        .setBody(
                                                "{\"status\": 503, \"code\": \"UNAVAILABLE\", \"detail\": \"No node serves this.\"}")));
    }
}
