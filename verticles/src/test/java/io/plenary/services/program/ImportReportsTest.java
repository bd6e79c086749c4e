package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.AuthorPage;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportReportsTest {

    private static ProgramWorld world;

    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    private UUID conference;
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
        uploads = new Uploads(world.exchange(conference), world.organizer());
    }

    @Test
    void sessionsOutsideTheConferenceAreReportedEachThoughTheFileHasDatesOfItsOwn() {
        String file = new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", "Ada")
                .event(two, 2, "Two", "11:00", "Hall", "Ada")
                .toString()
                .replace("2027-05-", "2019-05-");

        ImportJob job = uploads.run(file);

        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("OUTSIDE_CONFERENCE"))
                .extracting(ImportFinding::severity, ImportFinding::sessionId)
                .containsExactly(tuple(Severity.WARNING, one), tuple(Severity.WARNING, two));
    }

    @Test
    void sessionsWithinTheConferenceAreNotReported() {
        ImportJob job = uploads.run(
                new SampleFile().event(one, 1, "One", "10:00", "Hall", "Ada").toString());

        assertThat(job.findings()).extracting(ImportFinding::code).doesNotContain("OUTSIDE_CONFERENCE");
    }

    @Test
    void aPersonListedTwiceIsCreditedOnce() {
        ImportJob job = uploads.run(new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", "Ada", "Benjamin", "Ada")
                .toString());

        assertThat(sessions().get(0).speakers()).extracting(Credit::name).containsExactly("Ada", "Benjamin");
        assertThat(job.findings()).extracting(ImportFinding::code).contains("REPEATED_PERSON");
    }

    @Test
    void theReportCountsWhatThePagesShow() {
        String file = new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", "Ada", "Bob")
                .event(two, 2, "Two", "11:00", "Hall", "Eve")
                .toString()
                .replace("<person id=\"103\">Bob", "<person id=\"7\">Ada");

        ImportJob job = uploads.run(file);

        Schedule schedule = Schedule.fromJson(await(world.program(conference).getSchedule(Caller.ANONYMOUS)));
        AuthorPage people = await(world.program(conference).listAuthors(Caller.ANONYMOUS, null, null, 50));
        assertThat(job.counts().speakers()).isEqualTo(people.items().size()).isEqualTo(3);
        assertThat(job.counts().rooms()).isEqualTo(schedule.rooms().size());
        assertThat(job.counts().tracks()).isEqualTo(schedule.tracks().size());
        assertThat(job.counts().sessions()).isEqualTo(schedule.sessions().size());
    }

    @Test
    void thePlaceIsTakenFromTheFileUnlessItIsKnown() {
        String file = new SampleFile().event(one, 1, "One", "10:00", "Hall").toString();

        uploads.run(
                file.replace("<title>Made up", "<venue>Old\n    Mill\u202E</venue><city>Ghent</city><title>Made up"));
        uploads.run(file.replace("<title>Made up", "<venue>New Mill</venue><city>Bruges</city><title>Made up"));

        assertThat(world.known(conference)).extracting("venue", "city").containsExactly("Old Mill", "Ghent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XML | DTD_REFUSED | <!DOCTYPE schedule [<!ENTITY a 'b'>]><schedule/>",
                "JSON | MALFORMED_JSON | {\"days\": [}",
                "ICS | MALFORMED_ICS | BEGIN:VCALENDAR",
                "UNKNOWN | UNKNOWN_FORMAT | PK",
            })
    void aFileThatIsRefusedFailsWithItsReasonAndLeavesNothing(ImportFormat format, String code, String file) {
        Queue<Event> created = world.node().listen(ProgramEvents.SessionCreated.class);
        Queue<Event> imported = world.node().listen(ProgramEvents.ProgramImported.class);
        long announced = count("outbox");

        ImportJob job = uploads.run(file.getBytes(StandardCharsets.UTF_8), format);

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.error()).startsWith("The file cannot be read: ");
        assertThat(job.findings()).extracting(ImportFinding::code).containsExactly(code);
        assertThat(sessions()).isEmpty();
        assertThat(count("import_chunks")).isZero();
        assertThat(count("outbox")).isEqualTo(announced);
        assertThat(created).noneMatch(event -> conference.equals(event.conferenceId()));
        assertThat(imported).noneMatch(event -> conference.equals(event.conferenceId()));
    }

    private List<Session> sessions() {
        return Schedule.fromJson(await(world.program(conference).getSchedule(Caller.ANONYMOUS)))
                .sessions();
    }

    private long count(String table) {
        return await(world.store(conference)
                .direct()
                .query("select count(*) from " + table)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }
}
