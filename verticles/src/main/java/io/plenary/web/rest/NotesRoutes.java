package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NoteQuery;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.Star;
import io.plenary.contracts.program.Session;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notes, stars and the personal agenda. */
public final class NotesRoutes implements Routes {

    private record Written(UUID id, String text, boolean shared) {

        NoteDraft at(UUID conferenceId, UUID sessionId) {
            return new NoteDraft(id, conferenceId, sessionId, text, shared);
        }
    }

    private record AgendaItem(Session session, Instant starredAt) {}

    private record Agenda(UUID conferenceId, List<AgendaItem> items) {}

    private final NotesService notes;
    private final Gateway gateway;
    private final Routes feeds;

    public NotesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        feeds = new AgendaFeedRoutes(node, gateway);
        notes = node.proxies().of(NotesService.class, NotesService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        feeds.mount(api);
        api.on("createNote", this::create)
                .on("listSessionNotes", this::ofSession)
                .on("listMyNotes", this::ofCaller)
                .on("getNote", this::get)
                .on("updateNote", this::update)
                .on("deleteNote", this::delete)
                .on("starSession", this::star)
                .on("unstarSession", this::unstar)
                .on("getMyMarks", this::marks)
                .on("getMyAgenda", this::agenda);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, Map.of("id", Uuids.next(), "shared", false));
        return conference(caller, call)
                .compose(conference -> notes.createNote(caller, written.at(conference.id(), call.pathUuid("id"))))
                .map(note -> Answer.created(note, "/api/v1/notes/" + note.id()).withVersion(note.version()));
    }

    private Future<Answer> ofSession(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> notes.getNotesForItem(
                        caller, new NoteQuery(conference.id(), call.pathUuid("id"), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> ofCaller(Caller caller, Call call) {
        return conferenceId(caller, call)
                .compose(conferenceId ->
                        notes.getNotesForUser(caller, new NoteQuery(conferenceId, null, call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<UUID> conferenceId(Caller caller, Call call) {
        String name = call.query("conference");
        return name == null
                ? Future.succeededFuture()
                : gateway.conferences().visible(caller, name).map(Conference::id);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return notes.getNote(caller, call.pathUuid("id")).map(NotesRoutes::answer);
    }

    private Future<Answer> update(Caller caller, Call call) {
        return notes.updateNote(caller, call.pathUuid("id"), call.patch(), call.ifMatch())
                .map(NotesRoutes::answer);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return notes.deleteNote(caller, call.pathUuid("id"), call.ifMatch()).map(Answer.NO_CONTENT);
    }

    private Future<Answer> star(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> notes.star(caller, conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> unstar(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> notes.unstar(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> marks(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.query("conference"))
                .compose(conference -> notes.mine(caller, conference.id())
                        .compose(mine -> gateway.schedules().page(conference).map(page -> Marks.of(mine, page))))
                .map(marks -> Answer.json(200, Json.write(marks)).withEtagOfBody());
    }

    /** Stars are in notes, sessions in program; the schedule at hand has the sessions in order. */
    private Future<Answer> agenda(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.query("conference"))
                .compose(conference -> notes.mine(caller, conference.id())
                        .compose(mine -> gateway.schedules().page(conference).map(page -> agenda(mine.stars(), page))))
                .map(agenda -> Answer.json(200, Json.write(agenda)));
    }

    private static Agenda agenda(List<Star> stars, SchedulePage page) {
        Map<UUID, Star> bySession = stars.stream().collect(Collectors.toMap(Star::sessionId, Function.identity()));
        return new Agenda(
                page.conference().id(),
                page.schedule().sessions().stream()
                        .filter(session -> bySession.containsKey(session.id()))
                        .map(session -> new AgendaItem(
                                session, bySession.get(session.id()).starredAt()))
                        .toList());
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static Answer answer(Note note) {
        return Answer.ok(note).withVersion(note.version());
    }
}
