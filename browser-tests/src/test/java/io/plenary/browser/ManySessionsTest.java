package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizers order, choose and change many sessions at once, and make new ones from those there are. */
class ManySessionsTest extends BrowserTest {

    private static int conferences;

    private Visitor organizer;
    private String conference;
    private String slug;

    @BeforeEach
    void fillAConferenceAndOpenItsSessions() {
        slug = "many-" + ++conferences;
        conference = admin().draft(slug, "Many Days");
        admin().post(conference + "/tracks", Map.of("name", "Harbors"));
        for (String title : List.of("=1+1 and other sums", "Buoys", "Cranes")) {
            admin().session(conference, Map.of("title", title, "type", "talk"));
        }
        organizer = visitor();
        organizer.signsIn(Platform.ADMIN);
        organizer.opens("/c/" + slug + "/organize/sessions");
    }

    @Test
    void sessionsAreSortedByAColumnAndTheAddressRemembersIt() {
        organizer.button("Session").click();
        organizer.button("Session").click();

        assertThat(titles()).hasText(new String[] {"Cranes", "Buoys", "=1+1 and other sums"});
        organizer.page().reload();
        assertThat(titles()).hasText(new String[] {"Cranes", "Buoys", "=1+1 and other sums"});
        assertThat(organizer.page().locator("th[aria-sort=descending]")).hasText("Session");
    }

    @Test
    void chosenSessionsMoveToATrackTogetherAndBackAgain() {
        choose("Buoys");
        choose("Cranes");
        assertThat(organizer.page().locator(".bulk")).containsText("2 chosen");

        organizer.page().locator(".bulk select").first().selectOption("Harbors");

        assertThat(organizer.toast()).containsText("2 sessions are changed.");
        assertThat(organizer.page().locator("tbody .track")).hasCount(2);
        organizer.button("Undo").click();
        assertThat(organizer.page().locator("tbody .track")).hasCount(0);
    }

    @Test
    void allThatAreFoundAreCancelledOnceThatIsConfirmed() {
        organizer.page().getByLabel("Choose all that are found").check();
        organizer.button("Cancel sessions").click();
        Locator question = organizer.page().locator("dialog.confirm");
        assertThat(question).containsText("Cancel 3 sessions?");

        question.getByRole(AriaRole.BUTTON, Visitor.named("Cancel sessions")).click();

        assertThat(organizer.toast()).containsText("3 sessions are changed.");
        assertThat(organizer.page().locator("tbody .badge"))
                .hasText(new String[] {"Cancelled", "Cancelled", "Cancelled"});
    }

    @Test
    void whatIsChangedWhileTheProgramIsOnItsWayIsShown() {
        assertThat(titles()).hasCount(3);
        AtomicReference<Runnable> older = new AtomicReference<>();
        organizer.page().route("**" + conference + "/schedule", route -> {
            APIResponse answer = route.fetch();
            Runnable deliver = () -> route.fulfill(new Route.FulfillOptions().setResponse(answer));
            if (!older.compareAndSet(null, deliver)) {
                deliver.run();
            }
        });
        organizer.page().waitForCondition(() -> {
            organizer.page().evaluate("dispatchEvent(new Event('focus'))");
            return older.get() != null;
        });

        choose("Buoys");
        organizer.button("Cancel sessions").click();
        Locator question = organizer.page().locator("dialog.confirm");
        organizer
                .page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/session-updates"),
                        question.getByRole(AriaRole.BUTTON, Visitor.named("Cancel sessions"))::click);
        older.get().run();

        assertThat(organizer.page().locator("tbody .badge")).hasText("Cancelled");
    }

    @Test
    void sessionsAreFoundByTheBeginningsOfTheirWords() {
        Locator search = organizer.page().getByPlaceholder("Search sessions");

        search.fill("other SUMS");
        assertThat(titles()).hasText(new String[] {"=1+1 and other sums"});
        search.fill("cra");
        assertThat(titles()).hasText(new String[] {"Cranes"});
        search.fill("nobody");
        assertThat(titles()).hasCount(0);
    }

    @Test
    void aTableForSpreadsheetsHoldsNoFormulas() throws IOException {
        choose("=1+1 and other sums");

        Download download = organizer.page().waitForDownload(() -> organizer
                .page()
                .locator(".bulk")
                .getByText("Export CSV")
                .click());

        assertThat(download.suggestedFilename()).isEqualTo(slug + "-sessions.csv");
        assertThat(Files.readString(download.path()))
                .contains("title,subtitle")
                .contains("\r\n'=1+1 and other sums,")
                .contains(",2027-06-08,10:00,10:45,45,")
                .doesNotContain("Buoys");
    }

    @Test
    void aDuplicateSaysTheSameButHasNoPlaceYet() {
        organizer.link("Cranes").click();
        organizer.link("Duplicate").click();

        assertThat(organizer.field("Title")).hasValue("Cranes");
        organizer.field("Title").fill("More cranes");
        organizer.button("Create session").click();

        assertThat(organizer.heading("More cranes")).isVisible();
        assertThat(Api.items(admin().get(conference + "/sessions"))
                        .filter(session -> session.get("title").getAsString().equals("More cranes")))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.has("slot")).isFalse();
                    assertThat(session.get("type").getAsString()).isEqualTo("talk");
                });
    }

    @Test
    void aDuplicatedConferenceTakesOverTracksAndSessionsAtTheSameTimes() {
        organizer.opens("/admin/conferences/new?from=" + slug);
        organizer.field("Title").fill("Many More Days " + slug);
        organizer.field("First day").fill("2028-06-06");
        organizer.field("Last day").fill("2028-06-07");
        organizer.button("Add the conference").click();

        organizer.page().getByLabel("Sessions at the same times").check();
        organizer.button("Take over").click();

        assertThat(organizer.page().getByText("Taken over. Rooms: 0, tracks: 1, sessions: 3."))
                .isVisible();
        assertThat(Api.items(admin().get("/conferences/many-more-days-" + slug + "/sessions")))
                .hasSize(3)
                .allSatisfy(session -> assertThat(
                                session.getAsJsonObject("slot").get("start").getAsString())
                        .isEqualTo("2028-06-06T09:00:00Z"));
    }

    @Test
    void aDayIsPickedFromACalendarWithTheKeyboard() {
        organizer.opens("/admin/conferences/new");
        organizer.field("First day").fill("2027-01-31");

        organizer.button("Pick a day for First day").click();
        assertThat(organizer.page().locator(".picker-box")).isVisible();
        organizer.page().keyboard().press("PageDown");
        organizer.page().keyboard().press("ArrowRight");
        organizer.page().keyboard().press("Enter");

        assertThat(organizer.field("First day")).hasValue("2027-03-01");
        assertThat(organizer.page().locator(".picker-box")).hasCount(0);
    }

    private void choose(String title) {
        organizer.page().getByLabel("Choose “" + title + "”").check();
    }

    private Locator titles() {
        return organizer.page().locator("tbody td:nth-child(2) a");
    }
}
