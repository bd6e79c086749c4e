package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody gets a seat in a session and gives it back; an organizer says how many there are and who sits there. */
class SeatsJourneyTest extends BrowserTest {

    @Test
    void anAttendeeTakesASeatIsWarnedOfAClashAndGivesItBack() {
        String conference = admin().conference("seat-days", "Seat Days");
        String first = session(conference, "Event loops by hand");
        String second = session(conference, "Schemas without tears");
        signUp(conference, first, 3);
        signUp(conference, second, 3);
        admin().put(conference + "/seat-rule", Map.of("onClash", "WARN"));
        Visitor attendee = visitor();
        confirm(attendee.signsUp("Nadia Reis"));

        attendee.opens("/c/seat-days/sessions/" + first);
        assertThat(box(attendee)).containsText("Few seats left");
        attendee.button("Get a seat").click();
        assertThat(box(attendee)).containsText("You have a seat");

        attendee.opens("/c/seat-days/sessions/" + second);
        attendee.button("Get a seat").click();
        assertThat(box(attendee).getByRole(AriaRole.ALERT)).containsText("Event loops by hand");
        attendee.button("Take both").click();
        assertThat(box(attendee)).containsText("You have a seat");

        attendee.opens("/agenda?conference=seat-days");
        assertThat(attendee.page().locator(".own-seat")).hasCount(2);
        attendee.opens("/c/seat-days/tickets");
        assertThat(attendee.page().locator("own-seats li")).hasCount(2);
        attendee.opens("/c/seat-days/sessions/" + second);
        attendee.button("Give it back").click();
        assertThat(attendee.button("Get a seat")).isVisible();
    }

    @Test
    void anOrganizerOpensASessionAndDecidesWhoLosesTheirSeat() {
        String conference = admin().conference("bench-days", "Bench Days");
        String session = session(conference, "Event loops by hand");
        Visitor organizer = organizer().opens("/c/bench-days/organize/sessions/" + session);
        Locator seats = organizer.page().locator("session-seats");
        seats.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Let people sign up"))
                .click();
        assertThat(seats.locator("seat-list")).containsText("Nobody yet.");
        signUp(conference, session, 1);
        Visitor attendee = visitor();
        confirm(attendee.signsUp("Nadia Reis"));
        attendee.opens("/c/bench-days/sessions/" + session);
        attendee.button("Get a seat").click();
        assertThat(box(attendee)).containsText("You have a seat");
        signUp(conference, session, 0);

        organizer.opens("/c/bench-days/organize/sessions/" + session);
        assertThat(seats.locator(".conflict")).containsText("One seat more is taken");
        organizer.button("Take these seats away …").click();
        organizer.page().locator("dialog.confirm .button.danger").click();

        assertThat(seats.locator("seat-list")).containsText("Nobody yet.");
    }

    @Test
    void whoWaitsForASeatIsOfferedTheNextOne() {
        String conference = admin().conference("ferry-days", "Ferry Days");
        String session = session(conference, "Event loops by hand");
        signUp(conference, session, 0);
        Visitor attendee = visitor();
        confirm(attendee.signsUp("Nadia Reis"));
        attendee.opens("/c/ferry-days/sessions/" + session);
        assertThat(box(attendee)).containsText("All seats are taken");

        attendee.button("Join the waiting list").click();
        assertThat(box(attendee)).containsText("You are number 1 on the waiting list");
        attendee.opens("/agenda?conference=ferry-days");
        assertThat(attendee.page().locator(".own-seat")).containsText("number 1");
        signUp(conference, session, 1);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/ferry-days/organize/waiting-list");
        assertThat(organizer.page().locator(".waiting-offers li")).containsText("Nadia Reis");
        attendee.opens("/c/ferry-days/sessions/" + session);
        assertThat(box(attendee)).containsText("A seat is held for you");
        attendee.button("Take the seat").click();
        assertThat(box(attendee)).containsText("You have a seat");
    }

    private Visitor organizer() {
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        return organizer;
    }

    /** All at the same time. */
    private static String session(String conference, String title) {
        return admin().session(conference, Map.of("title", title));
    }

    private static void signUp(String conference, String session, int seats) {
        admin().put(conference + "/sessions/" + session + "/sign-up", Map.of("capacity", seats, "ticketNeeded", false));
    }

    private static Locator box(Visitor visitor) {
        return visitor.page().locator(".seat-box");
    }
}
