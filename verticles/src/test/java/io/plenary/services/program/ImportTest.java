package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ImportTest extends ImportedTest {

    @Test
    void aFileBecomesSessionsRoomsTracksAndSpeakers() {
        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 2, 0, 0, 0, 0));
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
        Queue<Event> created = world.node().listen(ProgramEvents.SessionCreated.class);
        Queue<Event> imported = world.node().listen(ProgramEvents.ProgramImported.class);
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
}
