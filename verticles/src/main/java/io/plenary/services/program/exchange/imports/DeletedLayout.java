package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.ImportRule;
import io.plenary.formats.document.Entry;
import io.plenary.services.program.sessions.StoredSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rooms and tracks of a file that were deleted here. They stay away while only sessions name them that always did: that these
 * are elsewhere now is as much of an edit.
 */
final class DeletedLayout {

    private final RoomPlan rooms;
    private final TrackPlan tracks;
    private final Deletions deletions;
    private final ImportRule rule;

    DeletedLayout(RoomPlan rooms, TrackPlan tracks, Deletions deletions, ImportRule rule) {
        this.rooms = rooms;
        this.tracks = tracks;
        this.deletions = deletions;
        this.rule = rule;
    }

    /** Brings back what a session needs that did not name it before. */
    void bringBack(List<Entry> entries, SessionMatches matches, Map<UUID, KnownSession> known) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            StoredSession match = matches.of(i);
            if (!deletions.keepsAway(match)) {
                KnownSession session =
                        match == null ? null : known.get(match.session().id());
                Fields before = session == null ? Fields.NONE : session.base();
                bringBack(rooms.ids.get(entry.room()), before.text(Fields.ROOM), rooms::bringBack);
                bringBack(tracks.ids.get(entry.track()), before.text(Fields.TRACK), tracks::bringBack);
            }
        }
    }

    private static void bringBack(UUID named, String before, Consumer<UUID> how) {
        if (named != null && !named.toString().equals(before)) {
            how.accept(named);
        }
    }

    void report() {
        rooms.created.forEach(room -> deletions.reportBack(room.id(), null, null));
        tracks.created.forEach(track -> deletions.reportBack(track.id(), null, null));
        rooms.away.keySet().forEach(id -> deletions.reportKept(id, null));
        tracks.away.keySet().forEach(id -> deletions.reportKept(id, null));
    }

    /** What a file said before: that a session has no track is no edit of it where the track was deleted and shall come back. */
    Fields base(KnownSession known) {
        String track = known.base().text(Fields.TRACK);
        boolean back = rule == ImportRule.TAKE_FILE
                && track != null
                && known.now().get(Fields.TRACK) == null
                && tracks.created.stream().anyMatch(one -> one.id().toString().equals(track));
        return back ? known.base().without(Fields.TRACK) : known.base();
    }

    /** Nothing can be where nothing is. */
    Fields withoutAway(Fields merged) {
        boolean room = isAway(rooms.away, merged.text(Fields.ROOM));
        boolean track = isAway(tracks.away, merged.text(Fields.TRACK));
        Fields placed = room ? merged.without(Fields.ROOM) : merged;
        return track ? placed.without(Fields.TRACK) : placed;
    }

    private static boolean isAway(Map<UUID, ?> away, String id) {
        return id != null
                && away.keySet().stream().anyMatch(gone -> gone.toString().equals(id));
    }
}
