package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From an empty draft to a program that attendees see. */
class OrganizerJourneyTest extends BrowserTest {

    private static final String KNOTS = "How knots hold";

    /** Two rooms, three sessions; one takes place after midnight, one for an unknown time. */
    private static final String FILE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <schedule>
              <conference><acronym>anchor</acronym><title>Anchor Days</title><start>2027-06-08</start><end>2027-06-09</end></conference>
              <day index="1" date="2027-06-08">
                <room name="Pier">
                  <event id="1" guid="0b9d9f52-7f2e-4c4c-8a51-000000000001"><date>2027-06-08T10:00:00+01:00</date><start>10:00</start><duration>00:45</duration><title>Tar and hemp</title>
                    <track>Ropes</track><persons><person id="1">Anne Bonny</person></persons></event>
                  <event id="2" guid="0b9d9f52-7f2e-4c4c-8a51-000000000002"><date>2027-06-09T00:30:00+01:00</date><start>00:30</start><duration>00:45</duration><title>Night watch</title></event>
                </room>
                <room name="Loft">
                  <event id="3" guid="0b9d9f52-7f2e-4c4c-8a51-000000000003"><date>2027-06-08T11:00:00+01:00</date><start>11:00</start><duration>long</duration><title>Splicing</title></event>
                </room>
              </day>
            </schedule>
            """;

    private Visitor organizer() {
        Visitor organizer = visitor();
        String email = organizer.signsUp("Marta");
        admin().member(email, "OWNER");
        return organizer;
    }

    @Test
    void anOrganizerBuildsAProgramByHandPlacesItByKeyboardAndPublishesIt() {
        admin().draft("harbor", "Harbor Days");
        Visitor organizer = organizer().opens("/c/harbor");
        organizer
                .page()
                .getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, Visitor.named("Organize"))
                .click();
        assertThat(organizer.heading("Overview")).isVisible();

        describe(organizer);
        addRoom(organizer, "Pier");
        addTrack(organizer, "Ropes");
        addSpeaker(organizer, "Grace Darling");
        addSession(organizer);
        place(organizer);
        publish(organizer);

        Visitor attendee = visitor();
        Schedule schedule = Schedule.of(attendee, "harbor");
        assertThat(attendee.page().locator(".room-head")).hasText("Pier 80 seats");
        assertThat(schedule.chip("Ropes")).isVisible();
        SessionView session = schedule.open(KNOTS);
        assertThat(session.self()).containsText("Tuesday 8 June, 09:30–10:00");
        assertThat(session.self()).containsText("Grace Darling");
    }

    private static void describe(Visitor organizer) {
        organizer.workplace("Details").click();
        organizer.field("Subtitle").fill("Ropes, tides and software");
        organizer.field("City").fill("Matosinhos");
        save(organizer);
    }

    private static void addRoom(Visitor organizer, String name) {
        organizer.workplace("Rooms").click();
        organizer.button("New room").click();
        organizer.field("Name").fill(name);
        organizer.field("Seats").fill("80");
        save(organizer);
        assertThat(organizer.page().locator(".layout-list")).containsText(name);
    }

    private static void addTrack(Visitor organizer, String name) {
        organizer.workplace("Tracks").click();
        organizer.button("New track").click();
        organizer.field("Name").fill(name);
        save(organizer);
        assertThat(organizer.page().locator(".layout-list")).containsText(name);
    }

    private static void addSpeaker(Visitor organizer, String name) {
        organizer.workplace("Speakers").click();
        organizer.link("New speaker").first().click();
        organizer.field("Name").fill(name);
        organizer.button("Create speaker").click();
        assertThat(organizer.heading(name)).isVisible();
    }

    private static void addSession(Visitor organizer) {
        organizer.workplace("Sessions").click();
        organizer.link("New session").first().click();
        organizer.field("Title").fill(KNOTS);
        organizer.choice("Track").selectOption("Ropes");
        organizer.choice("Add a speaker").fill("Grace");
        assertThat(organizer.page().locator("person-picker [role=option]").first())
                .containsText("Grace Darling");
        organizer.presses("Enter");
        assertThat(organizer.link("Grace Darling")).isVisible();
        organizer.button("Create session").click();
        assertThat(organizer.heading(KNOTS)).isVisible();
    }

    private static void place(Visitor organizer) {
        organizer.workplace("Schedule").click();
        Locator waiting = organizer.page().locator(".waiting").getByRole(AriaRole.BUTTON, Visitor.named(KNOTS));
        organizer
                .tabsTo(waiting)
                .presses(
                        "Enter", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
        assertThat(organizer.button(KNOTS + ", 09:30–10:00, Pier")).isVisible();
        organizer.presses("Control+z");
        assertThat(waiting).isVisible();
        organizer.presses("Control+y");
        assertThat(organizer.button(KNOTS + ", 09:30–10:00, Pier")).isVisible();
    }

    private static void publish(Visitor organizer) {
        organizer.workplace("Overview").click();
        organizer.button("Publish").click();
        organizer
                .page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named("Publish"))
                .click();
        assertThat(organizer.toast()).containsText("“Harbor Days” is published.");
    }

    private static void save(Visitor organizer) {
        organizer.button("Save").first().click();
        assertThat(organizer.toast()).containsText("Saved.");
        organizer.toast().getByRole(AriaRole.BUTTON, Visitor.named("Close")).click();
    }

    @Test
    void anOrganizerImportsAFileAndFollowsItsReportToASession() {
        admin().draft("anchor", "Anchor Days");
        Visitor organizer = organizer().opens("/c/anchor/organize/imports");
        assertThat(organizer.page().getByText("The program is empty, so the first file fills it at once."))
                .isVisible();

        organizer
                .page()
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("schedule.xml", "application/xml", FILE.getBytes(StandardCharsets.UTF_8)));

        assertThat(organizer.page().getByText("The file is imported.")).isVisible();
        Locator report = organizer.page().locator(".report");
        report.getByRole(AriaRole.SEARCHBOX).fill("midnight");
        assertThat(report.getByText("After midnight, kept on the day before")).isVisible();
        report.getByRole(AriaRole.SEARCHBOX).fill("");
        report.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Worth a look"))
                .click();
        report.getByText("Duration not understood").click();
        report.getByRole(AriaRole.LINK, Visitor.named("Splicing")).click();
        organizer.field("Minutes").fill("30");
        save(organizer);
        organizer.workplace("Overview").click();
        assertThat(organizer.page().locator(".tile[href$=rooms]")).hasText(Pattern.compile("2\\s*rooms"));
    }

    @Test
    void planningBeginsWithARoomInUseAndWithTheListOfWhatWaitsOnlyIfSomethingDoes() {
        String conference = admin().draft("narrow", "Narrow Days");
        admin().post(conference + "/rooms", Map.of("name", "Attic"));
        String room = admin().post(conference + "/rooms", Map.of("name", "Boathouse"))
                .get("id")
                .getAsString();
        Map<String, Object> slot = Map.of("start", "2027-06-08T10:00:00+01:00", "durationMinutes", 45, "roomId", room);
        admin().post(conference + "/sessions", Map.of("title", "Caulking", "slot", slot));
        Visitor organizer = organizer();
        Locator list = organizer.page().locator("unscheduled-list [aria-expanded]");

        organizer.page().setViewportSize(390, 844);
        organizer.opens("/c/narrow/organize/schedule");
        assertThat(organizer.page().locator(".room-heads h2")).hasText("Boathouse");

        organizer.page().setViewportSize(1440, 900);
        organizer.page().reload();
        assertThat(organizer.page().locator(".room-heads h2")).hasText(new String[] {"Attic", "Boathouse"});
        assertThat(list).hasAttribute("aria-expanded", "false");

        admin().post(conference + "/sessions", Map.of("title", "Bailing"));
        organizer.page().reload();
        assertThat(list).hasAttribute("aria-expanded", "true");
    }

    @Test
    void whoOnlyAttendsIsToldThatThesePagesAreForOrganizers() {
        Visitor attendee = visitor();
        attendee.signsUp("Curious");

        attendee.opens("/c/" + Platform.DEMO + "/organize/sessions");

        assertThat(attendee.heading("This is for organizers")).isVisible();
        assertThat(attendee.page().locator(".table")).hasCount(0);
    }
}
