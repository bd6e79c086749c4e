package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ChangePage;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionSlot;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.SessionText;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Programs;
import io.plenary.web.Routes;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Sessions and their slots. */
final class SessionsRoutes implements Routes {

    private record Slots(List<SessionSlot> slots) {}

    private final Gateway gateway;

    SessionsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("getSession", this::get)
                .on("listSessions", this::list)
                .on("createSession", this::create)
                .on("updateSession", this::update)
                .on("updateSessions", this::updateAll)
                .on("deleteSession", this::delete)
                .on("placeSession", this::place)
                .on("placeSessions", this::placeAll)
                .on("unplaceSession", this::unplace)
                .on("checkSlot", this::checkSlot)
                .on("listConflicts", this::conflicts)
                .on("listChanges", this::changes);
    }

    private Future<Answer> get(Caller caller, Call call) {
        UUID id = call.pathUuid("id");
        Future<SessionText> asked = call.isOfDraft()
                ? draft(caller, call, draft -> draft.draftItem(caller, id))
                : program(caller, call, program -> program.getContentItemText(caller, id));
        return asked.map(session -> Answer.json(200, session.json()).withVersion(session.version()));
    }

    private <T> Future<T> draft(Caller caller, Call call, Programs.Question<DraftService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(DraftService.class, question));
    }

    private Future<Answer> list(Caller caller, Call call) {
        return requireKnownFilters(caller, call)
                .compose(known -> call.isOfDraft()
                        ? draft(caller, call, draft -> draft.draftItems(caller, query(call)))
                        : program(caller, call, program -> program.listContentItems(caller, query(call))))
                .map(call::page);
    }

    private Future<?> requireKnownFilters(Caller caller, Call call) {
        SchedulePage.Filter filter =
                new SchedulePage.Filter(call.query("day"), call.queryUuid("track"), call.queryUuid("room"));
        if (filter.isEmpty()) {
            return Future.succeededFuture();
        }
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> call.isOfDraft()
                        ? gateway.otherSchedules().draft(caller, conference)
                        : gateway.schedules().page(conference))
                .map(page -> {
                    ScheduleRoutes.requireKnown(page, filter);
                    return page;
                });
    }

    private static SessionQuery query(Call call) {
        String status = call.query("status");
        return new SessionQuery(
                call.queryDate("day"),
                call.queryUuid("track"),
                call.queryUuid("room"),
                call.queryUuid("speaker"),
                status == null ? null : SessionStatus.valueOf(status),
                call.queryBoolean("scheduled"),
                call.query("q"),
                call.cursor(),
                call.limit());
    }

    private Future<Answer> create(Caller caller, Call call) {
        Session session = call.body(Session.class, absent());
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ProgramService.class, program -> program.createSession(caller, session))
                .map(placed -> Answer.created(placed, location(conference, placed.session()))
                        .withVersion(placed.session().version())));
    }

    /** What clients do not send but the record needs. */
    private static Map<String, ?> absent() {
        return Map.of("id", Uuids.next(), "doNotRecord", false, "sequence", 0, "version", 0);
    }

    private static String location(Conference conference, Session session) {
        return "/api/v1/conferences/" + conference.slug() + "/sessions/" + session.id();
    }

    private Future<Answer> update(Caller caller, Call call) {
        return program(
                        caller,
                        call,
                        program -> program.updateSession(caller, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(SessionsRoutes::answer);
    }

    private Future<Answer> updateAll(Caller caller, Call call) {
        SessionsPatch patch = call.body(SessionsPatch.class);
        return program(caller, call, program -> program.updateSessions(caller, patch))
                .map(Answer::ok);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return program(caller, call, program -> program.deleteSession(caller, call.pathUuid("id"), call.ifMatch()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> place(Caller caller, Call call) {
        Slot slot = call.body(Slot.class);
        return program(caller, call, program -> program.placeSession(caller, call.pathUuid("id"), slot, call.ifMatch()))
                .map(SessionsRoutes::answer);
    }

    private Future<Answer> placeAll(Caller caller, Call call) {
        List<SessionSlot> slots = call.body(Slots.class).slots();
        return program(caller, call, program -> program.placeSessions(caller, slots))
                .map(Answer::items);
    }

    private Future<Answer> unplace(Caller caller, Call call) {
        return program(caller, call, program -> program.unplaceSession(caller, call.pathUuid("id"), call.ifMatch()))
                .map(SessionsRoutes::answer);
    }

    private Future<Answer> checkSlot(Caller caller, Call call) {
        Slot slot = call.body(Slot.class);
        return program(caller, call, program -> program.checkSlot(caller, call.pathUuid("id"), slot))
                .map(Answer::items);
    }

    private Future<Answer> conflicts(Caller caller, Call call) {
        Future<List<Conflict>> asked = call.isOfDraft()
                ? draft(caller, call, draft -> draft.draftConflicts(caller))
                : program(caller, call, program -> program.conflicts(caller));
        return asked.map(Answer::items);
    }

    private Future<Answer> changes(Caller caller, Call call) {
        long since = Long.parseLong(call.query("since"));
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ProgramService.class, program -> program.listChanges(caller, since, call.cursor(), call.limit()))
                .compose(page -> withStates(call, conference, shown(caller, page))));
    }

    /** A screen in a room is told what changed there. */
    private static ChangePage shown(Caller caller, ChangePage page) {
        if (!caller.isAtScreen()) {
            return page;
        }
        List<SessionChange> there = page.items().stream()
                .filter(change -> Stream.of(change.before(), change.after())
                        .anyMatch(told -> told != null && caller.screen().shows(told.roomId())))
                .toList();
        return new ChangePage(page.version(), there, page.nextCursor());
    }

    /** How sessions stand is no version of the program: the first page says it as it is. */
    private Future<Answer> withStates(Call call, Conference conference, ChangePage page) {
        if (call.cursor() != null) {
            return Future.succeededFuture(call.page(page).withEtagOfBody());
        }
        return gateway.standings().of(conference).map(states -> {
            JsonArray said = new JsonArray();
            states.forEach(state -> said.add(new JsonObject(state.toJson())));
            JsonObject answer = new JsonObject(call.sign(page.toJson())).put("states", said);
            return Answer.json(200, answer.encode()).withEtagOfBody();
        });
    }

    private <T> Future<T> program(Caller caller, Call call, Programs.Question<ProgramService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ProgramService.class, question));
    }

    private static Answer answer(Session session) {
        return Answer.ok(session).withVersion(session.version());
    }

    private static Answer answer(Placement placement) {
        return Answer.ok(placement).withVersion(placement.session().version());
    }
}
