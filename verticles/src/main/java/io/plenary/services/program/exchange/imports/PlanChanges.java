package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.contracts.program.ImportChange;
import io.plenary.contracts.program.ImportChangeKind;
import io.plenary.contracts.program.ImportFieldChange;
import io.plenary.contracts.program.ImportSubject;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Track;
import io.plenary.services.program.sessions.StoredSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a plan would do, in words: what was changed on both sides first, then by kind and title. */
final class PlanChanges {

    private static final int LONGEST = 1_000;
    private static final Comparator<ImportChange> ORDER = Comparator.comparing(
                    (ImportChange change) -> change.kind() != ImportChangeKind.BOTH_CHANGED)
            .thenComparing(ImportChange::kind)
            .thenComparing(ImportChange::subject)
            .thenComparing(ImportChange::title);

    private final ImportPlan plan;
    private final ImportPlan.Stored stored;
    private final List<ImportChange> changes = new ArrayList<>();

    private PlanChanges(ImportPlan plan, ImportPlan.Stored stored) {
        this.plan = plan;
        this.stored = stored;
    }

    static List<ImportChange> of(ImportPlan plan, ImportPlan.Stored stored) {
        PlanChanges all = new PlanChanges(plan, stored);
        all.sessions();
        all.rooms();
        all.tracks();
        all.changes.sort(ORDER);
        return all.changes;
    }

    private void sessions() {
        plan.created.forEach(one -> created(ImportSubject.SESSION, one.session().title(), Fields.of(one.session())));
        plan.cancelled.forEach(one -> changes.add(new ImportChange(
                ImportChangeKind.CANCELLED,
                ImportSubject.SESSION,
                one.before().id(),
                one.before().title(),
                List.of())));
        Map<UUID, Fields> after = plan.updated.stream()
                .collect(Collectors.toMap(
                        one -> one.before().id(), one -> Fields.of(one.after().session())));
        stored.sessions().stream()
                .map(StoredSession::session)
                .forEach(one -> changed(ImportSubject.SESSION, one.id(), one.title(), () -> Fields.of(one), after));
    }

    private void rooms() {
        plan.rooms.created.forEach(room -> created(ImportSubject.ROOM, room.name(), Fields.of(room)));
        Map<UUID, Fields> after =
                plan.rooms.changed.stream().collect(Collectors.toMap(Room::id, Fields::of, (first, last) -> last));
        stored.rooms()
                .forEach(room -> changed(ImportSubject.ROOM, room.id(), room.name(), () -> Fields.of(room), after));
    }

    private void tracks() {
        plan.tracks.created.forEach(track -> created(ImportSubject.TRACK, track.name(), Fields.of(track)));
        Map<UUID, Fields> after =
                plan.tracks.changed.stream().collect(Collectors.toMap(Track::id, Fields::of, (first, last) -> last));
        stored.tracks()
                .forEach(
                        track -> changed(ImportSubject.TRACK, track.id(), track.name(), () -> Fields.of(track), after));
    }

    private void created(ImportSubject subject, String title, Fields fields) {
        List<ImportFieldChange> said = fields.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> new ImportFieldChange(field.getKey(), null, text(field.getKey(), field.getValue()), null))
                .toList();
        changes.add(new ImportChange(ImportChangeKind.CREATED, subject, null, title, said));
    }

    private void changed(
            ImportSubject subject, UUID id, String title, Supplier<Fields> now, Map<UUID, Fields> changed) {
        Map<String, FieldMerge.Clash> clashes = plan.clashes.getOrDefault(id, List.of()).stream()
                .collect(Collectors.toMap(FieldMerge.Clash::field, Function.identity()));
        if (clashes.isEmpty() && !changed.containsKey(id)) {
            return;
        }
        Fields before = now.get();
        List<ImportFieldChange> fields = fields(before, changed.getOrDefault(id, before), clashes);
        ImportChangeKind kind = clashes.isEmpty() ? ImportChangeKind.CHANGED : ImportChangeKind.BOTH_CHANGED;
        changes.add(new ImportChange(kind, subject, id, title, fields));
    }

    private List<ImportFieldChange> fields(Fields before, Fields after, Map<String, FieldMerge.Clash> clashes) {
        Set<String> fields = new TreeSet<>(before.values().keySet());
        fields.addAll(after.values().keySet());
        fields.addAll(clashes.keySet());
        return fields.stream()
                .filter(field -> clashes.containsKey(field) || !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new ImportFieldChange(
                        field,
                        text(field, before.get(field)),
                        text(field, after.get(field)),
                        clashes.containsKey(field)
                                ? text(field, clashes.get(field).theirs())
                                : null))
                .toList();
    }

    /** Enough to see what changes, of a long text too. */
    private String text(String field, JsonNode value) {
        String text = plan.shown.text(field, value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
