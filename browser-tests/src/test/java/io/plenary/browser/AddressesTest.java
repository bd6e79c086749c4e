package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every view has an address that can be shared, and the back button leads where one came from. */
class AddressesTest extends BrowserTest {

    private static final String MAYBE = "The Machine Said Maybe";
    private static final String BROWSERS = "Browsers Are Public Buildings";

    @Test
    void anAddressWithADayAndFiltersShowsThem() {
        Visitor visitor = visitor();

        visitor.opens("/c/estuary-2027/schedule?day=2&view=list&q=browsers");

        Schedule schedule = new Schedule(visitor);
        assertThat(schedule.session(BROWSERS)).isVisible();
        assertThat(schedule.count()).hasText(Pattern.compile("^1 of "));
        assertThat(schedule.search()).hasValue("browsers");
        assertThat(schedule.day("Wednesday")).hasAttribute("aria-current", "date");
    }

    @Test
    void theAddressOfAnOpenSessionOpensItForSomebodyElse() {
        Visitor visitor = visitor();
        Schedule schedule = Schedule.of(visitor, Platform.DEMO);
        schedule.day("Wednesday").click();
        schedule.open(MAYBE);
        assertThat(visitor.page()).hasURL(Pattern.compile("day=2&session="));

        Visitor friend = visitor().opens(visitor.page().url());

        assertThat(new Schedule(friend).drawer().title()).hasText(MAYBE);
    }

    @Test
    void backClosesTheSessionThenLeavesTheDayThenTheSchedule() {
        Visitor visitor = visitor().opens("/c/" + Platform.DEMO);
        visitor.link("Open the schedule").click();
        Schedule schedule = new Schedule(visitor);
        schedule.day("Wednesday").click();
        schedule.open(MAYBE);
        assertThat(schedule.drawer().title()).isVisible();

        visitor.page().goBack();
        assertThat(schedule.drawer().title()).hasCount(0);
        assertThat(schedule.session(MAYBE)).isVisible();
        visitor.page().goBack();
        assertThat(schedule.day("Tuesday")).hasAttribute("aria-current", "date");
        visitor.page().goBack();
        assertThat(visitor.link("Open the schedule")).isVisible();
    }

    @Test
    void aClosedSessionIsNotInTheWayOfTheBackButton() {
        Visitor visitor = visitor().opens("/c/" + Platform.DEMO);
        visitor.link("Open the schedule").click();
        Schedule schedule = new Schedule(visitor);
        schedule.open("Backing Up a State");
        schedule.drawer().close();
        assertThat(schedule.drawer().title()).hasCount(0);

        visitor.page().goBack();

        assertThat(visitor.link("Open the schedule")).isVisible();
    }

    @Test
    void aSessionHasAPageThatLeadsToItsSpeakerAndDay() {
        Visitor visitor = visitor().opens("/c/estuary-2027/sessions/" + admin().demoSession(MAYBE));
        assertThat(visitor.heading(MAYBE)).isVisible();
        assertThat(visitor.page()).hasTitle(MAYBE + " · Estuary 2027 · Plenary");

        visitor.page().locator(".people-cards a").click();
        assertThat(visitor.heading("Hélène Marquisat")).isVisible();
        visitor.link(MAYBE).click();
        visitor.link("Back to the schedule").click();

        assertThat(new Schedule(visitor).day("Wednesday")).hasAttribute("aria-current", "date");
    }

    @Test
    void anAddressWithoutAPageSaysSoAndLeadsOn() {
        Visitor visitor = visitor().opens("/c/estuary-2027/nowhere");

        assertThat(visitor.heading("There is nothing here")).isVisible();
        visitor.link("All conferences").click();
        assertThat(visitor.heading("Where to next?")).isVisible();
    }

    @Test
    void anAddressThatNoConferenceCanHaveSaysTheSame() {
        Visitor visitor = visitor().opens("/c/No%20Such%20Thing!/schedule");

        assertThat(visitor.heading("There is nothing here")).isVisible();
        assertThat(visitor.link("All conferences")).isVisible();
    }

