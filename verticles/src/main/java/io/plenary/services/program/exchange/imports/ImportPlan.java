package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.sessions.Numbers;
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
import java.util.Optional;
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
            Instant lastImport) {}

    /** How a file is taken: who is right where both sides changed something, and where the conference is. */
    record Terms(ImportRule rule, ZoneId zone) {}

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
    /** Numbers of people who had none here. */
    final Map<UUID, Integer> people = new LinkedHashMap<>();
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
    private final Baseline baseline;
    private final Numbers freePeople;
    private final Set<UUID> usedIds = new HashSet<>();
    private final Set<UUID> credited = new HashSet<>();
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
        this.baseline = Baseline.read(stored.said(), stored.lastImport());
        stored.sessions().forEach(session -> usedIds.add(session.session().id()));
        this.freePeople = new Numbers(stored.people().values());
        rooms = new RoomPlan(document.rooms(), stored.rooms(), baseline, rule, newIds);
        tracks = new TrackPlan(document.tracks(), stored.tracks(), baseline, rule, newIds);
        shown = new ShownValues(names(), terms.zone());
        rooms.merges.forEach((id, merge) -> note(id, merge, shown.names().get(id), null, null));
        tracks.merges.forEach((id, merge) -> note(id, merge, shown.names().get(id), null, null));
        planSessions(new WebAddresses(document.conference().baseUrl(), findings));
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        Stream.of(stored.rooms(), rooms.created, rooms.changed)
                .forEach(some -> some.forEach(room -> names.put(room.id(), room.name())));
        Stream.of(stored.tracks(), tracks.created, tracks.changed)
                .forEach(some -> some.forEach(track -> names.put(track.id(), track.name())));
        return names;
    }

    private void planSessions(WebAddresses addresses) {
        List<Entry> entries = document.entries();
        TextRoom room = new TextRoom(stored.size(), document, findings);
        Map<UUID, KnownSession> known = new LinkedHashMap<>();
        stored.sessions().forEach(session -> known.put(session.session().id(), KnownSession.of(session, baseline)));
        SessionMatches matches = new SessionMatches(entries, rooms.ids, List.copyOf(known.values()));
        ImportNumbers numbers = new ImportNumbers(entries, stored.sessions(), matches);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            StoredSession before = matches.of(i);
            EntrySession file = new EntrySession(entry, before, addresses, room);
            Session theirs = file.session(
                    id(entry, before),
                    numbers.of(entry, before),
                    tracks.ids.get(entry.track()),
                    rooms.ids.get(entry.room()),
                    credits(entry, before));
            sessionIds.add(theirs.id());
            if (before == null) {
                create(file, theirs);
            } else {
                update(file, theirs, known.get(theirs.id()), i);
            }
        }
        known.values().stream().filter(session -> vanished(session, matches)).forEach(this::cancel);
    }

    private void create(EntrySession file, Session theirs) {
        Fields fields = Fields.of(theirs);
        said.put(theirs.id(), fields);
        Session session = SessionEdits.withSequence(theirs, file.sequence(theirs));
        created.add(new StoredSession(session, file.key(), fields.members()));
    }

    private void update(EntrySession file, Session theirs, KnownSession known, int index) {
        StoredSession before = known.stored();
        FieldMerge merge = new FieldMerge(known.base(), known.now(), Fields.of(theirs), file::isSilentOf, rule);
        note(theirs.id(), merge, theirs.title(), file.line(), index);
        Session merged = merge.changes() ? merge.merged().of(theirs, 0) : before.session();
        Session after = SessionEdits.withSequence(merged, file.sequence(merged));
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

    private List<Credit> credits(Entry entry, StoredSession before) {
        List<Credit> known =
                new ArrayList<>(before == null ? List.of() : before.session().speakers());
        Map<UUID, Credit> credits = new LinkedHashMap<>();
        entry.persons().stream()
                .map(person -> credit(person, known))
                .forEach(credit -> credits.putIfAbsent(credit.speakerId(), credit));
        if (credits.size() < entry.persons().size()) {
            findings.count(FindingCode.REPEATED_PERSON, entry.origin().line());
        }
        credited.addAll(credits.keySet());
        return List.copyOf(credits.values());
    }

    /** Several people may have one name; on a session it means the one who is credited there already. */
    private Credit credit(Person person, List<Credit> known) {
        PersonKey key = persons.keys().of(person);
        Optional<Credit> same = known.stream()
                .filter(credit -> key.isNameOnly() && credit.name().equals(person.name()))
                .findFirst();
        same.ifPresent(known::remove);
        return same.orElseGet(() -> credit(person, persons.speakers().get(key)));
    }

    private Credit credit(Person person, UUID speaker) {
        Integer known = stored.people().get(speaker);
        int number = known != null
                ? known
                : people.computeIfAbsent(speaker, added -> freePeople.take(PersonMatches.number(person)));
        return new Credit(speaker, PersonKey.creditedName(person), number);
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
    private static boolean vanished(KnownSession known, SessionMatches matches) {
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
                    SessionEdits.cancelled(session), known.stored().importKey(), theirs.members());
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
        return new ImportCounts(
                document.entries().size(),
                Set.copyOf(rooms.ids.values()).size(),
                Set.copyOf(tracks.ids.values()).size(),
                credited.size(),
                created.size(),
                updated.size(),
                cancelled.size(),
                same.size() - kept,
                kept);
    }
}
