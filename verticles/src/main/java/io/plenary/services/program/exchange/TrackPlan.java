package io.plenary.services.program.exchange;

import io.plenary.contracts.program.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What becomes of a file's tracks: each is the stored track of its name, else a new one. The others stay. */
final class TrackPlan {

    final List<Track> created = new ArrayList<>();
    final List<Track> changed = new ArrayList<>();
    /** By name. */
    final Map<String, UUID> ids = new HashMap<>();

    private final Map<String, Track> byName = new HashMap<>();
    private int nextPosition;

    TrackPlan(List<io.plenary.services.program.formats.Track> wanted, List<Track> stored, Supplier<UUID> newIds) {
        stored.forEach(track -> {
            byName.put(track.name(), track);
            nextPosition = Math.max(nextPosition, track.position() + 1);
        });
        wanted.stream().filter(track -> track.name() != null).forEach(track -> plan(track, newIds));
    }

    private void plan(io.plenary.services.program.formats.Track wanted, Supplier<UUID> newIds) {
        Track found = byName.get(wanted.name());
        String color = wanted.color() == null ? null : wanted.color().toLowerCase(Locale.ROOT);
        if (found == null) {
            Track added = new Track(newIds.get(), wanted.name(), wanted.slug(), color, nextPosition++, null, 0);
            created.add(added);
            byName.put(added.name(), added);
            ids.put(added.name(), added.id());
            return;
        }
        ids.put(found.name(), found.id());
        Track merged = new Track(
                found.id(),
                found.name(),
                wanted.slug() == null ? found.slug() : wanted.slug(),
                color == null ? found.color() : color,
                found.position(),
                found.updatedAt(),
                found.version());
        if (!merged.equals(found)) {
            changed.add(merged);
            byName.put(merged.name(), merged);
        }
    }

    List<UUID> touched() {
        return Stream.concat(created.stream(), changed.stream())
                .map(Track::id)
                .distinct()
                .toList();
    }
}
