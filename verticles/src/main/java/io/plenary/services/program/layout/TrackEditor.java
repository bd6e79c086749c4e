package io.plenary.services.program.layout;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.services.program.conference.Change;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes one track within a change of the program. */
final class TrackEditor {

    private static final Set<String> EDITABLE = Set.of("name", "slug", "color", "position");

    private final Change change;

    TrackEditor(Change change) {
        this.change = change;
    }

    Future<Track> create(Track track) {
        return TrackStore.find(change.sql(), track.id())
                .compose(found -> found.isEmpty()
                        ? write(track.id(), TrackStore.insert(change.sql(), List.of(track)))
                        : Future.succeededFuture(madeBefore(found.get(), track)));
    }

    /** The id exists: the same request came again, or the id is another track's. */
    private static Track madeBefore(Track found, Track track) {
        if (!LayoutRules.isSame(found, track)) {
            throw Refusal.CONFLICT.because("The id of the track is in use.");
        }
        return found;
    }

    Future<Track> update(UUID id, MergePatch patch, Long ifVersion) {
        return TrackStore.find(change.sql(), id).map(TrackEditor::orRefuse).compose(track -> {
            LayoutRules.requireVersion(track.version(), ifVersion);
            Track patched = LayoutRules.normal(patch.applyTo(track, Track.class, EDITABLE));
            LayoutRules.check(patched);
            return LayoutRules.isSame(track, patched)
                    ? Future.succeededFuture(track)
                    : write(id, TrackStore.update(change.sql(), List.of(patched)));
        });
    }

    private Future<Track> write(UUID id, Future<Void> written) {
        announce(id);
        return written.recover(failure -> DatabaseFailures.isTaken(failure, TrackStore.NAME_TAKEN)
                        ? Future.failedFuture(
                                Refusal.CONFLICT.because("TRACK_NAME_TAKEN", "Another track has this name."))
                        : Future.failedFuture(failure))
                .compose(done -> TrackStore.find(change.sql(), id))
                .map(TrackEditor::orRefuse);
    }

    Future<Void> delete(UUID id) {
        return TrackStore.exists(change.sql(), id).compose(known -> {
            if (!known) {
                return Future.succeededFuture();
            }
            announce(id);
            return TrackStore.delete(change.sql(), id);
        });
    }

    private void announce(UUID id) {
        change.announce(version -> new ProgramEvents.TracksChanged(id, version));
    }

    private static Track orRefuse(Optional<Track> found) {
        return found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such track."));
    }
}
