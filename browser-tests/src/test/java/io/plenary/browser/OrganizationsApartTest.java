package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organizer works for their own organization: the others are out of sight, and so is the platform. */
class OrganizationsApartTest extends BrowserTest {

    private Visitor organizer;

    @BeforeAll
    static void makeTwoOrganizations() {
        admin().post("/organizations", Map.of("slug", "lagoon", "name", "Lagoon Society"));
        admin().draft("lagoon", "lagoon-days", "Lagoon Days");
        admin().draft("marsh-days", "Marsh Days");
    }

    @BeforeEach
    void becomeAnOrganizerOfOne() {
        organizer = visitor();
        admin().member("lagoon", organizer.signsUp("Nadia"), "ORGANIZER");
    }

    @Test
    void onlyTheirOwnDraftIsAmongTheConferences() {
        organizer.opens("/");

        Locator cards = organizer.page().locator(".conference-card");
        assertThat(cards.filter(new Locator.FilterOptions().setHasText("Lagoon Days")))
                .isVisible();
        assertThat(cards.filter(new Locator.FilterOptions().setHasText("Marsh Days")))
                .hasCount(0);
    }

    @Test
    void everyPageOfTheirConferenceIsOpenToThem() {
        organizer.opens("/c/lagoon-days/organize");

        for (String place : List.of("Schedule", "Sessions", "Speakers", "Rooms", "Tracks", "Import", "Details")) {
            organizer.workplace(place).click();

            assertThat(organizer.workplace(place)).hasAttribute("aria-current", "page");
            assertThat(organizer.page().locator(".work h1")).isVisible();
            assertThat(organizer.page().locator("a[href^='/admin']")).hasCount(0);
        }
    }

    @Test
    void thePublishedConferenceOfAnotherOrganizationIsToReadOnly() {
        organizer.opens("/c/" + Platform.DEMO);
        assertThat(organizer.link("Open the schedule")).isVisible();
        assertThat(organizer.page().getByRole(AriaRole.BANNER).getByRole(AriaRole.LINK, Visitor.named("Organize")))
                .hasCount(0);

        organizer.opens("/c/" + Platform.DEMO + "/organize/speakers");

        assertThat(organizer.heading("This is for organizers")).isVisible();
        assertThat(organizer.page().locator(".table")).hasCount(0);
    }

    @Test
    void theDraftOfAnotherOrganizationDoesNotExist() {
        organizer.opens("/c/marsh-days/organize");

        assertThat(organizer.heading("This does not exist, or not any more")).isVisible();
        assertThat(organizer.page().getByText("Marsh Days")).hasCount(0);
    }

    @Test
    void thePagesOfThePlatformAreForAdministrators() {
        for (String page : List.of("", "/conferences", "/organizations", "/users", "/analytics")) {
            organizer.opens("/admin" + page);

            assertThat(organizer.heading("For administrators only")).isVisible();
            assertThat(organizer.page().locator(".places")).hasCount(0);
        }
    }

    @Test
    void conferencesAreAddedToTheirOwnOrganizationOnly() {
        organizer.opens("/admin/conferences/new");

        assertThat(organizer.choice("Organization").locator("option")).hasText(new String[] {"Lagoon Society"});
        assertThat(organizer.page().locator(".places a[href^='/admin']")).hasCount(0);
        assertThat(organizer.choice("Visibility")).hasCount(0);
    }

    @Test
    void whoOrganizesNothingAddsNoConference() {
        Visitor attendee = visitor();
        attendee.signsUp("Ada");
        attendee.opens("/");
        assertThat(attendee.page().locator(".conference-card").first()).isVisible();
        assertThat(attendee.link("Add a conference")).hasCount(0);

        attendee.opens("/admin/conferences/new");

        assertThat(attendee.heading("For administrators only")).isVisible();
    }
}
