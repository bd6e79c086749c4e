package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody changes in one browser shows in another, and nothing that was typed gets lost in between. */
class TwoBrowsersTest extends BrowserTest {

    private static final String LATCH = "Offline First, Because the Train Enters a Tunnel";

    @Test
    void aStarSetOnThePhoneIsOnTheLaptopWhenOneLooksAtItAgain() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Kenji");
        Schedule onLaptop = Schedule.of(laptop, Platform.DEMO);
        assertThat(onLaptop.star(LATCH)).isVisible();

        Visitor phone = visitor().signsIn(email);
        Schedule onPhone = Schedule.of(phone, Platform.DEMO);
        phone.page().waitForResponse(answer -> answer.url().endsWith("/star"), () -> onPhone.star(LATCH)
                .click());

        laptop.looksAgainUntilThereIs(onLaptop.starred(LATCH));
    }

    @Test
    void aTitleTheOrganizerChangesIsOnTheOpenScheduleOfAnAttendee() {
        String conference = admin().conference("tides", "Changing Tides");
        String session = admin().session(conference, Map.of("title", "Untitled keynote"));
        Visitor attendee = visitor();
        Schedule schedule = Schedule.of(attendee, "tides");
        assertThat(schedule.session("Untitled keynote")).isVisible();

        admin().patch(conference + "/sessions/" + session, Map.of("title", "The tide tables"));

        attendee.looksAgainUntilThereIs(schedule.session("The tide tables"));
        assertThat(schedule.session("Untitled keynote")).hasCount(0);
    }

    @Test
    void aNoteChangedInTwoBrowsersInTheSameLineShowsBothTexts() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Leyla");
        SessionView onLaptop = Schedule.of(laptop, Platform.DEMO).open(LATCH).notes();
        onLaptop.note("Tunnels are long");
        assertThat(onLaptop.noteState()).hasText("Saved");
        hearsNoMore(laptop);

        SessionView onPhone =
                Schedule.of(visitor().signsIn(email), Platform.DEMO).open(LATCH).notes();
        assertThat(onPhone.text()).hasValue("Tunnels are long");
        onPhone.text().fill("Tunnels are longer than batches");
        assertThat(onPhone.noteState()).hasText("Saved");

        onLaptop.text().fill("Tunnels are dark");
        assertThat(onLaptop.noteState()).hasText("Changed elsewhere");
        assertThat(onLaptop.text()).hasValue("Tunnels are dark");
        assertThat(onLaptop.self().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("Tunnels are longer than batches");

        onLaptop.button("Keep both").click();
        assertThat(onLaptop.noteState()).hasText("Saved");
        SessionView later =
                Schedule.of(visitor().signsIn(email), Platform.DEMO).open(LATCH).notes();
        assertThat(later.text()).hasValue("Tunnels are dark\n\n---\n\nTunnels are longer than batches");
    }

    @Test
    void aNoteIsListedOnAnotherDeviceWithTheTitleAndTheAddressOfItsSession() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Noor");
        SessionView onLaptop = Schedule.of(laptop, Platform.DEMO).open(LATCH).notes();
        onLaptop.note("Tunnels are long");
        assertThat(onLaptop.noteState()).hasText("Saved");

        Visitor phone = visitor().signsIn(email).opens("/notes");
        assertThat(phone.link(LATCH)).hasAttribute("href", "/c/estuary-2027/sessions/" + admin().demoSession(LATCH));
    }

    @Test
    void aNoteChangedInTwoBrowsersInDifferentLinesIsJoined() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Mikko");
        SessionView onLaptop = Schedule.of(laptop, Platform.DEMO).open(LATCH).notes();
        onLaptop.note("First\n\nLast");
        assertThat(onLaptop.noteState()).hasText("Saved");
        hearsNoMore(laptop);

        SessionView onPhone =
                Schedule.of(visitor().signsIn(email), Platform.DEMO).open(LATCH).notes();
        onPhone.text().fill("First\n\nLast, from the phone");
        assertThat(onPhone.noteState()).hasText("Saved");
        onLaptop.text().fill("First, from the laptop\n\nLast");

        assertThat(onLaptop.text()).hasValue("First, from the laptop\n\nLast, from the phone");
        assertThat(onLaptop.noteState()).hasText("Saved");
    }

    /** What is done elsewhere in the meantime comes as a surprise. */
    private static void hearsNoMore(Visitor visitor) {
        visitor.context().route("**/api/v1/me/marks*", route -> {});
    }
}
