package io.plenary.services.program.exchange;

import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import io.plenary.services.program.formats.Entry;
import io.plenary.services.program.formats.FindingCode;
import io.plenary.services.program.formats.Findings;
import io.plenary.services.program.formats.Person;
import io.plenary.services.program.formats.ProgramDocument;
import io.plenary.services.program.sessions.Numbers;
import io.plenary.services.program.sessions.SessionEdits;
import io.plenary.services.program.sessions.StoredSession;
import java.util.ArrayList;
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

/** What an import would change: the difference between a file and the stored program. */
final class ImportPlan {

    /** The program as it is stored. */
    record Stored(
            List<StoredSession> sessions,
            List<Room> rooms,
            List<Track> tracks,
            Map<UUID, Integer> people,
            List<KnownPerson> persons) {}

    /** The persons of a file, and the speaker each of them is. */
    record Persons(PersonKeys keys, Map<PersonKey, UUID> speakers) {}

    /** A stored session and what becomes of it. */
    record Changed(Session before, StoredSession after) {}

    private static final String STATUS = "status";

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

    private final ProgramDocument document;
    private final Stored stored;
    private final Persons persons;
    private final Findings findings;
    private final Supplier<UUID> newIds;
    private final Numbers freePeople;
    private final Set<UUID> usedIds;
    private int unchanged;

    /** @param newIds ids for what has none */
    ImportPlan(ProgramFile file, Stored stored, Persons persons, Supplier<UUID> newIds) {
        this.document = file.document();
        this.persons = persons;
        this.findings = file.findings();
        this.stored = stored;
        this.newIds = newIds;
        this.usedIds = stored.sessions().stream()
                .map(session -> session.session().id())
                .collect(Collectors.toCollection(HashSet::new));
        this.freePeople = new Numbers(stored.people().values());
        rooms = new RoomPlan(document.rooms(), stored.rooms(), newIds);
        tracks = new TrackPlan(document.tracks(), stored.tracks(), newIds);
        planSessions(new Addresses(document.conference().baseUrl(), findings));
    }

    private void planSessions(Addresses addresses) {
        List<Entry> entries = document.entries();
        SessionMatches matches = new SessionMatches(entries, rooms.ids, stored.sessions());
        ImportNumbers numbers = new ImportNumbers(entries, stored.sessions(), matches);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            StoredSession before = matches.of(i);
            StoredSession after = new EntryMerge(entry, before, addresses)
                    .merge(
                            id(entry, before),
                            numbers.of(entry, before),
                            tracks.ids.get(entry.track()),
                            rooms.ids.get(entry.room()),
                            credits(entry, before));
            sessionIds.add(after.session().id());
            sort(before, after);
        }
        stored.sessions().stream().filter(session -> vanished(session, matches)).forEach(this::cancel);
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
        int number = known != null ? known : people.computeIfAbsent(speaker, added -> freePeople.take(number(person)));
        return new Credit(speaker, PersonKey.creditedName(person), number);
    }

    private static Integer number(Person person) {
        return person.id() != null && person.id().matches("[1-9][0-9]{0,8}") ? Integer.valueOf(person.id()) : null;
    }

    private void sort(StoredSession before, StoredSession after) {
        if (before == null) {
            created.add(after);
        } else if (!SessionEdits.isSame(before.session(), after.session())) {
            updated.add(new Changed(before.session(), after));
        } else {
            unchanged++;
            boolean sameKey = Objects.equals(before.importKey(), after.importKey())
                    && before.importMembers().equals(after.importMembers());
            if (!sameKey) {
                renamed.add(after);
            }
        }
    }

    /** A session without a slot is in no published file: that it is missing says nothing. */
    private static boolean vanished(StoredSession session, SessionMatches matches) {
        return session.importKey() != null
                && !matches.isMatched(session)
                && session.session().slot() != null
                && session.session().status() != SessionStatus.CANCELLED;
    }

    /** When a later file names it again, the cancellation is the import's to take back. */
    private void cancel(StoredSession session) {
        Session tombstone = SessionEdits.cancelled(session.session());
        Set<String> members = new HashSet<>(session.importMembers());
        members.add(STATUS);
        cancelled.add(new Changed(session.session(), new StoredSession(tombstone, session.importKey(), members)));
    }

    boolean isEmpty() {
        return created.isEmpty()
                && updated.isEmpty()
                && cancelled.isEmpty()
                && rooms.created.isEmpty()
                && rooms.changed.isEmpty()
                && tracks.created.isEmpty()
                && tracks.changed.isEmpty();
    }

    /** Whom the file calls by which id, where that was not known. */
    Set<KnownPerson> called() {
        Set<KnownPerson> called = new HashSet<>(persons.keys().called());
        called.removeAll(stored.persons());
        return called;
    }

    ImportCounts counts() {
        return new ImportCounts(
                document.entries().size(),
                document.rooms().size(),
                document.tracks().size(),
                persons.keys().names(),
                created.size(),
                updated.size(),
                cancelled.size(),
                unchanged);
    }
}
