package io.plenary.services.program.releases;

import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseCounts;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Unreleased;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.CopyStore;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Releases within a change of what readers see. All of it is one transaction: who follows the program finds the whole difference
 * under one version, and of what is broken off nothing.
 *
 * @param by who releases
 */
record Releasing(Change change, UUID by) {

    private static final ReleaseRequest WHOLE = new ReleaseRequest(null, List.of(), List.of());

    private SqlClient sql() {
        return change.sql();
    }

    Future<Release> release(ReleaseRequest request, Long ifVersion) {
        return requireDraft(ifVersion)
                .compose(draft -> release(request, null, draft))
                .compose(this::found);
    }

    Future<Release> rollBack(int number, String note, Long ifVersion) {
        ReleaseRequest whole = new ReleaseRequest(note, List.of(), List.of());
        return requireDraft(ifVersion).compose(draft -> ReleaseStore.find(sql(), true, number)
                .map(found -> found.orElseThrow(ReleaseRules::noSuchRelease))
                .compose(found -> DraftStore.restore(sql(), number))
                .compose(restored -> release(whole, number, draft))
                .compose(this::found));
    }

    private Future<Release> found(int number) {
        return ReleaseStore.find(sql(), true, number).map(release -> release.orElseThrow());
    }

    private Future<ProgramState> requireDraft(Long ifVersion) {
        if (!change.before().hasDraft()) {
            throw ReleaseRules.noDraft();
        }
        return DraftStore.state(sql()).map(draft -> {
            ReleaseRules.requireVersion(draft.version().version(), ifVersion);
            return draft;
        });
    }

    private Future<Integer> release(ReleaseRequest request, Integer restores, ProgramState draft) {
        boolean rules = request.isWhole() && !draft.rules().equals(change.rules());
        return insert(request, restores).compose(number -> ReleaseCopyStore.note(sql(), number, request)
                .compose(noted -> DifferenceStore.counts(sql(), number))
                .map(counts -> requireSome(with(counts, rules)))
                .compose(counts -> ReleaseStore.setCounts(sql(), number, counts))
                .compose(counted -> ReleaseCopyStore.begin(sql()))
                .compose(begun -> ReleaseCopyStore.takeOver(sql(), number, request.isWhole()))
                .compose(taken -> ReleaseCopyStore.keep(sql(), number))
                .compose(kept -> DraftStore.grow(sql()))
                .compose(grown -> DifferenceStore.told(sql(), number))
                .map(told -> announce(number, told, rules ? draft.rules() : null)));
    }

    private Future<Integer> insert(ReleaseRequest request, Integer restores) {
        return ReleaseStore.insert(
                sql(), new ReleaseStore.Draft(change.version() + 1, by, change.seenByAll(), request, restores));
    }

    private static ReleaseCounts with(ReleaseCounts counts, boolean rules) {
        return new ReleaseCounts(counts.sessions(), counts.kinds(), counts.rooms(), counts.tracks(), rules);
    }

    private static ReleaseCounts requireSome(ReleaseCounts counts) {
        if (counts.areNone()) {
            throw ReleaseRules.nothingToRelease();
        }
        return counts;
    }

    /** As the changes would have been announced by themselves. */
    private int announce(int number, List<DifferenceStore.Told> told, Rules rules) {
        told.forEach(one -> change.announce(event(one)));
        if (rules != null) {
            change.announce(version -> new ProgramEvents.RulesChanged(
                    rules.roomTaken(), rules.speakerTwice(), rules.outsideConference(), version));
        }
        change.announce(version -> new ProgramEvents.ProgramReleased(number, version));
        return number;
    }

    private static LongFunction<ProgramEvents> event(DifferenceStore.Told told) {
        return switch (told.subject()) {
            case ROOM -> version -> new ProgramEvents.RoomsChanged(told.id(), version);
            case TRACK -> version -> new ProgramEvents.TracksChanged(told.id(), version);
            case SESSION -> session(told.id(), told.title(), told.kinds());
        };
    }

    /** The most particular thing that can be said of a change. */
    private static LongFunction<ProgramEvents> session(UUID id, String title, List<ReleaseKind> kinds) {
        if (kinds.contains(ReleaseKind.NEW)) {
            return version -> new ProgramEvents.SessionCreated(id, title, version);
        }
        if (kinds.contains(ReleaseKind.REMOVED)) {
            return version -> new ProgramEvents.SessionDeleted(id, title, version);
        }
        if (kinds.contains(ReleaseKind.CANCELLED)) {
            return version -> new ProgramEvents.SessionCancelled(id, title, version);
        }
        return kinds.contains(ReleaseKind.MOVED)
                ? version -> new ProgramEvents.SessionMoved(id, title, version)
                : version -> new ProgramEvents.SessionUpdated(id, title, version);
    }

    Future<Void> putMode(ReleaseModeRequest request) {
        if (request.mode() == change.before().mode()) {
            return Future.succeededFuture();
        }
        Future<Void> done = request.mode() == ReleaseMode.BY_HAND ? beginDraft() : endDraft(request);
        return done.compose(made -> DraftStore.outdatePreviews(sql())).map(outdated -> {
            change.mention(new ProgramEvents.ReleaseModeChanged(request.mode(), change.version()));
            return null;
        });
    }

    /** Of what organizers work on from now on. */
    Future<DraftState> state() {
        return change.finish()
                .compose(finished -> CopyStore.working(sql()))
                .compose(entered -> DifferenceStore.state(sql()));
    }

    /** What is public at that moment is a release: there is something to go back to. */
    private Future<Void> beginDraft() {
        return ProgramStore.setMode(sql(), ReleaseMode.BY_HAND)
                .compose(set -> DraftStore.begin(sql()))
                .compose(begun -> keepWhatIs())
                // Whoever knew the program under its version does not know yet that there is a draft.
                .compose(kept -> DraftStore.grow(sql()));
    }

    private Future<Void> keepWhatIs() {
        ReleaseStore.Draft as = new ReleaseStore.Draft(change.version(), by, change.seenByAll(), WHOLE, null);
        return ReleaseStore.insert(sql(), as).compose(number -> ReleaseStore.setCounts(
                        sql(), number, ReleaseCounts.NOTHING)
                .compose(counted -> ReleaseCopyStore.keep(sql(), number))
                .compose(rows ->
                        rows == 0 && number > 1 ? ReleaseStore.delete(sql(), number) : Future.succeededFuture()));
    }

    private Future<Void> endDraft(ReleaseModeRequest request) {
        return DifferenceStore.counts(sql())
                .compose(counts -> counts.areNone() ? Future.succeededFuture() : settle(request))
                .compose(settled -> ProgramStore.setMode(sql(), ReleaseMode.EVERY_CHANGE))
                .compose(set -> DraftStore.end(sql()));
    }

    private Future<?> settle(ReleaseModeRequest request) {
        if (request.unreleased() == null) {
            throw ReleaseRules.unreleased();
        }
        return request.unreleased() == Unreleased.DISCARD
                ? Future.succeededFuture()
                : release(new ReleaseRequest(request.note(), List.of(), List.of()), null);
    }
}
