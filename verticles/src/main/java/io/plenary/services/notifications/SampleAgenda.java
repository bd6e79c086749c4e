package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.Star;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sessions as if they had been moved, so that whoever writes of such changes sees what that reads like. */
final class SampleAgenda {

    private static final int MOST = 2;
    private static final Duration LATER = Duration.ofHours(1);

    private final Proxies proxies;

    SampleAgenda(Proxies proxies) {
        this.proxies = proxies;
    }

    /** What the caller would be told. */
    Future<Message> message(Caller caller, Conference conference, MessageKind kind) {
        return changes(caller, conference).map(changes -> switch (kind) {
            case PROGRAM_DIGEST ->
                Message.ofProgram(Uuids.next(), conference, caller.userId(), ProgramNews.of(changes, Instant.EPOCH));
            case SESSION_SOON -> Message.ofReminder(conference, Instant.now(), caller.userId(), asJson(changes));
            default -> Message.ofAgenda(Uuids.next(), conference, caller.userId(), asJson(changes));
        });
    }

    private static List<JsonObject> asJson(List<SessionChange> changes) {
        return changes.stream().map(change -> new JsonObject(change.toJson())).toList();
    }

    /** Of sessions that the caller has on the agenda, else of the first ones; none where there are none. */
    private Future<List<SessionChange>> changes(Caller caller, Conference conference) {
        return starred(caller, conference)
                .compose(ids -> program(conference).sessionsByIds(Caller.SYSTEM, ids))
                .compose(own -> own.isEmpty() ? first(conference) : Future.succeededFuture(own))
                .recover(failure -> Refusal.of(failure).isPresent()
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(failure))
                .map(sessions -> sessions.stream().map(SampleAgenda::moved).toList());
    }

    private Future<List<String>> starred(Caller caller, Conference conference) {
        return proxies.of(NotesService.class, NotesService.ADDRESS)
                .mine(caller, conference.id())
                .map(mine -> mine.stars().stream()
                        .map(Star::sessionId)
                        .map(UUID::toString)
                        .limit(MOST)
                        .toList());
    }

    private Future<List<Session>> first(Conference conference) {
        SessionQuery query = new SessionQuery(null, null, null, null, null, null, null, null, MOST);
        return program(conference).listContentItems(Caller.SYSTEM, query).map(page -> new ArrayList<>(page.items()));
    }

    private ProgramService program(Conference conference) {
        return proxies.of(ProgramService.class, ProgramService.address(conference.id()));
    }

    private static SessionChange moved(Session session) {
        Instant start = session.slot() == null ? null : session.slot().start();
        return new SessionChange(
                session.id(),
                List.of(ChangeKind.MOVED),
                announced(session, start),
                announced(session, start == null ? null : start.plus(LATER)),
                0,
                Instant.now());
    }

    private static Announced announced(Session session, Instant start) {
        return new Announced(session.title(), session.status(), start, null, null, null, null, null);
    }
}
