package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file does to the program an earlier one made. */
class NewerImportTest extends ImportedTest {

    @Test
    void theSameFileAgainChangesNothingAndAnnouncesNothing() {
        uploads.run(file("One", "Two"));
        Session before = stored(one);
        long version = version();
        int speakers = world.speakers().size();
        Queue<Event> imported = world.node().listen(ProgramEvents.ProgramImported.class);

        ImportJob again = uploads.run(file("One", "Two"));

        assertThat(again.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 0, 0, 0, 2, 0));
        assertThat(stored(one)).isEqualTo(before);
        assertThat(version()).isEqualTo(version);
        assertThat(world.speakers().size()).isEqualTo(speakers);
        assertThat(imported)
                .extracting(event -> event.payload().getString("importId"))
                .doesNotContain(again.id().toString());
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
        Queue<Event> cancelled = world.node().listen(ProgramEvents.SessionCancelled.class);
        String newer = new SampleFile()
                .event(one, 1, "One, revised", "10:00", "Hall", "Ada")
                .toString();

        ImportJob job = uploads.run(newer);

        assertThat(job.counts()).isEqualTo(new ImportCounts(1, 1, 1, 1, 0, 1, 1, 0, 0));
        assertThat(stored(one).title()).isEqualTo("One, revised");
        assertThat(stored(one).sequence()).isZero();
        assertThat(stored(two).status()).isEqualTo(SessionStatus.CANCELLED);
        assertThat(stored(two).sequence()).isEqualTo(1);
        assertThat(schedule().rooms()).extracting(Room::name).containsExactly("Hall", "Lab");
        await().untilAsserted(() -> assertThat(cancelled)
                .filteredOn(event -> conference.equals(event.conferenceId()))
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
    void whatAPersonAddedOrChangedStaysWhereTheFileDidNotChangeIt() {
        uploads.run(file("One", "Two"));
        await(program.updateSession(organizer, one, patch("url", "https://conf.example.org/one"), null));
        await(program.updateSession(organizer, one, patch("title", "Edited"), null));

        uploads.run(file("One", "Two"));

        assertThat(stored(one).url()).isEqualTo("https://conf.example.org/one");
        assertThat(stored(one).title()).isEqualTo("Edited");
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
}
