package io.plenary.services.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Doors;
import io.plenary.runtime.Node;
import io.plenary.runtime.once.KeptAnswers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The conferences this instance answers for: every registered one, and those the platform asked to be served before they are
 * registered. Used on the verticle's event loop only.
 */
final class Hosting {

    private static final int PAGE = 200;

    private final Node node;
    private final ConferenceParts parts;
    private final Map<UUID, Future<List<Doors.Door>>> doorsByConference = new HashMap<>();
    private final Set<UUID> registered = new HashSet<>();

    Hosting(Node node, ConferenceParts parts) {
        this.node = node;
        this.parts = parts;
    }

    /** Answers for a conference from now on; asking again changes nothing. */
    Future<Void> serve(UUID conferenceId, String databaseName) {
        parts.databases().know(conferenceId, databaseName);
        return doorsByConference
                .computeIfAbsent(conferenceId, this::openDoors)
                .onFailure(failed -> doorsByConference.remove(conferenceId))
                .mapEmpty();
    }

    private Future<List<Doors.Door>> openDoors(UUID conferenceId) {
        ConferenceParts.Contracts contracts = parts.of(conferenceId);
        KeptAnswers kept =
                new KeptAnswers(() -> parts.program(conferenceId).database().map(Database::direct));
        Doors doors = node.doors();
        List<Future<Doors.Door>> opened = List.of(
                doors.open(ProgramService.class, ProgramService.address(conferenceId), contracts.sessions(), kept),
                doors.open(LayoutService.class, LayoutService.address(conferenceId), contracts.layout(), kept),
                doors.open(ExchangeService.class, ExchangeService.address(conferenceId), contracts.exchange(), kept),
                doors.open(PicturesService.class, PicturesService.address(conferenceId), contracts.pictures()),
                doors.open(DraftService.class, DraftService.address(conferenceId), contracts.draft()),
                doors.open(ReleasesService.class, ReleasesService.address(conferenceId), contracts.releases(), kept),
                doors.open(PreviewsService.class, PreviewsService.address(conferenceId), contracts.previews(), kept),
                doors.open(PrintsService.class, PrintsService.address(conferenceId), contracts.prints(), kept));
        return Future.join(opened)
                .map(all -> opened.stream().map(Future::result).toList())
                .recover(failure -> closeAll(opened.stream().filter(Future::succeeded))
                        .transform(closed -> Future.failedFuture(failure)));
    }

    private Future<Void> closeAll(Stream<Future<Doors.Door>> opened) {
        return Future.join(opened.map(Future::result).map(node.doors()::close).toList())
                .mapEmpty();
    }

    /** Answers no longer. */
    Future<Void> close(UUID conferenceId) {
        Future<List<Doors.Door>> opened = doorsByConference.remove(conferenceId);
        registered.remove(conferenceId);
        if (opened == null) {
            return Future.succeededFuture();
        }
        return opened.compose(doors ->
                        Future.join(doors.stream().map(node.doors()::close).toList()))
                .onComplete(closed -> parts.databases().forget(conferenceId))
                .mapEmpty();
    }

    /** Compares with what is registered: serves what is new, closes what was retired. */
    Future<Void> sweep() {
        return endpoints(null, new ArrayList<>())
                .compose(endpoints -> note(endpoints).compose(done -> follow(endpoints)));
    }

    /** Where they are is looked up, noted or not. */
    private Future<Void> note(List<Endpoint> endpoints) {
        List<Endpoint> added = endpoints.stream()
                .filter(endpoint -> !registered.contains(endpoint.conferenceId()))
                .toList();
        return parts.places().note(added).otherwiseEmpty();
    }

    private Future<Void> follow(List<Endpoint> endpoints) {
        Set<UUID> gone = new HashSet<>(registered);
        List<Future<Void>> changes = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            gone.remove(endpoint.conferenceId());
            registered.add(endpoint.conferenceId());
            if (!doorsByConference.containsKey(endpoint.conferenceId())) {
                changes.add(serve(endpoint.conferenceId(), endpoint.databaseName()));
            }
        }
        gone.forEach(conferenceId -> changes.add(close(conferenceId)));
        return Future.join(changes).mapEmpty();
    }

    private Future<List<Endpoint>> endpoints(String cursor, List<Endpoint> found) {
        return node.proxies()
                .of(ConferencesService.class, ConferencesService.ADDRESS)
                .listEndpoints(Caller.SYSTEM, cursor, PAGE)
                .compose(page -> {
                    found.addAll(page.items());
                    return page.nextCursor() == null
                            ? Future.succeededFuture(found)
                            : endpoints(page.nextCursor(), found);
                });
    }

    /** Whether this instance answers for the conference. */
    boolean serves(UUID conferenceId) {
        return doorsByConference.containsKey(conferenceId);
    }
}
