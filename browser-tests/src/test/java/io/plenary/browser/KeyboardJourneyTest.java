package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** All of it without a pointer. */
class KeyboardJourneyTest extends BrowserTest {

    private static final String RESILIENCE = "Seven Months to the Cyber Resilience Act";

    @Test
    void anAttendeeNeedsNoPointer() {
        Visitor attendee = visitor().opens("/");
        signUp(attendee);
        openTheSchedule(attendee);
        Schedule schedule = new Schedule(attendee);
        chooseADay(attendee, schedule);
        moveAboutTheGrid(attendee, schedule);
        readAndStar(attendee, schedule);
        writeANote(attendee, schedule);
        leaveTheSession(attendee, schedule);
    }

    private static void signUp(Visitor attendee) {
        assertThat(attendee.link("Sign in")).isVisible();
        attendee.tabsTo(attendee.link("Sign in")).presses("Enter");
        attendee.tabsTo(attendee.link("Create an account")).presses("Enter");
        attendee.tabsTo(attendee.page().getByLabel("Your name"));
        attendee.types("Yael");
        attendee.presses("Tab");
        attendee.types("yael-" + System.nanoTime() + "@example.org");
        attendee.presses("Tab");
        attendee.types(Platform.PASSWORD);
        attendee.presses("Enter");
        assertThat(attendee.profile()).isVisible();
    }

    private static void openTheSchedule(Visitor attendee) {
        Locator card = attendee.page()
                .locator(".conference-card", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Estuary"));
        attendee.tabsTo(card).presses("Enter");
        assertThat(attendee.page().getByRole(com.microsoft.playwright.options.AriaRole.MAIN))
                .isFocused();
        attendee.tabsTo(attendee.link("Open the schedule")).presses("Enter");
    }

    private static void chooseADay(Visitor attendee, Schedule schedule) {
        attendee.tabsTo(schedule.day("Tuesday")).presses("End");
        assertThat(schedule.day("Thursday")).isFocused();
        attendee.presses("Home", "Enter");
        assertThat(schedule.day("Tuesday")).hasAttribute("aria-current", "date");
    }

    private static void moveAboutTheGrid(Visitor attendee, Schedule schedule) {
        attendee.presses("/");
        attendee.types("forecasting");
        assertThat(schedule.count()).containsText("1 of");
        attendee.presses("Escape");
        assertThat(schedule.search()).hasValue("");
        attendee.tabsTo(schedule.grid()).presses("Enter");
        assertThat(schedule.session("Opening: High Water")).isFocused();
        attendee.presses("ArrowUp", "ArrowUp");
        assertThat(schedule.room("Douro Hall")).isFocused();
        attendee.presses("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowDown");
        assertThat(schedule.session("Opening: High Water")).isFocused();
        leaveTheGridAndComeBack(attendee, schedule);
        attendee.presses("ArrowDown");
        assertThat(schedule.session("Infrastructure Is a Promise Somebody Keeps"))
                .isFocused();
        attendee.presses("ArrowDown", "ArrowDown", "ArrowRight");
        assertThat(schedule.session(RESILIENCE)).isFocused();
    }

    /** However many sessions there are, the tab key passes by the one that has the focus, and its star. */
    private static void leaveTheGridAndComeBack(Visitor attendee, Schedule schedule) {
        assertThat(schedule.tabStops()).hasCount(2);
        attendee.presses("Tab", "Tab");
        assertThat(schedule.grid().locator(":focus")).hasCount(0);
        attendee.presses("Shift+Tab", "Shift+Tab");
        assertThat(schedule.session("Opening: High Water")).isFocused();
    }

    private static void readAndStar(Visitor attendee, Schedule schedule) {
        attendee.presses("Enter");
        assertThat(schedule.drawer().title()).hasText(RESILIENCE);
        attendee.tabsTo(schedule.drawer().star()).presses("Space");
        assertThat(schedule.drawer().starred()).isVisible();
    }

    private static void writeANote(Visitor attendee, Schedule schedule) {
        attendee.tabsTo(schedule.drawer()
                        .self()
                        .getByRole(com.microsoft.playwright.options.AriaRole.TAB)
                        .first())
                .presses("ArrowRight");
        attendee.tabsTo(schedule.drawer().button("Add a note")).presses("Enter");
        assertThat(schedule.drawer().text()).isFocused();
        attendee.types("Ask for the gauges");
        assertThat(schedule.drawer().noteState()).hasText("Saved");
    }

    private static void leaveTheSession(Visitor attendee, Schedule schedule) {
        attendee.presses("Escape");
        assertThat(schedule.drawer().title()).hasCount(0);
        assertThat(schedule.session(RESILIENCE)).isFocused();
        assertThat(schedule.starred(RESILIENCE)).isVisible();
    }

    @Test
    void anArrowKeyEntersTheGridAtWhatIsOn() {
        Visitor attendee = visitor().whoseServerLivesAt(Instant.parse("2027-05-19T12:52:00Z"));
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);

        assertThat(schedule.day("Wednesday")).hasAttribute("aria-current", "date");
        attendee.tabsTo(schedule.grid()).presses("ArrowRight");

        assertThat(schedule.session("Who Pays the Maintainer?")).isFocused();
    }

    @Test
    void theFirstTabStopSkipsToTheContent() {
        Visitor visitor = visitor().opens("/c/" + Platform.DEMO);
        assertThat(visitor.heading("Estuary 2027")).isVisible();

        visitor.presses("Tab");
        assertThat(visitor.link("Skip to content")).isFocused();
        visitor.presses("Enter");

        assertThat(visitor.page().locator("main")).isFocused();
        // Tickets come before it, where they are sold by now.
        visitor.tabsTo(visitor.link("Open the schedule"));
    }
}
