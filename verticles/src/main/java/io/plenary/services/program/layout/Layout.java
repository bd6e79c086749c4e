package io.plenary.services.program.layout;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Right;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The frame of one conference's program. */
public final class Layout implements LayoutService {

    private final ConferenceProgram program;
    private final Function<SqlClient, Future<List<Session>>> sessions;

    /** @param sessions reads those that there are: days depend on them, and they stand above the layout */
    public Layout(ConferenceProgram program, Function<SqlClient, Future<List<Session>>> sessions) {
        this.program = program;
        this.sessions = sessions;
    }

    @Override
    public Future<List<Room>> getRooms(Caller caller) {
        return program.readRelaxed(caller, RoomStore::all);
    }

    @Override
    public Future<Room> createRoom(Caller caller, Room room) {
        return change(caller, change -> {
            LayoutRules.check(room);
            return new RoomEditor(change).create(room);
        });
    }

    @Override
    public Future<Room> updateRoom(Caller caller, UUID roomId, MergePatch patch, Long ifVersion) {
        return change(caller, change -> new RoomEditor(change).update(roomId, patch, ifVersion));
    }

    @Override
    public Future<Void> deleteRoom(Caller caller, UUID roomId) {
        return change(caller, change -> new RoomEditor(change).delete(roomId));
    }

    @Override
    public Future<List<Track>> getTracks(Caller caller) {
        return program.readRelaxed(caller, TrackStore::all);
    }

    @Override
    public Future<Track> createTrack(Caller caller, Track track) {
        return change(caller, change -> {
            LayoutRules.check(track);
            return new TrackEditor(change).create(LayoutRules.normal(track));
        });
    }

    @Override
    public Future<Track> updateTrack(Caller caller, UUID trackId, MergePatch patch, Long ifVersion) {
        return change(caller, change -> new TrackEditor(change).update(trackId, patch, ifVersion));
    }

    @Override
    public Future<Void> deleteTrack(Caller caller, UUID trackId) {
        return change(caller, change -> new TrackEditor(change).delete(trackId));
    }

    @Override
    public Future<List<Day>> getDays(Caller caller) {
        return program.visible(caller)
                .compose(conference -> program.readRelaxed(caller, sessions).map(all -> Days.of(conference, all)));
    }

    @Override
    public Future<Rules> getRules(Caller caller) {
        return program.read(caller, ProgramStore::read).map(ProgramState::rules);
    }

    @Override
    public Future<Rules> putRules(Caller caller, Rules rules) {
        return change(caller, change -> {
            LayoutRules.check(rules);
            if (rules.equals(change.rules())) {
                return Future.succeededFuture(rules);
            }
            change.announce(version -> new ProgramEvents.RulesChanged(
                    rules.roomTaken(), rules.speakerTwice(), rules.outsideConference(), version));
            return ProgramStore.putRules(change.sql(), rules).map(rules);
        });
    }

    private <T> Future<T> change(Caller caller, Function<Change, Future<T>> work) {
        return program.editable(caller, Right.PROGRAM_EDIT)
                .compose(conference -> program.change(caller, conference, work));
    }
}
