package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the list of conferences to the last sign-out, as an attendee goes through it. */
class AttendeeJourneyTest extends BrowserTest {

    private static final String REVIEWS = "Incident Reviews Without a Villain";
    private static final String FEDIVERSE = "The Fediverse Grew Up and Got a Mortgage";

    @Test
    void anAttendeeFindsSessionsPlansTheDayTakesANoteAndLeaves() {
        Visitor attendee = visitor();
        Schedule schedule = findTheSchedule(attendee);
        lookForSessions(schedule);
        String email = signUpToStar(attendee, schedule);
        planTheDay(attendee, schedule);
        takeANote(attendee);
        completeTheProfile(attendee);
        signOutEverywhere(attendee, visitor().signsIn(email));
    }

    @Test
    void whoSignsInNextAtTheSameBrowserSeesNothingOfTheOneBefore() {
        Visitor browser = visitor();
        browser.signsUp("Ada");
        browser.opens("/profile");
        browser.page().getByLabel("Affiliation").fill("Analytical Society");
        browser.button("Save").click();
        assertThat(browser.toast()).containsText("Your profile is saved.");
        browser.button("Sign out").click();
        assertThat(browser.profile()).hasCount(0);

        browser.signsUp("Grace");
        browser.opens("/profile");
        browser.page().getByLabel("Affiliation").fill("Navy");
        browser.button("Save").click();
        browser.page().reload();

        assertThat(browser.heading("Grace")).isVisible();
        assertThat(browser.page().getByLabel("Affiliation")).hasValue("Navy");
    }

    private static Schedule findTheSchedule(Visitor attendee) {
        attendee.opens("/");
        assertThat(attendee.heading("Where to next?")).isVisible();
        attendee.page()
                .locator(".conference-card")
                .filter(new FilterOptions().setHasText("Estuary 2027"))
                .click();
        assertThat(attendee.heading("Estuary 2027")).isVisible();
        assertThat(attendee.page()).hasTitle("Estuary 2027 · Plenary");
        attendee.link("Open the schedule").click();
        return new Schedule(attendee);
    }

    private static void lookForSessions(Schedule schedule) {
        assertThat(schedule.count()).hasText("21 sessions");
        schedule.visitor().presses("/");
        assertThat(schedule.search()).isFocused();
        schedule.search().fill("halychenko");
        assertThat(schedule.count()).hasText("1 of 60 sessions");
        assertThat(schedule.chip("Civic Infrastructure").locator(".count")).hasText("1");
        assertThat(schedule.chip("Data & AI").locator(".count")).hasText("0");
        schedule.search().fill("");
        assertThat(schedule.count()).hasText("21 sessions");
        double top = schedule.grid().boundingBox().y;
        schedule.chip("Data & AI").click();
        assertThat(schedule.count()).hasText("3 of 21 sessions");
        assertThat(schedule.grid().boundingBox().y).isEqualTo(top);
        schedule.visitor().button("Clear filters").click();
        assertThat(schedule.count()).hasText("21 sessions");
    }

    private static String signUpToStar(Visitor attendee, Schedule schedule) {
        SessionView session = schedule.open(REVIEWS);
        assertThat(session.title()).hasText(REVIEWS);
        session.star().click();
        attendee.toast()
                .filter(new FilterOptions().setHasText("Starred on this device."))
                .getByText("Sign in", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        attendee.link("Create an account").click();
        String email = attendee.fillsInTheSignUp("Ada");
        assertThat(session.title()).hasText(REVIEWS);
        assertThat(session.starred()).isVisible();
        return email;
    }

    private static void planTheDay(Visitor attendee, Schedule schedule) {
        schedule.drawer().close();
        schedule.star(FEDIVERSE).click();
        assertThat(schedule.starred(FEDIVERSE)).isVisible();
        attendee.place("My agenda").click();
        assertThat(attendee.page().locator(".banner-note")).hasText("1 overlap on your agenda");
        assertThat(attendee.page().getByText("Overlaps with " + FEDIVERSE)).isVisible();
    }

    private static void takeANote(Visitor attendee) {
        attendee.link(REVIEWS).click();
        SessionView session = SessionView.page(attendee).notes();
        session.note("Ask about **blameless** timelines");
        assertThat(session.noteState()).hasText("Saved");
        session.button("Preview").click();
        assertThat(session.prose().locator("strong")).hasText("blameless");
        attendee.place("Notes").click();
        assertThat(attendee.link(REVIEWS)).isVisible();
    }

    private static void completeTheProfile(Visitor attendee) {
        attendee.profile().click();
        attendee.page().getByLabel("Affiliation").fill("Analytical Society");
        attendee.button("Save").click();
        assertThat(attendee.toast()).containsText("Your profile is saved.");
        attendee.page().reload();
        assertThat(attendee.page().getByLabel("Affiliation")).hasValue("Analytical Society");
    }

    private static void signOutEverywhere(Visitor attendee, Visitor otherDevice) {
        attendee.button("Sign out on all devices").click();
        assertThat(attendee.page()).hasURL(Pattern.compile("/$"));
        assertThat(attendee.profile()).hasCount(0);
        otherDevice.opens("/agenda");
        assertThat(otherDevice.page().locator(".ended")).containsText("Your sign-in has ended.");
    }
}
