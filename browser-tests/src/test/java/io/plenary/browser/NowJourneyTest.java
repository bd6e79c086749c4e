package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** In the middle of a day of the conference: what runs, how long still, and what comes next. */
class NowJourneyTest extends BrowserTest {

    private static final Instant WEDNESDAY = Instant.parse("2027-05-19T12:52:00Z");
    private static final Instant WEEK_BEFORE = Instant.parse("2027-05-11T12:52:00Z");
    private static final String MAINTAINER = "Who Pays the Maintainer?";

    private static Locator room(Visitor visitor, String name) {
        return visitor.page()
                .locator(".now-room")
                .filter(new FilterOptions().setHas(visitor.page().getByRole(AriaRole.HEADING, heading(name))));
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions heading(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName(name)
                .setExact(true);
    }

    @Test
    void anAttendeeSeesWhatRunsInWhichRoomAndWhatComesNext() {
        Visitor attendee = visitor().whoseServerLivesAt(WEDNESDAY).opens("/c/estuary-2027/schedule");
        attendee.place("Now").click();
        assertThat(attendee.page()).hasTitle("Now and next · Estuary 2027 · Plenary");
        assertThat(attendee.page().locator(".now-title p")).hasText("Wednesday 19 May, 13:52");
        assertThat(attendee.page().locator(".now-room")).hasCount(6);
        assertThat(room(attendee, "Douro Hall").locator(".now-cell")).containsText(MAINTAINER);
        assertThat(room(attendee, "Douro Hall").locator(".time-left")).hasText("38 min left");
        assertThat(room(attendee, "Douro Hall").locator(".next-cell"))
                .containsText("Post-Quantum Migration Is an Inventory Problem");
        assertThat(room(attendee, "Farol").locator(".now-cell")).containsText("Free until 14:25");
        assertThat(room(attendee, "Farol").locator(".next-cell")).containsText("in 33 min");
        assertThat(room(attendee, "Maré").locator(".now-cell"))
                .containsText("“A Feed Reader in Every School” ended at 13:50");

        attendee.link(MAINTAINER).click();
        assertThat(new SessionView(attendee.page().getByRole(AriaRole.DIALOG)).title())
                .hasText(MAINTAINER);
    }

    @Test
    void whoHasChosenSessionsSeesTheirsAloneAndWhatIsTheirNext() {
        Visitor attendee = visitor().whoseServerLivesAt(WEDNESDAY);
        attendee.signsUp("Lia");
        attendee.opens("/c/estuary-2027/now");
        room(attendee, "Ribeira").locator(".star").click();
        attendee.button("My agenda 1").click();
        assertThat(attendee.page().locator(".now-room")).hasCount(1);
        assertThat(room(attendee, "Ribeira")).isVisible();

        Schedule.of(attendee, Platform.DEMO)
                .star("Open Timetables, Closed Doors")
                .click();
        attendee.place("Now").click();
        assertThat(attendee.page().locator(".your-next")).containsText("Open Timetables, Closed Doors");
    }

    @Test
    void onAPhoneItComesFirstAndStaysWithoutAConnection() {
        Visitor attendee =
                visitor(new NewContextOptions().setViewportSize(390, 844)).whoseServerLivesAt(WEDNESDAY);
        attendee.opens("/c/estuary-2027");
        assertThat(attendee.page()).hasURL(Pattern.compile("/c/estuary-2027/now$"));
        assertThat(room(attendee, "Ponte").locator(".time-left")).hasText("23 min left");
        attendee.page().locator(".app-header .brand").click();
        assertThat(attendee.link("Open the schedule")).isVisible();

        attendee.opens("/c/estuary-2027/now").waitsForTheServiceWorker().keeps("answers", Platform.DEMO);
        attendee.context().unrouteAll();
        attendee.goesOffline();
        attendee.page().reload();
        assertThat(attendee.page().getByText("No connection")).isVisible();
        assertThat(room(attendee, "Douro Hall").locator(".time-left")).containsText("min left");
    }

    @Test
    void howRoomsAndSessionsStandIsShownWhileItChanges() {
        OnNow conference = OnNow.published(admin(), "now-states", "Now States");
        String hall = conference.room("Great Hall");
        String talk = conference.session("A Talk That Runs", hall, -20, 60);
        String late = conference.session("A Talk That Is Late", conference.room("Cellar"), -5, 45);
        Visitor attendee = visitor().opens("/c/now-states/now");
        assertThat(room(attendee, "Cellar").locator(".now-cell")).containsText("A Talk That Is Late");

        conference.stands(late, Map.of("delayedMinutes", 10));
        assertThat(room(attendee, "Cellar").locator(".now-cell")).containsText("Free until");
        assertThat(room(attendee, "Cellar").locator(".next-cell s")).hasCount(1);
        assertThat(attendee.page().locator(".since")).containsText("A Talk That Is Late is 10 min late");

        conference.stands(talk, Map.of("seats", "FEW", "queueMinutes", 15));
        assertThat(room(attendee, "Great Hall").locator(".fullness")).hasText("Few seats left");
        assertThat(room(attendee, "Great Hall").locator(".segments .taken")).hasCount(4);
        assertThat(room(attendee, "Great Hall").locator(".stands")).containsText("Queue 15 min");

        conference.stands(talk, Map.of("seats", "FREE", "movedTo", "Tent"));
        attendee.button("With free seats 1").click();
        assertThat(attendee.page().locator(".now-room")).hasCount(1);
        room(attendee, "Great Hall")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("A Talk That Runs"))
                .click();
        Locator facts = attendee.page().getByRole(AriaRole.DIALOG).locator(".facts-box");
        assertThat(facts).containsText("Now in Tent");
        assertThat(facts.locator(".fullness")).containsText("as of");
    }

    @Test
    void onOtherDaysTheNavigationDoesNotLeadThere() {
        Visitor visitor = visitor().whoseServerLivesAt(WEEK_BEFORE).opens("/c/estuary-2027/now");
        assertThat(visitor.heading("The conference is not on")).isVisible();
        assertThat(visitor.place("Schedule")).isVisible();
        assertThat(visitor.place("Now")).hasCount(0);
    }
}
