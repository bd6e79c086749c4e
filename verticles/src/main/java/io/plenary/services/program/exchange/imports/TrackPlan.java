package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.Track;
import io.plenary.formats.document.ProgramTrack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What becomes of a file's tracks: each is the stored track of the name the last file gave it, else of its name, else a new
 * one. The others stay.
 */
final class TrackPlan {

    final List<Track> created = new ArrayList<>();
    final List<Track> changed = new ArrayList<>();
    /** By the name in the file. */
    final Map<String, UUID> ids = new HashMap<>();
    /** What the file says of each track, by its id. */
    final Map<UUID, FieldMerge> merges = new LinkedHashMap<>();

    /** What was deleted here and is in the file, by its id. */
    final Map<UUID, ProgramTrack> away = new LinkedHashMap<>();

    private final Deletions deletions;
    private final Baseline baseline;
    private final ImportRule rule;
    private final Supplier<UUID> newIds;
    private final Map<String, Track> byName = new HashMap<>();
    private final Map<String, Track> bySaidName = new HashMap<>();
    private int nextPosition;

    TrackPlan(
            List<ProgramTrack> wanted,
            List<Track> stored,
            Deletions deletions,
            Baseline baseline,
            ImportRule rule,
            Supplier<UUID> newIds) {
        this.deletions = deletions;
        this.baseline = baseline;
        this.rule = rule;
        this.newIds = newIds;
        stored.forEach(this::know);
        wanted.stream().filter(track -> track.name() != null).forEach(this::plan);
    }

    private void know(Track track) {
        byName.put(track.name(), track);
        String said = base(track).text("name");
        if (said != null) {
            bySaidName.put(said, track);
        }
        nextPosition = Math.max(nextPosition, track.position() + 1);
    }

    private Fields base(Track track) {
        return baseline.of(track.id(), Fields.of(track), track.updatedAt());
    }

    private void plan(ProgramTrack wanted) {
        Track found = bySaidName.getOrDefault(wanted.name(), byName.get(wanted.name()));
        UUID gone = found == null ? deletions.named(Deleted.Kind.TRACK, wanted.name()) : null;
        UUID id = found != null ? found.id() : gone != null ? gone : newIds.get();
        ids.put(wanted.name(), id);
        if (gone != null && deletions.staysAway()) {
            away.putIfAbsent(gone, wanted);
        } else {
            take(wanted, id, found);
        }
    }

    /** Somebody needs it. */
    void bringBack(UUID id) {
        ProgramTrack wanted = away.remove(id);
        if (wanted != null) {
            take(wanted, id, null);
        }
    }

    private void take(ProgramTrack wanted, UUID id, Track found) {
        String color = wanted.color() == null ? null : wanted.color().toLowerCase(Locale.ROOT);
        Track said = new Track(id, wanted.name(), wanted.slug(), color, nextPosition, null, 0);
        Fields theirs = Fields.of(said);
        Fields before = found == null ? Fields.NONE : base(found);
        FieldMerge merge =
                new FieldMerge(before, found == null ? theirs : Fields.of(found), theirs, field -> true, rule);
        merges.put(id, merge);
        Track merged = track(merge.merged(), found == null ? said : found);
        if (found == null) {
            created.add(merged);
            know(merged);
        } else if (!merged.equals(found)) {
            changed.add(merged);
            know(merged);
        }
    }

    private static Track track(Fields fields, Track stored) {
        return new Track(
                stored.id(),
                fields.text("name"),
                fields.text("slug"),
                fields.text("color"),
                stored.position(),
                stored.updatedAt(),
                stored.version());
    }

    List<UUID> touched() {
        return Stream.concat(created.stream(), changed.stream())
                .map(Track::id)
                .distinct()
                .toList();
    }
}
