package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ProgramService;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The calendar as the strict reader of another project sees it. */
class CalendarStandardTest {

    private static final String AWKWARD =
            "Semi; colon, comma \\ backslash \"quotes\"\nand 🎉 " + "a very long title with ümläuts ".repeat(6);

    private static ProgramWorld world;
    private static String text;

    @BeforeAll
    static void export() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        world = new ProgramWorld();
        var conference = world.conference();
        ProgramService program = world.program(conference);
        Caller organizer = world.organizer();
        await(program.createSession(organizer, session(AWKWARD.replace('\n', ' '), slot(18, "21:30", 45, null))));
        await(program.createSession(
                organizer,
                session(
                        "With somebody",
                        slot(18, "20:00", 45, null),
                        credit(world.speakers().add("Ada"), "Ada"))));
        var moved = await(program.createSession(organizer, session("Moved", slot(18, "22:00", 30, null))))
                .session();
        await(program.updateSession(organizer, moved.id(), patch("status", "CANCELLED"), null));
        await(program.createSession(organizer, session("Without a place in the schedule")));
        text = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, ExportFormat.ICS))
                .text();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void isValid() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));

        ValidationResult result = calendar.validate();

        assertThat(result.hasErrors()).as(result.toString()).isFalse();
        assertThat(calendar.<CalendarComponent>getComponents(Component.VTIMEZONE))
                .hasSize(1);
        assertThat(calendar.<CalendarComponent>getComponents(Component.VEVENT)).isNotEmpty();
    }

    @Test
    void tellsOfEveryEventHowNewItIs() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));

        for (CalendarComponent event : calendar.<CalendarComponent>getComponents(Component.VEVENT)) {
            assertThat(event.getRequiredProperty(Property.UID).getValue()).isNotBlank();
            assertThat(event.getRequiredProperty(Property.SEQUENCE).getValue()).matches("\\d+");
            assertThat(event.getRequiredProperty(Property.LAST_MODIFIED).getValue())
                    .endsWith("Z");
            assertThat(event.getRequiredProperty(Property.STATUS).getValue()).isIn("CONFIRMED", "CANCELLED");
        }
    }

    @Test
    void keepsTitlesWhole() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));

        assertThat(calendar.<CalendarComponent>getComponents(Component.VEVENT))
                .extracting(event -> event.getRequiredProperty(Property.SUMMARY).getValue())
                .anyMatch(title -> title.startsWith(AWKWARD.replace('\n', ' ').strip()));
    }

    @Test
    void tellsWhereAndWhatAndWhereToReadOn() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));

        for (CalendarComponent event : calendar.<CalendarComponent>getComponents(Component.VEVENT)) {
            String url = event.getRequiredProperty(Property.URL).getValue();
            assertThat(event.getRequiredProperty(Property.LOCATION).getValue()).isNotBlank();
            assertThat(event.getRequiredProperty(Property.DESCRIPTION).getValue())
                    .contains("What it is about", "All of it")
                    .endsWith(url);
        }
        assertThat(calendar.getProperty("REFRESH-INTERVAL")).isPresent();
        assertThat(calendar.getProperty("X-PUBLISHED-TTL")).isPresent();
    }

    @Test
    void namesWhoSpeaksFirst() {
        assertThat(text.replace("\r\n ", "")).contains("DESCRIPTION:Ada\\n\\nWhat it is about");
    }

    /** RFC 5545, 3.1. */
    @Test
    void foldsLinesByOctets() {
        assertThat(text).endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(Arrays.stream(text.split("\r\n")))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }
}
