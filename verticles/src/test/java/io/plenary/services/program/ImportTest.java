package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportTest {

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

    @Test
    void aFileBecomesSessionsRoomsTracksAndSpeakers() {
        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 2, 0, 0, 0));
        Schedule schedule = schedule();
        assertThat(schedule.rooms()).extracting(Room::name).containsExactly("Hall", "Lab");
        assertThat(schedule.tracks()).extracting(Track::name).containsExactly("Systems");
        Session first = stored(one);
        assertThat(first.title()).isEqualTo("One");
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.slot())
                .isEqualTo(new io.plenary.contracts.program.Slot(
                        ProgramWorld.FIRST_DAY,
                        java.time.Instant.parse("2027-05-18T09:00:00Z"),
                        45,
                        schedule.rooms().get(0).id()));
        assertThat(first.speakers())
                .extracting("name", "number")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Ada", 103));
    }

    @Test
    void theSameFileAgainChangesNothingAndAnnouncesNothing() {
        uploads.run(file("One", "Two"));
        Session before = stored(one);
        long version = version();
        int speakers = world.speakers().size();
        Queue<Event> imported = world.node().listen(ProgramEvents.PROGRAM_IMPORTED);

        ImportJob again = uploads.run(file("One", "Two"));

        assertThat(again.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 0, 0, 0, 2));
        assertThat(stored(one)).isEqualTo(before);
        assertThat(version()).isEqualTo(version);
        assertThat(world.speakers().size()).isEqualTo(speakers);
        assertThat(imported).isEmpty();
    }

    @Test
    void aFileWithoutEventsFailsInsteadOfCancellingEverything() {
        uploads.run(file("One", "Two"));
        long version = version();

        ImportJob job = uploads.run(new SampleFile().toString());

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.error()).contains("the file holds no events");
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void aNewerFileUpdatesItsSessionsAndCancelsWhatVanished() {
        uploads.run(file("One", "Two"));
        Queue<Event> cancelled = world.node().listen(ProgramEvents.SESSION_CANCELLED);
        String newer = new SampleFile()
                .event(one, 1, "One, revised", "10:00", "Hall", "Ada")
                .toString();

        ImportJob job = uploads.run(newer);

        assertThat(job.counts()).isEqualTo(new ImportCounts(1, 1, 1, 1, 0, 1, 1, 0));
        assertThat(stored(one).title()).isEqualTo("One, revised");
        assertThat(stored(one).sequence()).isZero();
        assertThat(stored(two).status()).isEqualTo(SessionStatus.CANCELLED);
        assertThat(stored(two).sequence()).isEqualTo(1);
        assertThat(schedule().rooms()).extracting(Room::name).containsExactly("Hall", "Lab");
        await().untilAsserted(() -> assertThat(cancelled)
                .extracting(event -> event.payload().getString("sessionId"))
                .containsExactly(two.toString()));
    }

    @Test
    void aSessionThatComesBackTakesPlaceAgain() {
        uploads.run(file("One", "Two"));
        uploads.run(
                new SampleFile().event(one, 1, "One", "10:00", "Hall", "Ada").toString());

        uploads.run(file("One", "Two"));

        assertThat(stored(two).status()).isEqualTo(SessionStatus.CONFIRMED);
    }

    @Test
    void aSessionCancelledByHandStaysCancelled() {
        uploads.run(file("One", "Two"));
        await(program.updateSession(organizer, one, patch("status", "CANCELLED"), null));

        uploads.run(file("One", "Two, revised"));

        assertThat(stored(one).status()).isEqualTo(SessionStatus.CANCELLED);
    }

    @Test
    void sessionsMadeByHandAreNotTouched() {
        Session own = await(program.createSession(organizer, session("By hand", slot(18, "10:00", 30, null))))
                .session();

        uploads.run(file("One", "Two"));
        uploads.run(new SampleFile().event(one, 1, "One", "10:00", "Hall").toString());

        assertThat(stored(own.id())).isEqualTo(own);
        assertThat(stored(one).number()).isEqualTo(3);
    }

    @Test
    void whatAPersonAddedStaysUnlessTheFileSaysOtherwise() {
        uploads.run(file("One", "Two"));
        await(program.updateSession(organizer, one, patch("url", "https://conf.example.org/one"), null));
        await(program.updateSession(organizer, one, patch("title", "Edited"), null));

        uploads.run(file("One", "Two"));

        assertThat(stored(one).url()).isEqualTo("https://conf.example.org/one");
        assertThat(stored(one).title()).isEqualTo("One");
    }

    @Test
    void whatTheFileSaidBeforeAndSaysNoMoreIsEmptied() {
        uploads.run(file("One", "Two"));

        uploads.run(file("One", "Two").replace("<subtitle>About One</subtitle>", ""));

        assertThat(stored(one).subtitle()).isNull();
    }

    @Test
    void eventsWithoutGuidKeepTheGuidTheyWereGivenOnce() {
        uploads.run(new SampleFile().event(7, "Old title", "10:00", "Hall").toString());
        UUID given = schedule().sessions().get(0).id();

        uploads.run(new SampleFile().event(7, "New title", "12:00", "Lab").toString());

        assertThat(schedule().sessions())
                .extracting(Session::id, Session::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(given, "New title"));
    }

    @Test
    void repeatedIdsAreAllKeptAndFoundAgain() {
        String file = new SampleFile()
                .event(7, "First", "10:00", "Hall")
                .event(7, "Second", "11:00", "Hall")
                .event(one, 8, "Third", "12:00", "Hall")
                .event(one, 8, "Fourth", "13:00", "Hall")
                .toString();
        uploads.run(file);
        List<Session> before = schedule().sessions();
        long version = version();

        ImportJob again = uploads.run(file);

        assertThat(before).extracting(Session::title).containsExactly("First", "Second", "Third", "Fourth");
        assertThat(before).extracting(Session::number).containsExactly(7, 9, 8, 10);
        assertThat(again.counts().unchanged()).isEqualTo(4);
        assertThat(version()).isEqualTo(version);
        assertThat(schedule().sessions()).isEqualTo(before);
    }

    @Test
    void aDeletedSessionComesBackWithTheNextFile() {
        uploads.run(file("One", "Two"));
        await(program.deleteSession(organizer, one, null));

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(job.counts().created()).isEqualTo(1);
        assertThat(stored(one).title()).isEqualTo("One");
    }

    @Test
    void overlapsInAFileOnlyWarn() {
        await(world.layout(conference)
                .putRules(
                        organizer,
                        new io.plenary.contracts.program.Rules(
                                io.plenary.contracts.program.RuleLevel.BLOCK,
                                io.plenary.contracts.program.RuleLevel.BLOCK,
                                io.plenary.contracts.program.RuleLevel.BLOCK)));
        String file = new SampleFile()
                .event(one, 1, "One", "10:00", "Hall")
                .event(two, 2, "Two", "10:30", "Hall")
                .toString();

        ImportJob job = uploads.run(file);

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("ROOM_OVERLAP"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.params())
                        .containsEntry("title", "Two")
                        .containsEntry("other", "One")
                        .containsEntry("room", "Hall"));
        assertThat(await(program.conflicts(organizer))).hasSize(1);
    }

    @Test
    void everySessionIsAnnouncedBeforeTheImportUnderOneVersion() {
        Queue<Event> created = world.node().listen(ProgramEvents.SESSION_CREATED);
        Queue<Event> imported = world.node().listen(ProgramEvents.PROGRAM_IMPORTED);
        long before = version();

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(version()).isEqualTo(before + 1);
        await().untilAsserted(() -> assertThat(imported)
                .extracting(event -> event.payload().getString("importId"))
                .contains(job.id().toString()));
        assertThat(created)
                .filteredOn(event -> conference.equals(event.conferenceId()))
                .allMatch(event -> event.payload().getLong("version") == before + 1)
                .allMatch(event -> organizer.userId().equals(event.actorId()))
                .extracting(event -> event.payload().getString("sessionId"))
                .containsExactly(one.toString(), two.toString());
    }

    @Test
    void aFileThatCannotBeReadFailsWithTheReasonAndLeavesNoTrace() {
        long version = version();

        ImportJob job = uploads.run("<schedule><day>");

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.error()).startsWith("The file cannot be read: ");
        assertThat(job.findings()).hasSize(1);
        assertThat(version()).isEqualTo(version);
        assertThat(schedule().sessions()).isEmpty();
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

    private Session stored(UUID id) {
        return await(program.getContentItemDetails(organizer, id));
    }

    private long version() {
        return await(program.programVersion(organizer)).version();
    }
}
