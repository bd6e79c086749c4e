package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseCounts;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionSlot;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.Track;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Organizers work on a draft, and release it. */
class ReleasesTest extends ReleaseStage {

    @Test
    void eachChangeIsReleasedAtOnceWhereNothingElseIsSaid() {
        Session talk = talk("Lamps");
        long before = version();
        rename(talk, "Lanterns");

        assertThat(shown(talk).title()).isEqualTo("Lanterns");
        assertThat(version()).isEqualTo(before + 1);
        DraftState state = await(releases.draftState(organizer));
        assertThat(state.mode()).isEqualTo(ReleaseMode.EVERY_CHANGE);
        assertThat(state.version()).isEqualTo(version());
        assertThat(state.unreleased()).isEqualTo(ReleaseCounts.NOTHING);
        assertThat(state.release()).isNull();
        assertThat(titles(draftSchedule())).containsExactly("Lanterns");
        assertThat(count("select count(*) from draft.sessions")).isZero();
        assertRefused(Refusal.CONFLICT, () -> releases.release(organizer, new ReleaseRequest(null, null, null), null));
    }

    @Test
    void whatIsChangedInADraftNobodyElseSeesBeforeItsRelease() {
        Session talk = talk("Lamps");
        byHand();
        long before = version();
        long told = events("SessionMoved") + events("SessionUpdated") + events("SessionCreated");

        rename(talk, "Lanterns");
        move(talk, "12:00");
        Session added = talk("Added", 19);
        await(program.placeSessions(
                organizer, List.of(new SessionSlot(added.id(), slot(20, "09:00", 60, barn), null))));
        await(program.updateSessions(
                organizer, new SessionsPatch(List.of(added.id()), new JsonObject().put("type", "panel"))));
        await(layout.createRoom(organizer, room("Attic", 2)));
        await(layout.putRules(organizer, new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.WARN)));

