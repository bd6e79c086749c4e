package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who comes back learns what has changed since. */
class ChangesJourneyTest extends BrowserTest {

    private static final Map<String, Object> LATER =
            Map.of("slot", Map.of("start", "2027-06-08T10:15:00+01:00", "durationMinutes", 45));

    @Test
    void whatIsMovedCancelledRenamedAndNewIsToldUntilItIsSeen() {
        String conference = admin().conference("changing", "Changing Times");
        String late = admin().session(conference, Map.of("title", "Slow Train"));
        String gone = admin().session(conference, Map.of("title", "Lost Ferry"));
        String other = admin().session(conference, Map.of("title", "Old Bridge"));
        Visitor attendee = visitor();
        Schedule schedule = Schedule.of(attendee, "changing");
        assertThat(schedule.session("Slow Train")).isVisible();
        Locator bell = attendee.page().locator(".bell");
        assertThat(bell).hasCount(0);
        String zone = attendee.page().locator(".zone.pill").textContent();
        attendee.opens("/c/changing/changes");
        assertThat(attendee.heading("Nothing changed since your last visit")).isVisible();
        // Of the days in June, whatever clocks show today.
        assertThat(attendee.page().locator(".zone.pill")).hasText(zone);
        attendee.page()
                .waitForRequest(
                        request -> request.url().contains("/schedule"),
                        () -> attendee.opens("/c/changing/schedule?view=list"));

        admin().patch(conference + "/sessions/" + late, LATER);
        admin().patch(conference + "/sessions/" + gone, Map.of("status", "CANCELLED"));
        admin().patch(conference + "/sessions/" + other, Map.of("title", "New Bridge"));
        admin().session(conference, Map.of("title", "Night Bus"));
        attendee.page().reload();

        attendee.looksAgainUntilThereIs(attendee.page().locator(".bell[aria-label='4 changes since your last visit']"));
        assertThat(attendee.page().locator(".row-card").filter(new Locator.FilterOptions().setHasText("Night Bus")))
                .containsText("New");
        attendee.button("Grid").click();
        assertThat(card(attendee, "Night Bus").locator(".badge")).hasText("New");
        assertThat(card(attendee, "Slow Train").locator(".badge")).hasText("Moved");
        assertThat(card(attendee, "Lost Ferry").locator(".badge")).hasText("Cancelled");
        bell.click();
        assertThat(row(attendee, "Slow Train")).containsText("is 15 min late");
        assertThat(row(attendee, "Slow Train").locator("s")).hasText("10:00");
        assertThat(row(attendee, "Lost Ferry")).containsText("was cancelled");
        assertThat(row(attendee, "New Bridge")).containsText("was called “Old Bridge”");
        assertThat(row(attendee, "Night Bus")).containsText("is new");

        attendee.button("Seen").click();
        assertThat(attendee.heading("Nothing changed since your last visit")).isVisible();
        assertThat(bell).hasCount(0);
        attendee.page().reload();
        assertThat(attendee.heading("Nothing changed since your last visit")).isVisible();
    }

    @Test
    void whatAnOrganizerChangesIsNewsToOthersOnly() {
        String conference = admin().conference("own-changes", "Own Changes");
        String own = admin().session(conference, Map.of("title", "Slow Train"));
        String other = admin().session(conference, Map.of("title", "Lost Ferry"));
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        organizer.opens("/c/own-changes/changes");
        assertThat(organizer.heading("Nothing changed since your last visit")).isVisible();

        organizer.opens("/c/own-changes/organize/sessions/" + own);
        organizer.field("Title").fill("Fast Train");
        organizer.button("Save").first().click();
        assertThat(organizer.toast()).containsText("Saved.");
        imports(organizer, "own-changes", "Ghost Tram");
        admin().patch(conference + "/sessions/" + other, Map.of("status", "CANCELLED"));
        organizer.opens("/c/own-changes");

        organizer.looksAgainUntilThereIs(
                organizer.page().locator(".bell[aria-label='1 change since your last visit']"));
        organizer.page().locator(".banner [href$='/changes']").click();
        assertThat(row(organizer, "Lost Ferry")).containsText("was cancelled");
        assertThat(row(organizer, "Fast Train")).hasCount(0);
        assertThat(row(organizer, "Ghost Tram")).hasCount(0);
    }

    /** Adds a session by a file. */
    private static void imports(Visitor organizer, String slug, String title) {
        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:tram@example.org\r\n"
                + "DTSTAMP:20270101T000000Z\r\nDTSTART:20270608T150000Z\r\nDTEND:20270608T160000Z\r\nSUMMARY:" + title
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        organizer
                .opens("/c/" + slug + "/organize/imports")
                .page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("schedule.ics", "text/calendar", file.getBytes(StandardCharsets.UTF_8)));
        organizer.button("Apply").click();
        assertThat(organizer.page().getByText("The file is imported.")).isVisible();
    }

    private static Locator card(Visitor attendee, String title) {
        return attendee.page().locator(".card").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static Locator row(Visitor attendee, String title) {
        return attendee.page().locator(".change").filter(new Locator.FilterOptions().setHasText(title));
    }
}
