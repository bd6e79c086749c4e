package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day or a track is released by itself. */
class ReleasePartsTest extends ReleaseStage {

    private static final LocalDate FIRST = LocalDate.of(2027, 5, 18);
    private static final LocalDate SECOND = LocalDate.of(2027, 5, 19);

    private Release releaseDay(LocalDate day) {
        return await(releases.release(organizer, new ReleaseRequest("A day", null, List.of(day)), null));
    }

    @Test
    void aDayTakesAlongWhatMovedIntoItOrOutOfIt() {
        Session stays = talk("Stays", 18);
        Session leaves = talk("Leaves", 19);
        Session comes = talk("Comes", 18);
        Session elsewhere = talk("Elsewhere", 20);
        byHand();
        long seen = version();
        rename(stays, "Stayed");
        await(program.placeSession(organizer, leaves.id(), slot(20, "10:00", 30, hall), null));
        await(program.placeSession(organizer, comes.id(), slot(19, "10:00", 30, hall), null));
        rename(elsewhere, "Elsewhere, renamed");

        Release release = releaseDay(SECOND);

        assertThat(release.days()).containsExactly(SECOND);
        assertThat(since(seen)).extracting(SessionChange::sessionId).containsExactlyInAnyOrder(leaves.id(), comes.id());
        assertThat(unreleased()).extracting(ReleaseChange::id).containsExactlyInAnyOrder(stays.id(), elsewhere.id());
        assertThat(shown(stays).title()).isEqualTo("Stays");
        assertThat(shown(comes).slot().day()).isEqualTo(SECOND);
        assertThat(titles(scheduleAt(2))).contains("Stays", "Elsewhere").doesNotContain("Stayed");
        assertRefused(
                Refusal.CONFLICT,
                () -> releases.release(organizer, new ReleaseRequest(null, null, List.of(SECOND)), null));
        releaseDay(FIRST);
        assertThat(shown(stays).title()).isEqualTo("Stayed");
    }

    @Test
    void theRoomsAndTracksItNeedsComeAlongAndNoOthers() {
        byHand();
        UUID attic = await(layout.createRoom(organizer, room("Attic", 2))).id();
        UUID cellar = await(layout.createRoom(organizer, room("Cellar", 3))).id();
        UUID systems = await(layout.createTrack(organizer, track("Systems", 0))).id();
        await(layout.createTrack(organizer, track("Nobody's", 1)));
        Session first = talk("First", 18);
        await(program.updateSession(organizer, first.id(), patch("trackId", systems.toString()), null));
        await(program.placeSession(organizer, first.id(), slot(18, "10:00", 30, attic), null));
        Session second = talk("Second", 19);
        await(program.placeSession(organizer, second.id(), slot(19, "10:00", 30, cellar), null));

        Release release = releaseDay(FIRST);

        assertThat(release.counts().rooms()).isEqualTo(1);
        assertThat(release.counts().tracks()).isEqualTo(1);
        assertThat(schedule().rooms()).extracting(Room::id).contains(attic).doesNotContain(cellar);
        assertThat(schedule().tracks()).hasSize(1);
        assertThat(shown(first).slot().roomId()).isEqualTo(attic);
        release(null);
        assertThat(schedule().rooms()).extracting(Room::id).contains(cellar);
        assertThat(schedule().tracks()).hasSize(2);
    }

    @Test
    void aTrackTakesAlongWhatIsOrWasInIt() {
        UUID systems = await(layout.createTrack(organizer, track("Systems", 0))).id();
        Session left = talk("Left");
        await(program.updateSession(organizer, left.id(), patch("trackId", systems.toString()), null));
        Session joined = talk("Joined");
        Session other = talk("Other");
        byHand();
        await(program.updateSession(organizer, left.id(), patch("trackId", null), null));
        await(program.updateSession(organizer, joined.id(), patch("trackId", systems.toString()), null));
        rename(other, "Renamed");
        await(layout.updateTrack(organizer, systems, patch("name", "Operating systems"), null));

        await(releases.release(organizer, new ReleaseRequest(null, List.of(systems), null), null));

        assertThat(shown(left).trackId()).isNull();
        assertThat(shown(joined).trackId()).isEqualTo(systems);
        assertThat(schedule().tracks().get(0).name()).isEqualTo("Operating systems");
        assertThat(unreleased()).extracting(ReleaseChange::id).containsExactly(other.id());
    }

    @Test
    void aTrackThatIsGoneGoesOnceNothingIsInItAnyMore() {
        UUID systems = await(layout.createTrack(organizer, track("Systems", 0))).id();
        Session first = talk("First", 18);
        Session second = talk("Second", 19);
        for (Session session : List.of(first, second)) {
            await(program.updateSession(organizer, session.id(), patch("trackId", systems.toString()), null));
        }
        byHand();
        await(layout.deleteTrack(organizer, systems));

        await(releases.release(organizer, new ReleaseRequest(null, List.of(systems), List.of(FIRST)), null));
        assertThat(schedule().tracks()).hasSize(1);
        assertThat(shown(first).trackId()).isNull();
        assertThat(shown(second).trackId()).isEqualTo(systems);

        await(releases.release(organizer, new ReleaseRequest(null, List.of(systems), null), null));
        assertThat(schedule().tracks()).isEmpty();
        assertThat(shown(second).trackId()).isNull();
    }

    @Test
    void aPartThatNeedsTheNameOfAnotherIsRefusedAndNothingHappens() {
        byHand();
        long seen = version();
        await(layout.updateRoom(organizer, barn, patch("name", "Old barn"), null));
        UUID fresh = await(layout.createRoom(organizer, room("Barn", 2))).id();
        Session talk = talk("Lamps", 18);
        await(program.placeSession(organizer, talk.id(), slot(18, "10:00", 30, fresh), null));

        assertRefused(
                Refusal.CONFLICT,
                () -> releases.release(organizer, new ReleaseRequest(null, null, List.of(FIRST)), null));

        assertThat(version()).isEqualTo(seen);
        assertThat(schedule().sessions()).isEmpty();
        assertThat(await(releases.listReleases(organizer, null, 10)).items()).hasSize(1);
        release(null);
        assertThat(schedule().rooms()).extracting(Room::name).containsExactlyInAnyOrder("Hall", "Old barn", "Barn");
    }

    @Test
    void tooManyPartsAndLongNotesAreRefused() {
        byHand();
        List<UUID> many =
                IntStream.range(0, 201).mapToObj(i -> UUID.randomUUID()).toList();
        String essay = "x".repeat(10_001);

        assertRefused(Refusal.INVALID, () -> releases.release(organizer, new ReleaseRequest(null, many, null), null));
        assertRefused(Refusal.INVALID, () -> releases.release(organizer, new ReleaseRequest(essay, null, null), null));
    }
}