    @Test
    void aSearchSaysOnWhichDaysItFindsSomethingAndLeadsThere() {
        Visitor visitor = visitor();
        Schedule schedule = Schedule.of(visitor, Platform.DEMO);
        assertThat(schedule.day("Wednesday")).hasAccessibleName("Wednesday 19 May");

        schedule.search().fill("browsers");

        assertThat(schedule.day("Tuesday")).hasAccessibleName("Tuesday 18 May 0 hits");
        assertThat(schedule.day("Wednesday")).hasAccessibleName("Wednesday 19 May 1 hit");
        assertThat(schedule.results()).hasCount(1);
        assertThat(schedule.results()).containsText("Wed 19 May");
        schedule.day("Tuesday").click();
        assertThat(schedule.results()).hasCount(0);
        visitor.link("Wednesday, 19 May 1 hit").click();
        assertThat(schedule.session(BROWSERS)).isVisible();
        visitor.link("All days").click();
        assertThat(schedule.results()).hasCount(1);
        visitor.button("Clear filters").first().click();
        assertThat(schedule.day("Wednesday")).hasAccessibleName("Wednesday 19 May");
    }

    @Test
    void aReloadShowsTheSamePartOfTheDay() {
        Visitor visitor = visitor(new NewContextOptions().setViewportSize(390, 700));
        visitor.opens("/c/estuary-2027/schedule?day=2");
        assertThat(new Schedule(visitor).session(BROWSERS)).isVisible();
        visitor.page().mouse().move(200, 500);
        visitor.page().mouse().wheel(0, 900);
        Awaitility.await().until(() -> visitor.scrolled() == 900);

        visitor.page().reload();

        assertThat(new Schedule(visitor).session(BROWSERS)).isVisible();
        // Some browsers put it back before the last line above has its height.
        Awaitility.await().until(() -> Math.abs(visitor.scrolled() - 900) < 30);
    }

    @Test
    void languageTypeAndTheLackOfATrackNarrowTheScheduleAndStayInTheAddress() {
        String conference = admin().conference("kinds", "Of All Kinds");
        admin().session(conference, Map.of("title", "Ebbe", "language", "de", "type", "talk"));
        admin().session(conference, Map.of("title", "Tide", "language", "en", "type", "Talk"));
        String track = admin().post(conference + "/tracks", Map.of("name", "Harbors"))
                .get("id")
                .getAsString();
        admin().session(conference, Map.of("title", "Pier", "language", "en", "type", "workshop", "trackId", track));
        Visitor visitor = visitor().opens("/c/kinds/schedule?view=list");
        Schedule schedule = new Schedule(visitor);

        schedule.choice("Language").selectOption("English");
        assertThat(schedule.count()).hasText("2 of 3 sessions");
        schedule.choice("Type").selectOption("Talk");
        assertThat(schedule.titles()).hasText(new String[] {"Tide"});
        visitor.page().reload();
        assertThat(schedule.titles()).hasText(new String[] {"Tide"});
        visitor.button("Clear filters").click();
        schedule.choice("Sessions without a track").selectOption("With a track only");
        assertThat(schedule.titles()).hasText(new String[] {"Pier"});
    }

    @Test
    void aConferenceThatDoesNotExistSaysSoWithAReferenceForTheLogs() {
        Visitor visitor = visitor().opens("/c/atlantis-2027/schedule");

        assertThat(visitor.heading("This does not exist, or not any more")).isVisible();
        assertThat(visitor.page().locator(".reference code")).hasText(Pattern.compile("\\S{8,}"));
    }

    @Test
    void aDeviceInAnotherZoneIsOfferedItsOwnTimes() {
        Visitor visitor = visitor(new NewContextOptions().setTimezoneId("America/Toronto"));
        Schedule schedule = Schedule.of(visitor, Platform.DEMO);
        assertThat(schedule.session(MAYBE)).hasCount(0);
        assertThat(visitor.page().getByText("09:20–10:20")).isVisible();

        visitor.page().getByLabel("Time zone").selectOption("mine");

        assertThat(visitor.page().getByText("04:20–05:20")).isVisible();
        assertThat(visitor.page().getByText("09:20–10:20", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }
}