        assertThat(shown(talk).title()).isEqualTo("Lamps");
        assertThat(shown(talk).version()).isEqualTo(talk.version());
        assertThat(version()).isEqualTo(before);
        assertThat(titles(schedule())).containsExactly("Lamps");
        assertThat(schedule().rooms()).hasSize(2);
        assertThat(await(layout.getRooms(Caller.ANONYMOUS))).hasSize(2);
        assertThat(await(layout.getRules(organizer)).roomTaken()).isEqualTo(RuleLevel.WARN);
        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemDetails(organizer, added.id()));
        assertThat(since(0)).extracting(SessionChange::sessionId).doesNotContain(added.id());
        assertThat(events("SessionMoved") + events("SessionUpdated") + events("SessionCreated"))
                .isEqualTo(told);

        assertThat(titles(draftSchedule())).containsExactly("Lanterns", "Added");
        assertThat(await(draft.draftRooms(organizer))).hasSize(3);
        assertThat(await(draft.draftRules(organizer)).roomTaken()).isEqualTo(RuleLevel.BLOCK);
        assertThat(await(draft.draftItems(organizer, ALL)).items())
                .extracting(Session::type)
                .containsExactly("talk", "panel");
    }

    @Test
    void theDifferenceIsToldAsPeopleWouldHearIt() {
        Track systems = await(layout.createTrack(organizer, track("Systems", 0)));
        Session moved = talk("Moved");
        Session renamed = talk("Old name");
        Session cancelled = talk("Cancelled");
        Session removed = talk("Removed");
        Session edited = talk("Edited");
        Session restless = talk("Restless");
        byHand();
        move(moved, "11:00");
        rename(renamed, "New name");
        await(program.updateSession(
                organizer, renamed.id(), patch("trackId", systems.id().toString()), null));
        await(program.updateSession(organizer, cancelled.id(), patch("status", "CANCELLED"), null));
        await(program.deleteSession(organizer, removed.id(), null));
        await(program.updateSession(organizer, edited.id(), patch("summary", "Better"), null));
        await(program.updateSession(organizer, edited.id(), patch("doNotRecord", true), null));
        move(restless, "15:00");
        move(restless, "10:00");
        Session added = talk("Added");

        List<ReleaseChange> changes = unreleased();

        assertThat(changes)
                .extracting(ReleaseChange::id, ReleaseChange::kinds)
                .containsExactlyInAnyOrder(
                        tuple(moved.id(), List.of(ReleaseKind.MOVED)),
                        tuple(renamed.id(), List.of(ReleaseKind.RENAMED, ReleaseKind.RETRACKED)),
                        tuple(cancelled.id(), List.of(ReleaseKind.CANCELLED)),
                        tuple(removed.id(), List.of(ReleaseKind.REMOVED)),
                        tuple(edited.id(), List.of(ReleaseKind.EDITED)),
                        tuple(added.id(), List.of(ReleaseKind.NEW)));
        ReleaseChange move = of(changes, moved);
        assertThat(move.fields()).containsExactly("start");
        assertThat(move.before().start()).isEqualTo(slot(18, "10:00", 30, hall).start());
        assertThat(move.after().start()).isEqualTo(slot(18, "11:00", 30, hall).start());
        assertThat(move.after().room()).isEqualTo("Hall");
        assertThat(of(changes, edited).fields()).containsExactly("doNotRecord", "summary");
        assertThat(of(changes, renamed).after().track()).isEqualTo("Systems");
        assertThat(of(changes, added).before()).isNull();
        assertThat(of(changes, removed).after()).isNull();
        assertThat(of(changes, removed).title()).isEqualTo("Removed");
        assertThat(await(releases.draftState(organizer)).unreleased())
                .isEqualTo(new ReleaseCounts(
                        6,
                        Map.of(
                                ReleaseKind.MOVED, 1,
                                ReleaseKind.RENAMED, 1,
                                ReleaseKind.RETRACKED, 1,
                                ReleaseKind.CANCELLED, 1,
                                ReleaseKind.REMOVED, 1,
                                ReleaseKind.EDITED, 1,
                                ReleaseKind.NEW, 1),
                        0,
                        0,
                        false));
        assertThat(await(releases.listUnreleased(organizer, ReleaseKind.MOVED, null, 10))
                        .items())
                .extracting(ReleaseChange::id)
                .containsExactly(moved.id());
    }

    private static ReleaseChange of(List<ReleaseChange> changes, Session session) {
        return changes.stream()
                .filter(change -> change.id().equals(session.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDifferenceComesInPages() {
        byHand();
        List<Session> added = List.of(talk("One"), talk("Two"), talk("Three"));
        var first = await(releases.listUnreleased(organizer, null, null, 2));
        var second = await(releases.listUnreleased(organizer, null, first.nextCursor(), 2));

        assertThat(first.items()).hasSize(2);
        assertThat(second.nextCursor()).isNull();
        assertThat(List.of(
                        first.items().get(0).id(),
                        first.items().get(1).id(),
                        second.items().get(0).id()))
                .containsExactlyInAnyOrderElementsOf(
                        added.stream().map(Session::id).toList());
    }

    @Test
    void aReleaseIsOneChangeForWhoeverFollows() {
        Session moved = talk("Moved");
        Session same = talk("Same");
        Session removed = talk("Removed");
        byHand();
        long seen = version();
        String calendar = calendar();
        move(moved, "11:00");
        move(moved, "12:00");
        move(moved, "13:00");
        rename(moved, "Moved, renamed");
        await(program.deleteSession(organizer, removed.id(), null));
        Session added = talk("Added");
        move(added, "16:00");
        assertThat(calendar()).isEqualTo(calendar);
        long moves = events("SessionMoved");
        long creations = events("SessionCreated");

        Release release = release("Better");

        assertThat(version()).isEqualTo(seen + 1);
        assertThat(release.version()).isEqualTo(seen + 1);
        assertThat(since(seen))
                .extracting(SessionChange::sessionId, SessionChange::kinds, SessionChange::version)
                .containsExactlyInAnyOrder(
                        tuple(moved.id(), List.of(ChangeKind.MOVED, ChangeKind.RENAMED), seen + 1),
                        tuple(removed.id(), List.of(ChangeKind.REMOVED), seen + 1),
                        tuple(added.id(), List.of(ChangeKind.NEW), seen + 1));
        assertThat(shown(moved).sequence()).isEqualTo(moved.sequence() + 1);
        assertThat(shown(moved).number()).isEqualTo(moved.number());
        assertThat(shown(moved).updatedAt()).isAfter(moved.updatedAt());
        assertThat(shown(added).sequence()).isZero();
        assertThat(shown(same)).isEqualTo(same);
        assertThat(events("SessionMoved")).isEqualTo(moves + 1);
        assertThat(events("SessionCreated")).isEqualTo(creations + 1);
        assertThat(events("SessionDeleted")).isEqualTo(1);
        assertThat(events("ProgramReleased")).isEqualTo(1);
        assertThat(calendar()).isNotEqualTo(calendar).contains("DTSTART;TZID=Europe/Lisbon:20270518T140000");
        assertThat(unreleased()).isEmpty();
        assertThat(draftSchedule().sessions()).isEqualTo(schedule().sessions());
        assertRefused(Refusal.CONFLICT, () -> releases.release(organizer, new ReleaseRequest(null, null, null), null));
        assertThat(version()).isEqualTo(seen + 1);
    }

    private String calendar() {
        return await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, ExportFormat.ICS))
                .text();
    }

    @Test
    void namesOfRoomsMayBeExchangedAndWhatNobodyNeedsGoes() {
        Session talk = talk("Lamps");
        Track old = await(layout.createTrack(organizer, track("Old", 0)));
        await(program.updateSession(
                organizer, talk.id(), patch("trackId", old.id().toString()), null));
        byHand();
        await(layout.updateRoom(organizer, hall, patch("name", "Elsewhere"), null));
        await(layout.updateRoom(organizer, barn, patch("name", "Hall"), null));
        await(layout.updateRoom(organizer, hall, patch("name", "Barn"), null));
        await(layout.deleteTrack(organizer, old.id()));
        await(layout.createTrack(organizer, track("Old", 1)));
        await(layout.putRules(organizer, new Rules(RuleLevel.IGNORE, RuleLevel.WARN, RuleLevel.WARN)));

        Release release = release(null);

        assertThat(release.counts().rooms()).isEqualTo(2);
        assertThat(release.counts().tracks()).isEqualTo(2);
        assertThat(release.counts().rules()).isTrue();
        assertThat(schedule().rooms())
                .extracting(each -> each.id() + each.name())
                .contains(hall + "Barn", barn + "Hall");
        assertThat(schedule().tracks()).extracting(Track::position).containsExactly(1);
        assertThat(shown(talk).trackId()).isNull();
        assertThat(await(layout.getRules(Caller.ANONYMOUS)).roomTaken()).isEqualTo(RuleLevel.IGNORE);
        assertThat(events("RulesChanged")).isEqualTo(1);
    }

    @Test
    void speakersOfWhatIsReleasedAreFoundByWhatTheyAreCreditedWith() {
        var ada = world.speakers().add("Ada");
        byHand();
        Session talk = await(program.createSession(
                        organizer, session("Lamps", slot(18, "10:00", 30, hall), credit(ada, "Ada"))))
                .session();
        assertThat(await(program.listAuthors(Caller.ANONYMOUS, null, null, 10)).items())
                .isEmpty();

        release(null);

        assertThat(await(program.listAuthors(Caller.ANONYMOUS, null, null, 10)).items())
                .singleElement()
                .satisfies(author -> assertThat(author.sessionIds()).containsExactly(talk.id()));
    }

    /** Also who does not know of drafts. */
    @Test
    void nothingButAReleaseChangesWhatReadersSee() {
        Session talk = talk("Lamps");
        byHand();
        var direct = world.store(conference).direct();

        assertThatThrownBy(() -> await(
                        direct.query("update sessions set title = 'Sneaked in'").execute()))
                .hasMessageContaining("released by hand");
        assertThat(shown(talk).title()).isEqualTo("Lamps");
    }
}
