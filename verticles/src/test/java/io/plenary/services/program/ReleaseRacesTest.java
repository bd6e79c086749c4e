package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.Track;
import io.plenary.services.program.releases.InterruptedRelease;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Releases that meet each other, are broken off, or taken back. */
class ReleaseRacesTest extends ReleaseStage {

    @Test
    void ofTwoWhoReleaseAtOnceOneIsTold() {
        Session talk = talk("Lamps");
        byHand();
        rename(talk, "Lanterns");
        DraftState seen = await(releases.draftState(organizer));
        Caller other = world.as(OrganizationRole.OWNER);

        List<Future<Release>> both = Stream.of(organizer, other)
                .map(caller -> releases.release(caller, new ReleaseRequest("Mine", null, null), seen.version()))
                .toList();
        await(Future.join(both).otherwiseEmpty());

        assertThat(both).filteredOn(Future::succeeded).hasSize(1);
        assertThat(both).filteredOn(Future::failed).singleElement().satisfies(lost -> assertThat(
                        Refusal.STALE.is(lost.cause()))
                .isTrue());
        assertThat(await(releases.listReleases(organizer, null, 10)).items()).hasSize(2);
        assertThat(events("ProgramReleased")).isEqualTo(1);
        assertThat(events("SessionUpdated")).isEqualTo(1);
    }

    @Test
    void whoHasNotSeenTheLastChangeDoesNotReleaseIt() {
        Session talk = talk("Lamps");
        byHand();
        rename(talk, "Lanterns");
        DraftState seen = await(releases.draftState(organizer));
        rename(talk, "Torches");

        assertRefused(
                Refusal.STALE, () -> releases.release(organizer, new ReleaseRequest(null, null, null), seen.version()));
        assertRefused(Refusal.STALE, () -> releases.rollBack(organizer, 1, null, seen.version()));
        assertThat(shown(talk).title()).isEqualTo("Lamps");
        assertThat(await(releases.draftState(organizer)).version()).isEqualTo(seen.version() + 1);
    }

    /** As if the node, or its line to the database, were gone between the copy and the commit. */
    @Test
    void aReleaseThatIsBrokenOffChangesNothing() {
        Session talk = talk("Lamps");
        byHand();
        rename(talk, "Lanterns");
        Session added = talk("Added");
        DraftState before = await(releases.draftState(organizer));
        long version = version();

        assertThatThrownBy(() -> await(InterruptedRelease.of(world.store(conference), 2)))
                .isNotNull();

        assertThat(version()).isEqualTo(version);
        assertThat(titles(schedule())).containsExactly("Lamps");
        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemDetails(Caller.ANONYMOUS, added.id()));
        assertThat(since(version)).isEmpty();
        assertThat(await(releases.draftState(organizer))).isEqualTo(before);
        assertThat(await(releases.listReleases(organizer, null, 10)).items()).hasSize(1);
        assertThat(release(null).number()).isEqualTo(2);
        assertThat(titles(schedule())).containsExactlyInAnyOrder("Lanterns", "Added");
    }

    @Test
    void goingBackMakesDraftAndProgramWhatTheyWereUnderANewNumber() {
        UUID systems = await(layout.createTrack(organizer, track("Systems", 0))).id();
        Session moved = talk("Moved");
        Session removed = talk("Removed");
        await(program.updateSession(organizer, removed.id(), patch("trackId", systems.toString()), null));
        Session before = shown(removed);
        byHand();
        move(moved, "15:00");
        await(program.deleteSession(organizer, removed.id(), null));
        await(layout.deleteTrack(organizer, systems));
        Session added = talk("Added");
        release("Wrong");
        long seen = version();
        rename(added, "Not released");

        Release back = await(releases.rollBack(organizer, 1, "As it was", null));

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.restores()).isEqualTo(1);
        assertThat(back.note()).isEqualTo("As it was");
        assertThat(version()).isEqualTo(seen + 1);
        assertThat(titles(schedule())).containsExactlyInAnyOrder("Moved", "Removed");
        assertThat(shown(moved).slot().start())
                .isEqualTo(slot(18, "10:00", 30, hall).start());
        assertThat(shown(moved).sequence()).isEqualTo(moved.sequence() + 2);
        assertThat(shown(removed).number()).isEqualTo(removed.number());
        assertThat(shown(removed).trackId()).isEqualTo(systems);
        assertThat(shown(removed).description()).isEqualTo(before.description());
        assertThat(shown(removed).version()).isGreaterThan(before.version());
        assertThat(schedule().tracks()).extracting(Track::id).containsExactly(systems);
        assertThat(since(seen))
                .extracting(SessionChange::sessionId)
                .containsExactlyInAnyOrder(moved.id(), removed.id(), added.id());
        assertThat(unreleased()).isEmpty();
        assertThat(draftSchedule().sessions()).isEqualTo(schedule().sessions());
        assertThat(titles(scheduleAt(2))).containsExactlyInAnyOrder("Moved", "Added");
        assertThat(titles(scheduleAt(3))).containsExactlyInAnyOrder("Moved", "Removed");
        assertRefused(Refusal.CONFLICT, () -> releases.rollBack(organizer, 3, null, null));
        assertRefused(Refusal.NOT_FOUND, () -> releases.rollBack(organizer, 9, null, null));
    }

    @Test
    void goingBackDropsWhatIsNotReleased() {
        Session talk = talk("Lamps");
        Session deleted = talk("Deleted");
        byHand();
        rename(talk, "Lanterns");
        release(null);
        rename(talk, "Torches");
        await(program.deleteSession(organizer, deleted.id(), null));

        await(releases.rollBack(organizer, 1, null, null));

        assertThat(titles(schedule())).containsExactlyInAnyOrder("Lamps", "Deleted");
        assertThat(shown(deleted)).isEqualTo(deleted);
        assertThat(unreleased()).isEmpty();
    }

    @Test
    void thereIsNothingToGoBackToWhereEachChangeIsReleased() {
        assertRefused(Refusal.CONFLICT, () -> releases.rollBack(organizer, 1, null, null));
    }
}
