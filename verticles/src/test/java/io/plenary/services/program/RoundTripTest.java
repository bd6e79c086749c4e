package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Link;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

    private static ProgramWorld world;

    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    private UUID conference;
    private ProgramService program;
    private Caller organizer;
    private Uploads uploads;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConference() {
        conference = world.conference();
        program = world.program(conference);
        organizer = world.organizer();
        uploads = new Uploads(world.exchange(conference), organizer);
    }

    @ParameterizedTest
    @EnumSource
    void importingAnExportChangesNothing(ExportFormat format) {
        uploads.run(file("One", "Two"));
        UUID speaker = world.speakers().add("Eve");
        await(program.createSession(
                organizer, session("By hand", slot(19, "10:00", 30, null), credit(speaker, "Eve"))));
        await(program.createSession(organizer, session("Nowhere yet")));
        await(program.unplaceSession(organizer, two, null));
        await(program.updateSession(organizer, one, patch("status", "TENTATIVE"), null));
        Schedule before = schedule();
        Export export = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));

        ImportJob job =
                uploads.run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

        assertThat(job.state()).as(job.error()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(schedule()).isEqualTo(before);
    }

    /** An export leads here; the address a file gave is where the session comes from then, and stays what it is when that comes back. */
    @ParameterizedTest
    @CsvSource({
        "XML, https://conf.example.org/talks/1",
        "JSON, https://conf.example.org/talks/1",
        "ICS, https://conf.example.org/talks/1",
        "XML, https://conf.example.org/talks/größe",
        "JSON, https://conf.example.org/talks/größe"
    })
    void theAddressThatASessionCameWithOutlivesAnExport(ExportFormat format, String address) {
        uploads.run(file("One", "Two").replace("<title>One</title>", "<title>One</title><url>" + address + "</url>"));
        Session before = await(program.getContentItemDetails(organizer, one));
        assertThat(before.url()).isEqualTo(address);
        Export export = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));
        assertThat(export.text().replace("\r\n ", "")).contains("/sessions/" + one);

        ImportJob job =
                uploads.run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

        assertThat(job.counts().updated()).isZero();
        assertThat(await(program.getContentItemDetails(organizer, one))).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anExportMakesTheSameProgramElsewhere(ExportFormat format) {
        uploads.run(file("One", "Two"));
        LayoutService layout = world.layout(conference);
        Room cellar = await(layout.createRoom(organizer, room("Empty cellar", 0)));
        await(layout.createTrack(organizer, track("Nothing yet", 0)));
        await(program.createSession(organizer, everything(slot(20, "01:30", 0, cellar.id()))));
        Export export = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));
        UUID elsewhere = world.conference();

        new Uploads(world.exchange(elsewhere), organizer)
                .run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

        Schedule copy = Schedule.fromJson(await(world.program(elsewhere).getSchedule(Caller.ANONYMOUS)));
        assertThat(copy.sessions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "createdAt", "updatedAt", "version", "trackId")
                .isEqualTo(schedule().sessions());
        assertThat(copy.rooms())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position", "updatedAt", "version")
                .isEqualTo(schedule().rooms());
        assertThat(copy.tracks())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "position", "updatedAt", "version")
                .isEqualTo(schedule().tracks());
        assertThat(copy.sessions())
                .extracting(session -> trackName(copy, session))
                .isEqualTo(schedule().sessions().stream()
                        .map(session -> trackName(schedule(), session))
                        .toList());
    }

    private static Session everything(Slot slot) {
        return new Session(
                UUID.randomUUID(),
                4711,
                "all-of-it",
                "Everything; a session, can say",
                "A \\ subtitle",
                "workshop",
                "de",
                "What it is about\n\nin two paragraphs",
                "All of <b>it</b> ?> \"quoted\"",
                null,
                slot,
                List.of(),
                SessionStatus.TENTATIVE,
                true,
                "CC BY 4.0",
                null,
                "https://conf.example.org/feedback",
                "https://conf.example.org/logo.png",
                List.of(
                        new Link("https://example.org/a,b;c", "A link", "web"),
                        new Link("https://example.org", null, null)),
                List.of(new Link("https://example.org/slides.pdf", "Slides", "slides")),
                null,
                3,
                null,
                null,
                0);
    }

    private static String trackName(Schedule schedule, Session session) {
        return schedule.tracks().stream()
                .filter(track -> track.id().equals(session.trackId()))
                .map(Track::name)
                .findFirst()
                .orElse(null);
    }

    private String file(String first, String second) {
        return new SampleFile()
                .event(one, 1, first, "10:00", "Hall", "Ada")
                .event(two, 2, second, "11:00", "Lab", "Benjamin")
                .toString();
    }

    private Schedule schedule() {
        return Schedule.fromJson(await(program.getSchedule(Caller.ANONYMOUS)));
    }

    private long version() {
        return await(program.programVersion(organizer)).version();
    }
}
