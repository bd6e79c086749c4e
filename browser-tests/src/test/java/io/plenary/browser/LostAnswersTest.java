package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The connection breaks after the server has done what it was asked, and before it said so. */
class LostAnswersTest extends BrowserTest {

    @Test
    void aSessionWhoseAnswerWasLostIsMadeOnceHoweverOftenOneSaves() {
        String conference = admin().draft("mooring", "Mooring Days");
        Visitor organizer = organizer();
        losesTheNextAnswerTo(organizer, conference + "/sessions");
        organizer.opens("/c/mooring/organize/sessions/new");
        organizer.field("Title").fill("Bollards");
        organizer.button("Create session").click();
        assertThat(organizer.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT))
                .isVisible();

        organizer.field("Title").fill("Bollards and cleats");
        organizer.button("Create session").click();

        assertThat(organizer.heading("Bollards and cleats")).isVisible();
        assertThat(names(conference + "/sessions", "title")).containsExactly("Bollards and cleats");
    }

    @Test
    void aRoomWhoseAnswerWasLostIsMadeOnce() {
        String conference = admin().draft("jetty", "Jetty Days");
        Visitor organizer = organizer();
        losesTheNextAnswerTo(organizer, conference + "/rooms");
        organizer.opens("/c/jetty/organize/rooms");
        organizer.button("New room").click();
        organizer.field("Name").fill("Boathouse");
        organizer.button("Save").first().click();
        assertThat(organizer.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT))
                .isVisible();

        organizer.button("Save").first().click();

        assertThat(organizer.toast()).containsText("Saved.");
        assertThat(names(conference + "/rooms", "name")).containsExactly("Boathouse");
    }

    @Test
    void anOrganizerWhoMeetsALimitIsNotTakenForAnybodyElse() {
        admin().draft("fender", "Fender Days");
        Visitor organizer = organizer();
        refusesOnce(organizer, "/me");

        organizer.opens("/c/fender/organize");

        assertThat(organizer.page().locator(".status-panel"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(organizer.heading("This is for organizers")).isHidden();
    }

    private static void refusesOnce(Visitor visitor, String path) {
        AtomicBoolean refused = new AtomicBoolean();
        visitor.page().route("**/api/v1" + path, route -> {
            if (refused.compareAndSet(false, true)) {
                route.fulfill(
                        new Route.FulfillOptions()
                                .setStatus(429)
                                .setContentType("application/problem+json")
                                .setBody(
                                        "{\"status\": 429, \"code\": \"RATE_LIMITED\", \"detail\": \"There were too many requests.\"}"));
            } else {
                route.resume();
            }
        });
    }

    /** Behind a service worker the requests of a page are out of the test's reach. */
    private Visitor organizer() {
        Visitor organizer = visitor(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        return organizer;
    }

    private static void losesTheNextAnswerTo(Visitor visitor, String path) {
        AtomicBoolean lost = new AtomicBoolean();
        visitor.page().route("**/api/v1" + path, route -> {
            if ("POST".equals(route.request().method()) && lost.compareAndSet(false, true)) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
    }

    private static List<String> names(String path, String member) {
        return Api.items(admin().get(path))
                .map(item -> item.get(member).getAsString())
                .toList();
    }
}
