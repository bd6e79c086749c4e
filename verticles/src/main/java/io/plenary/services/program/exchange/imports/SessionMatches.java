package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Entry;
import io.plenary.formats.reading.Ids;
import io.plenary.services.program.sessions.StoredSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which stored session each event of a file is. An id that only one event and one stored session have decides alone: first
 * the guid, then what the file calls the event, then its number where one of the two has no guid. Where several share an id
 * it says no more than that the event is one of them, and {@link Facts} decide: what agrees in all of them goes first. The
 * order of the file never matters.
 */
final class SessionMatches {

    record Event(int index, Entry entry, Facts facts) {

        String key() {
            return entry.origin().key();
        }
    }

    record Candidate(StoredSession session, Facts facts) {

        UUID id() {
            return session.session().id();
        }

        String key() {
            return session.importKey();
        }
    }

    private static final String GUID = "guid:";
    private static final String UID = "uid:";
    private static final String ID = "id:";

    private final List<Event> events;
    private final List<Candidate> candidates;
    private final Set<UUID> matched = new HashSet<>();
    private final StoredSession[] matches;

    /** @param rooms where the rooms of the file are stored, by name */
    SessionMatches(List<Entry> entries, Map<String, UUID> rooms, List<KnownSession> stored) {
        events = new ArrayList<>();
        entries.forEach(entry -> events.add(new Event(events.size(), entry, Facts.of(entry, rooms.get(entry.room())))));
        candidates = stored.stream()
                .flatMap(known -> known.facts().map(facts -> new Candidate(known.stored(), facts)))
                .toList();
        matches = new StoredSession[entries.size()];
        byId(SessionMatches::guid, SessionMatches::guids);
        byId(Event::key, candidate -> Stream.of(candidate.key()));
        byId(SessionMatches::number, SessionMatches::numbers);
        acrossIds();
    }

    private void byId(Function<Event, String> idOf, Function<Candidate, Stream<String>> idsOf) {
        Map<String, List<Event>> wanted = new TreeMap<>();
        events.forEach(event -> add(wanted, idOf.apply(event), event));
        Map<String, List<Candidate>> known = new HashMap<>();
        candidates.forEach(candidate -> idsOf.apply(candidate).distinct().forEach(id -> add(known, id, candidate)));
        wanted.keySet().retainAll(known.keySet());
        wanted.forEach((id, some) -> {
            if (some.size() == 1 && isOne(known.get(id))) {
                match(some.get(0), known.get(id).get(0));
            }
        });
        wanted.forEach((id, some) -> {
            if (some.size() > 1 || !isOne(known.get(id))) {
                byFacts(some, known.get(id));
            }
        });
    }

    /** A session may be known by what its file says and by what was made of it here. */
    private static boolean isOne(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).distinct().count() == 1;
    }

    private static <T> void add(Map<String, List<T>> groups, String id, T one) {
        if (id != null) {
            groups.computeIfAbsent(id, first -> new ArrayList<>()).add(one);
        }
    }

    /** Also of an event whose guid was taken away, because another has it too. */
    private static String guid(Event event) {
        Entry entry = event.entry();
        return Stream.of(
                        entry.guid(),
                        Ids.uuid(entry.origin().guid()),
                        Ids.uuid(entry.origin().icsUid()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(guid -> GUID + guid)
                .orElse(null);
    }

    private static Stream<String> guids(Candidate candidate) {
        String key = candidate.key() == null ? "" : candidate.key();
        UUID named = Ids.uuid(key.startsWith(UID) ? key.substring(UID.length()) : key.replaceFirst("^" + GUID, ""));
        return named == null ? Stream.of(GUID + candidate.id()) : Stream.of(GUID + candidate.id(), GUID + named);
    }

    /** Two different guids are two sessions, even if an organizer gave them one number. */
    private static String number(Event event) {
        Entry entry = event.entry();
        String number =
                entry.number() == null ? entry.origin().id() : entry.number().toString();
        return number == null ? null : (entry.origin().guid() == null ? "" : GUID) + ID + number;
    }

    private static Stream<String> numbers(Candidate candidate) {
        String key = candidate.key();
        if (key == null) {
            return Stream.empty();
        }
        String id =
                key.startsWith(ID) ? key : ID + candidate.session().session().number();
        return key.startsWith(GUID) ? Stream.of(id) : Stream.of(id, GUID + id);
    }

    /** An id that was shared never told who is who; when it is mended, the same talk at the same place goes on. */
    private void acrossIds() {
        Set<String> shared = repeated(events.stream().map(Event::key));
        shared.addAll(
                repeated(candidates.stream().map(Candidate::session).distinct().map(StoredSession::importKey)));
        List<Candidate> imported =
                candidates.stream().filter(candidate -> candidate.key() != null).toList();
        BiPredicate<Event, Candidate> concerned =
                (event, candidate) -> shared.contains(event.key()) || shared.contains(candidate.key());
        match(events, imported, Facts::whole, concerned);
    }

    private static Set<String> repeated(Stream<String> keys) {
        Set<String> seen = new HashSet<>();
        return keys.filter(Objects::nonNull).filter(key -> !seen.add(key)).collect(Collectors.toSet());
    }

    private void byFacts(List<Event> some, List<Candidate> known) {
        Facts.telling().forEach(fact -> match(some, known, fact, (event, candidate) -> true));
        Facts.similar()
                .forEach(fact -> match(
                        some, known, fact, (event, candidate) -> event.facts().isTitledLike(candidate.facts())));
    }

    private void match(
            List<Event> some,
            List<Candidate> known,
            Function<Facts, Object> fact,
            BiPredicate<Event, Candidate> alike) {
        List<Event> open =
                some.stream().filter(event -> of(event.index()) == null).toList();
        List<Candidate> free = known.stream()
                .filter(candidate -> !isMatched(candidate.session()))
                .toList();
        FactMatches.pairs(open, free, fact, alike).forEach(pair -> match(pair.event(), pair.candidate()));
    }

    private void match(Event event, Candidate candidate) {
        if (matches[event.index()] == null && matched.add(candidate.id())) {
            matches[event.index()] = candidate.session();
        }
    }

    /** The stored session of the entry at this index, null for a new one. */
    StoredSession of(int entry) {
        return matches[entry];
    }

    boolean isMatched(StoredSession session) {
        return matched.contains(session.session().id());
    }
}
