package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Programs;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Rooms, tracks, days and rules of a program. */
final class LayoutRoutes implements Routes {

    private final Gateway gateway;

    LayoutRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("listRooms", (caller, call) -> rooms(caller, call).map(Answer::items))
                .on("getRoom", this::getRoom)
                .on("createRoom", this::createRoom)
                .on("updateRoom", this::updateRoom)
                .on("deleteRoom", this::deleteRoom)
                .on("listTracks", (caller, call) -> tracks(caller, call).map(Answer::items))
                .on("getTrack", this::getTrack)
                .on("createTrack", this::createTrack)
                .on("updateTrack", this::updateTrack)
                .on("deleteTrack", this::deleteTrack)
                .on("listDays", (caller, call) -> gateway.conferences()
                        .visible(caller, call.path("conf"))
                        .compose(conference -> call.isOfDraft()
                                ? gateway.otherSchedules().draft(caller, conference)
                                : gateway.schedules().page(conference))
                        .map(page -> Answer.items(page.schedule().days())))
                .on("getRules", (caller, call) -> rules(caller, call).map(Answer::ok))
                .on("putRules", this::putRules);
    }

    private Future<Answer> getRoom(Caller caller, Call call) {
        UUID id = call.pathUuid("id");
        return rooms(caller, call)
                .map(rooms -> only(rooms, room -> room.id().equals(id), "room"))
                .map(room -> Answer.ok(room).withVersion(room.version()));
    }

    private Future<Answer> createRoom(Caller caller, Call call) {
        Room wanted = call.body(Room.class, Map.of("id", Uuids.next(), "position", 0, "version", 0));
        return layout(caller, call, layout -> layout.createRoom(caller, wanted))
                .map(room ->
                        Answer.created(room, location(call, "rooms", room.id())).withVersion(room.version()));
    }

    private Future<Answer> updateRoom(Caller caller, Call call) {
        return layout(
                        caller,
                        call,
                        layout -> layout.updateRoom(caller, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(room -> Answer.ok(room).withVersion(room.version()));
    }

    private Future<Answer> deleteRoom(Caller caller, Call call) {
        return layout(caller, call, layout -> layout.deleteRoom(caller, call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> getTrack(Caller caller, Call call) {
        UUID id = call.pathUuid("id");
        return tracks(caller, call)
                .map(tracks -> only(tracks, track -> track.id().equals(id), "track"))
                .map(track -> Answer.ok(track).withVersion(track.version()));
    }

    private Future<Answer> createTrack(Caller caller, Call call) {
        Track wanted = call.body(Track.class, Map.of("id", Uuids.next(), "position", 0, "version", 0));
        return layout(caller, call, layout -> layout.createTrack(caller, wanted))
                .map(track -> Answer.created(track, location(call, "tracks", track.id()))
                        .withVersion(track.version()));
    }

    private Future<Answer> updateTrack(Caller caller, Call call) {
        return layout(
                        caller,
                        call,
                        layout -> layout.updateTrack(caller, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(track -> Answer.ok(track).withVersion(track.version()));
    }

    private Future<Answer> deleteTrack(Caller caller, Call call) {
        return layout(caller, call, layout -> layout.deleteTrack(caller, call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> putRules(Caller caller, Call call) {
        Rules rules = call.body(Rules.class);
        return layout(caller, call, layout -> layout.putRules(caller, rules)).map(Answer::ok);
    }

    private Future<List<Room>> rooms(Caller caller, Call call) {
        return call.isOfDraft()
                ? draft(caller, call, draft -> draft.draftRooms(caller))
                : layout(caller, call, layout -> layout.getRooms(caller));
    }

    private Future<List<Track>> tracks(Caller caller, Call call) {
        return call.isOfDraft()
                ? draft(caller, call, draft -> draft.draftTracks(caller))
                : layout(caller, call, layout -> layout.getTracks(caller));
    }

    private Future<Rules> rules(Caller caller, Call call) {
        return call.isOfDraft()
                ? draft(caller, call, draft -> draft.draftRules(caller))
                : layout(caller, call, layout -> layout.getRules(caller));
    }

    private <T> Future<T> draft(Caller caller, Call call, Programs.Question<DraftService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(DraftService.class, question));
    }

    private <T> Future<T> layout(Caller caller, Call call, Programs.Question<LayoutService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(LayoutService.class, question));
    }

    private static <T> T only(List<T> all, Predicate<T> wanted, String what) {
        return all.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such " + what + "."));
    }

    private static String location(Call call, String collection, UUID id) {
        return "/api/v1/conferences/" + call.path("conf") + "/" + collection + "/" + id;
    }
}
