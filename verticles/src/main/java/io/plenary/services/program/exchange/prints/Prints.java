package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.PrintPart;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.contracts.program.PrintState;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.contracts.program.Room;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.conference.WaitingWork;
import io.plenary.services.program.exchange.prints.PrintStore.Wanted;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.sessions.FormerCredits;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The documents of one conference's program. */
public final class Prints implements PrintsService {

    private final ConferenceProgram program;
    private final ReleasesService releases;
    private final FormerCredits credits;
    private final WaitingWork waiting;

    public Prints(ConferenceProgram program, ReleasesService releases, FormerCredits credits, WaitingWork waiting) {
        this.program = program;
        this.releases = releases;
        this.credits = credits;
        this.waiting = waiting;
    }

    @Override
    public Future<Print> askForPrint(Caller caller, PrintRequest request) {
        PrintRules.check(request);
        return seen(caller, request.forEverybody())
                .compose(conference -> wanted(caller, conference, request).compose(wanted -> kept(conference, wanted)
                        .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> ask(caller, wanted)))))
                .compose(this::withProgress);
    }

    private Future<Print> withProgress(Print print) {
        return print.state() == PrintState.RUNNING
                ? waiting.percent(program.conferenceId()).map(print::withPercent)
                : Future.succeededFuture(print);
    }

    private Future<Conference> seen(Caller caller, boolean isPublic) {
        return isPublic ? program.visible(caller) : program.readable(caller);
    }

    /** Of what is wanted, the version there is now. */
    private Future<Wanted> wanted(Caller caller, Conference conference, PrintRequest request) {
        if (request.release() != null) {
            return releases.getRelease(caller, request.release())
                    .compose(release -> program.snapshotAt(release.number(), RoomStore::all)
                            .map(rooms -> requireRoom(request, rooms))
                            .map(known -> new Wanted(request, release.version(), conference.version())));
        }
        return request.draft() ? wantedDraft(conference, request) : wantedNow(conference, request);
    }

    /** Where each change is released there is no draft besides. */
    private Future<Wanted> wantedDraft(Conference conference, PrintRequest request) {
        return program.snapshotWorking(ProgramStore::read)
                .compose(state -> state.hasDraft()
                        ? program.snapshotWorking(RoomStore::all)
                                .map(rooms -> requireRoom(request, rooms))
                                .map(known ->
                                        new Wanted(request, state.version().version(), conference.version()))
                        : wantedNow(conference, request.released()));
    }

    private Future<Wanted> wantedNow(Conference conference, PrintRequest request) {
        return program.version().compose(version -> (request.roomId() == null
                        ? Future.succeededFuture(request)
                        : program.readReleased(RoomStore::all).map(rooms -> requireRoom(request, rooms)))
                .map(known -> new Wanted(request, version.version(), conference.version())));
    }

    private static PrintRequest requireRoom(PrintRequest request, List<Room> rooms) {
        if (request.roomId() != null && rooms.stream().map(Room::id).noneMatch(request.roomId()::equals)) {
            throw Refusal.NOT_FOUND.because("There is no such room.");
        }
        return request;
    }

    /** What there is already; of an old release only while all it names are to be named. */
    private Future<Optional<Print>> kept(Conference conference, Wanted wanted) {
        return program.readReleased(sql -> PrintStore.find(sql, wanted)).compose(found -> {
            if (found.isEmpty() || found.get().state() != PrintState.READY) {
                return Future.succeededFuture(found);
            }
            return isToBeNamed(conference, found.get())
                    .compose(still -> program.readReleased(sql -> still
                            ? PrintStore.use(sql, found.get().id()).map(found)
                            : PrintStore.delete(sql, found.get().id()).map(Optional.empty())));
        });
    }

    private Future<Boolean> isToBeNamed(Conference conference, Print print) {
        return print.release() == null
                ? Future.succeededFuture(true)
                : program.readReleased(sql -> PrintStore.people(sql, print.id()))
                        .compose(people -> credits.areNamed(program, conference, people));
    }

    private Future<Print> ask(Caller caller, Wanted wanted) {
        UUID conferenceId = program.conferenceId();
        return waiting.expect(conferenceId)
                .compose(expected -> program.database())
                .compose(database -> database.once(caller, tx -> queue(tx, wanted)))
                .onSuccess(queued -> waiting.begin(conferenceId));
    }

    private static Future<Print> queue(Transaction tx, Wanted wanted) {
        return PrintStore.renew(tx.sql(), wanted)
                .compose(renewed -> PrintStore.find(tx.sql(), wanted))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> PrintStore.waiting(tx.sql())
                        .compose(count -> count < PrintRules.MOST_WAITING
                                ? PrintStore.insert(tx.sql(), Uuids.next(), wanted)
                                : Future.failedFuture(PrintRules.tooMany()))
                        .compose(inserted -> PrintStore.find(tx.sql(), wanted))
                        .map(queued -> queued.orElseThrow(PrintRules::tooMany))));
    }

    @Override
    public Future<Print> getPrint(Caller caller, UUID printId) {
        return find(caller, printId).compose(this::withProgress);
    }

    /** Who may not have it does not learn that there is one. */
    private Future<Print> find(Caller caller, UUID printId) {
        return program.visible(caller)
                .compose(conference -> program.readReleased(sql -> PrintStore.find(sql, printId)))
                .compose(found -> found.filter(Print::forEverybody).isPresent()
                        ? Future.succeededFuture(found)
                        : program.readable(caller).map(found))
                .map(found -> found.orElseThrow(PrintRules::unknown));
    }

    @Override
    public Future<PrintPart> printPart(Caller caller, UUID printId, int part) {
        return find(caller, printId).compose(print -> {
            if (part < 0 || part > PrintRules.MOST_PARTS) {
                throw PrintRules.unknown();
            }
            if (print.state() != PrintState.READY) {
                throw PrintRules.underWay();
            }
            return program.readReleased(sql -> PrintStore.part(sql, printId, part))
                    .map(found -> found.orElseThrow(PrintRules::unknown));
        });
    }
}
