package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.sessions.SessionEdits;
import io.plenary.services.program.sessions.StoredSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an import would change: the difference between a file and the stored program. */
final class ImportPlan {

    /** The program as it is stored. */
    record Stored(
            long size,
            List<StoredSession> sessions,
            List<Room> rooms,
            List<Track> tracks,
            Map<UUID, Integer> people,
            List<KnownPerson> persons,
            Map<UUID, String> said,
            List<Deleted> deleted,
            Instant lastImport) {}

    /** How a file is taken: who is right where both sides changed something, where the conference is, and whether into a draft. */
    record Terms(ImportRule rule, ZoneId zone, boolean draft) {}

    /** The persons of a file, and the speaker each of them is. */
    record Persons(PersonKeys keys, Map<PersonKey, UUID> speakers) {}

    /** A stored session and what becomes of it. */
    record Changed(Session before, StoredSession after) {}

    private static final JsonNode CANCELLED = TextNode.valueOf(SessionStatus.CANCELLED.name());

    final RoomPlan rooms;
    final TrackPlan tracks;
    final List<StoredSession> created = new ArrayList<>();
    final List<Changed> updated = new ArrayList<>();
    final List<Changed> cancelled = new ArrayList<>();
    /** Sessions that stay as they are, under another key. */
    final List<StoredSession> renamed = new ArrayList<>();

    final EntryCredits credits;
    /** The session of each entry, in the order of the file. */
    final List<UUID> sessionIds = new ArrayList<>();
    /** What the file says of sessions, rooms and tracks, where it said something else before. */
    final Map<UUID, Fields> said = new LinkedHashMap<>();
    /** What was changed here and in the file, by session, room and track. */
    final Map<UUID, List<FieldMerge.Clash>> clashes = new LinkedHashMap<>();

    final ShownValues shown;

    private final ProgramDocument document;
    private final Stored stored;
    private final Persons persons;
    private final Findings findings;
    private final Supplier<UUID> newIds;
    private final ImportRule rule;
    private final Terms terms;
    private final Baseline baseline;
    private final Deletions deletions;
    private final DeletedLayout deletedLayout;
    private final Map<UUID, KnownSession> known = new LinkedHashMap<>();
    private final SessionMatches matches;
    private final ImportNumbers numbers;
    private final Set<UUID> usedIds = new HashSet<>();
    /** What stays as it is here, because the file says nothing new of it or is not followed. */
    private final Set<UUID> same = new HashSet<>();

    /** @param newIds ids for what has none */
    ImportPlan(ProgramFile file, Stored stored, Persons persons, Terms terms, Supplier<UUID> newIds) {
        this.document = file.document();
        this.persons = persons;
        this.findings = file.findings();
        this.stored = stored;
        this.newIds = newIds;
        this.rule = terms.rule();
        this.terms = terms;
        this.baseline = Baseline.read(stored.said(), stored.lastImport());
        this.deletions = new Deletions(stored.deleted(), baseline, rule, findings);
        stored.sessions().forEach(session -> usedIds.add(session.session().id()));
        stored.sessions().forEach(session -> known.put(session.session().id(), KnownSession.of(session, baseline)));
        credits = new EntryCredits(persons, stored.people(), findings);
        rooms = new RoomPlan(document.rooms(), stored.rooms(), deletions, baseline, rule, newIds);
        tracks = new TrackPlan(document.tracks(), stored.tracks(), deletions, baseline, rule, newIds);
        matches = new SessionMatches(
                document.entries(),
                rooms.ids,
                Stream.concat(known.values().stream(), deletions.sessions().stream())
                        .toList());
        numbers = new ImportNumbers(document.entries(), stored.sessions(), matches);
        deletedLayout = new DeletedLayout(rooms, tracks, deletions, rule);
        deletedLayout.bringBack(document.entries(), matches, known);
        shown = new ShownValues(names(), terms.zone());
        noteLayout();
        planSessions();
        known.values().stream().filter(this::vanished).forEach(this::cancel);
    }

    private void noteLayout() {
        rooms.merges.forEach((id, merge) -> note(id, merge, shown.names().get(id), null, null));
        tracks.merges.forEach((id, merge) -> note(id, merge, shown.names().get(id), null, null));
        deletedLayout.report();
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>(deletions.names());
        Stream.of(stored.rooms(), rooms.created, rooms.changed)
                .forEach(some -> some.forEach(room -> names.put(room.id(), room.name())));
        Stream.of(stored.tracks(), tracks.created, tracks.changed)
                .forEach(some -> some.forEach(track -> names.put(track.id(), track.name())));
        return names;
    }

    private void planSessions() {
        WebAddresses addresses = new WebAddresses(document.conference().baseUrl(), findings);
        TextRoom room = new TextRoom(stored.size(), document, findings);
        for (int i = 0; i < document.entries().size(); i++) {
            Entry entry = document.entries().get(i);
            StoredSession match = matches.of(i);
            if (deletions.keepsAway(match)) {
                sessionIds.add(null);
                deletions.reportKept(match.session().id(), entry.origin().line());
            } else {
                plan(i, entry, match, addresses, room);
            }
        }
    }

