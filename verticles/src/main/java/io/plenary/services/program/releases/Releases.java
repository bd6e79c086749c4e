package io.plenary.services.program.releases;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseChangePage;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleasePage;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.contracts.program.SessionText;
import io.plenary.runtime.Faults;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.sessions.FormerCredits;
import io.plenary.services.program.sessions.PrivateMembers;
import io.plenary.services.program.sessions.Schedules;
import io.plenary.services.program.sessions.SessionStore;
import io.plenary.services.program.sessions.Sessions;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The releases of one conference's program. */
public final class Releases implements ReleasesService {

    private final ConferenceProgram program;
    private final Schedules schedules;
    private final FormerCredits credits;

    public Releases(ConferenceProgram program, Schedules schedules, FormerCredits credits) {
        this.program = program;
        this.schedules = schedules;
        this.credits = credits;
    }

    @Override
    public Future<DraftState> draftState(Caller caller) {
        return program.readable(caller).compose(conference -> program.snapshotWorking(DifferenceStore::state));
    }

    @Override
    public Future<ReleaseChangePage> listUnreleased(Caller caller, ReleaseKind kind, String cursor, int limit) {
        Faults.requirePage(limit);
        return program.readable(caller)
                .compose(conference -> program.snapshotWorking(sql -> ProgramStore.read(sql)
                        .compose(state -> state.hasDraft()
                                ? DifferenceStore.page(sql, state.version().version(), kind, cursor, limit)
                                : Future.succeededFuture(
                                        new ReleaseChangePage(state.version().version(), List.of(), null)))));
    }

    @Override
    public Future<DraftState> putReleaseMode(Caller caller, ReleaseModeRequest request) {
        ReleaseRules.check(request);
        return publish(caller, releasing -> releasing.putMode(request).compose(put -> releasing.state()));
    }

    @Override
    public Future<Release> release(Caller caller, ReleaseRequest request, Long ifVersion) {
        ReleaseRules.check(request);
        return publish(caller, releasing -> releasing.release(request, ifVersion));
    }

    @Override
    public Future<Release> rollBack(Caller caller, int number, String note, Long ifVersion) {
        ReleaseRules.checkNote(note);
        return publish(caller, releasing -> releasing.rollBack(number, note, ifVersion));
    }

    private <T> Future<T> publish(Caller caller, Function<Releasing, Future<T>> work) {
        return program.editable(caller, Right.PROGRAM_RELEASE)
                .compose(conference -> program.release(
                        caller, conference, change -> work.apply(new Releasing(change, caller.userId()))));
    }

    @Override
    public Future<ReleasePage> listReleases(Caller caller, String cursor, int limit) {
        Faults.requirePage(limit);
        return asWhom(caller).compose(staff -> program.readReleased(sql -> ReleaseStore.page(sql, staff, cursor, limit))
                .map(page -> staff
                        ? page
                        : new ReleasePage(
                                page.items().stream()
                                        .map(Release::withoutAuthor)
                                        .toList(),
                                page.nextCursor())));
    }

    /** Whether as one who sees what is not public; refused with NOT_FOUND for who does not see the conference. */
    private Future<Boolean> asWhom(Caller caller) {
        return program.visible(caller).compose(conference -> program.isReadable(caller));
    }

    @Override
    public Future<Release> getRelease(Caller caller, int number) {
        return asWhom(caller).compose(staff -> find(staff, number));
    }

    private Future<Release> find(boolean staff, int number) {
        return program.readReleased(sql -> ReleaseStore.find(sql, staff, number))
                .map(found -> found.orElseThrow(ReleaseRules::noSuchRelease))
                .map(release -> staff ? release : release.withoutAuthor());
    }

    @Override
    public Future<ReleaseChangePage> listReleaseChanges(
            Caller caller, int number, ReleaseKind kind, String cursor, int limit) {
        Faults.requirePage(limit);
        return asWhom(caller).compose(staff -> find(staff, number)
                .compose(release -> program.readReleased(sql -> ReleaseStore.seenByAll(sql, number)
                        .compose(seen -> staff || seen
                                ? DifferenceStore.page(sql, number, release.version(), kind, cursor, limit)
                                : Future.succeededFuture(new ReleaseChangePage(release.version(), List.of(), null))))));
    }

    @Override
    public Future<String> releasedSchedule(Caller caller, int number) {
        return getRelease(caller, number)
                .compose(release -> program.visible(caller))
                .compose(conference -> schedules.at(program, conference, number, credits));
    }

    @Override
    public Future<SessionText> releasedItem(Caller caller, int number, UUID sessionId) {
        return asWhom(caller).compose(staff -> find(staff, number)
                .compose(release -> program.snapshotAt(number, sql -> SessionStore.find(sql, sessionId)))
                .map(Sessions::orRefuse)
                .compose(session -> program.visible(caller)
                        .compose(conference -> credits.of(program, conference, List.of(session))))
                .map(sessions -> sessions.get(0))
                .map(session -> SessionText.of(staff ? session : PrivateMembers.without(session))));
    }
}
