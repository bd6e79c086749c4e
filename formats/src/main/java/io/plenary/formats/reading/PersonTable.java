package io.plenary.formats.reading;

import io.plenary.formats.document.Person;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The persons a file describes apart from its events, which then need say no more than who is meant. */
public final class PersonTable {

    private record Described(Person person, int line) {}

    private final List<Described> all = new ArrayList<>();
    private final Map<UUID, Described> byGuid = new HashMap<>();
    private final Map<String, List<Described>> byKey = new HashMap<>();
    private final Map<String, List<Described>> byName = new HashMap<>();
    private final Set<Person> credited = new HashSet<>();

    public void add(Person person, int line) {
        ReadingLimits.checkParts(all.size() + 1, line);
        Described described = new Described(person, line);
        all.add(described);
        byGuid.putIfAbsent(person.guid(), described);
        add(byKey, person.id(), described);
        if (!Objects.equals(person.id(), person.code())) {
            add(byKey, person.code(), described);
        }
        add(byName, person.name(), described);
    }

    private static void add(Map<String, List<Described>> target, String key, Described described) {
        if (key != null) {
            target.computeIfAbsent(key, it -> new ArrayList<>()).add(described);
        }
    }

    /** The person with what the table says of the same one; who it is must not be in doubt. */
    Person completed(Person person) {
        Described found = find(person);
        if (found == null) {
            return person;
        }
        credited.add(found.person);
        // Some lists of an event hold nothing but ids, which are no names.
        boolean mereId = person.name() != null && byName.get(person.name()) == null && byKey.containsKey(person.name());
        return (mereId ? person.withName(null) : person).filledUp(found.person);
    }

    private Described find(Person person) {
        if (person.guid() != null && byGuid.containsKey(person.guid())) {
            return byGuid.get(person.guid());
        }
        if (person.id() != null && byKey.containsKey(person.id())) {
            return choose(byKey.get(person.id()), person.name());
        }
        if (person.code() != null && byKey.containsKey(person.code())) {
            return choose(byKey.get(person.code()), person.name());
        }
        boolean mereName = person.guid() == null && person.id() == null && person.code() == null;
        if (!mereName) {
            return null;
        }
        List<Described> named = byName.getOrDefault(person.name(), byKey.getOrDefault(person.name(), List.of()));
        return named.size() == 1 ? named.get(0) : null;
    }

    private static Described choose(List<Described> candidates, String name) {
        return candidates.size() == 1
                ? candidates.get(0)
                : candidates.stream()
                        .filter(it -> name != null && name.equals(it.person.name()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whoever no event names is in no program. */
    void reportOthers(Findings findings) {
        all.stream()
                .filter(it -> !credited.contains(it.person))
                .forEach(it -> findings.count(FindingCode.PERSON_WITHOUT_EVENT, it.line));
    }
}