    private void plan(int index, Entry entry, StoredSession match, WebAddresses addresses, TextRoom room) {
        Deleted gone = match == null ? null : deletions.of(match.session().id());
        StoredSession before = gone == null ? match : null;
        EntrySession file = new EntrySession(entry, before, addresses, room);
        Session theirs = file.session(
                gone == null ? id(entry, before) : gone.id(),
                gone == null ? numbers.of(entry, before) : numbers.again(gone.number()),
                tracks.ids.get(entry.track()),
                rooms.ids.get(entry.room()),
                credits.of(entry, before));
        sessionIds.add(theirs.id());
        if (before == null) {
            create(file, theirs);
            deletions.reportBack(theirs.id(), file.line(), index);
        } else {
            update(file, theirs, known.get(theirs.id()), index);
        }
    }

    private void create(EntrySession file, Session theirs) {
        Fields fields = Fields.of(theirs);
        said.put(theirs.id(), fields);
        Session session = SessionEdits.withSequence(theirs, file.sequence(theirs, terms.draft()));
        created.add(new StoredSession(session, file.key(), fields.members()));
    }

    private void update(EntrySession file, Session theirs, KnownSession known, int index) {
        StoredSession before = known.stored();
        FieldMerge merge =
                new FieldMerge(deletedLayout.base(known), known.now(), Fields.of(theirs), file::isSilentOf, rule);
        note(theirs.id(), merge, theirs.title(), file.line(), index);
        Fields fields = deletedLayout.withoutAway(merge.merged());
        Session merged = fields.equals(known.now()) ? before.session() : fields.of(theirs, 0);
        Session after = SessionEdits.withSequence(merged, file.sequence(merged, terms.draft()));
        sort(before, remembered(before, after, file.key(), merge.said()));
    }

    /** A session made by hand stays one, also when a file names it. */
    private static StoredSession remembered(StoredSession before, Session after, String key, Fields said) {
        return before.importKey() == null ? before.with(after) : new StoredSession(after, key, said.members());
    }

    private void note(UUID id, FieldMerge merge, String title, Integer line, Integer index) {
        if (!merge.said().equals(baseline.said(id))) {
            said.put(id, merge.said());
        }
        if (!merge.clashes().isEmpty()) {
            clashes.put(id, merge.clashes());
        }
        FindingCode code =
                rule == ImportRule.TAKE_FILE ? FindingCode.BOTH_CHANGED_TAKEN : FindingCode.BOTH_CHANGED_KEPT;
        merge.clashes().forEach(clash -> {
            String ours = shown.text(clash.field(), clash.ours());
            String theirs = shown.text(clash.field(), clash.theirs());
            Map<String, String> values = Map.of("title", title, "field", clash.field(), "ours", ours, "theirs", theirs);
            findings.add(code, values, line, index);
        });
    }

    /** A guid that several events share is the id of one that is stored, or of the first that is new. */
    private UUID id(Entry entry, StoredSession before) {
        if (before != null) {
            return before.session().id();
        }
        return entry.guid() != null && usedIds.add(entry.guid()) ? entry.guid() : newIds.get();
    }

    private void sort(StoredSession before, StoredSession after) {
        if (!SessionEdits.isSame(before.session(), after.session())) {
            updated.add(new Changed(before.session(), after));
        } else {
            same.add(before.session().id());
            if (!Objects.equals(before.importKey(), after.importKey())
                    || !before.importMembers().equals(after.importMembers())) {
                renamed.add(after);
            }
        }
    }

    /** A session without a slot is in no published file: that it is missing says nothing. */
    private boolean vanished(KnownSession known) {
        return known.stored().importKey() != null
                && !matches.isMatched(known.stored())
                && known.stored().session().slot() != null
                && known.stored().session().status() != SessionStatus.CANCELLED;
    }

    /** When a later file names it again, the cancellation is the import's to take back; till then a person's word counts. */
    private void cancel(KnownSession known) {
        Session session = known.stored().session();
        Fields theirs = known.base().with(Fields.STATUS, CANCELLED);
        Fields status = theirs.only(Fields.STATUS);
        FieldMerge merge = new FieldMerge(
                known.base().only(Fields.STATUS), known.now().only(Fields.STATUS), status, field -> false, rule);
        note(session.id(), merge, session.title(), null, null);
        said.put(session.id(), theirs);
        if (merge.changes()) {
            StoredSession tombstone = new StoredSession(
                    SessionEdits.cancelled(session, terms.draft()),
                    known.stored().importKey(),
                    theirs.members());
            cancelled.add(new Changed(session, tombstone));
        } else if (clashes.containsKey(session.id())) {
            same.add(session.id());
        }
    }

    /** The session of each entry that is one already, null for a new one. */
    List<UUID> storedIds() {
        Set<UUID> ids = stored.sessions().stream()
                .map(session -> session.session().id())
                .collect(Collectors.toSet());
        return sessionIds.stream().map(id -> ids.contains(id) ? id : null).collect(Collectors.toList());
    }

    boolean isEmpty() {
        return Stream.of(created, updated, cancelled, rooms.created, rooms.changed, tracks.created, tracks.changed)
                .allMatch(Collection::isEmpty);
    }

    /** Whom the file calls by which id, where that was not known. */
    Set<KnownPerson> called() {
        Set<KnownPerson> called = new HashSet<>(persons.keys().called());
        called.removeAll(stored.persons());
        return called;
    }

    ImportCounts counts() {
        int kept = (int) same.stream().filter(clashes::containsKey).count();
        int away = (int) sessionIds.stream().filter(Objects::isNull).count();
        return new ImportCounts(
                document.entries().size(),
                Set.copyOf(rooms.ids.values()).size(),
                Set.copyOf(tracks.ids.values()).size(),
                credits.size(),
                created.size(),
                updated.size(),
                cancelled.size(),
                same.size() - kept,
                kept + away);
    }
}
