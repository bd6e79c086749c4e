package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.exchange.imports.KnownPerson.Kind;
import io.plenary.services.program.exchange.imports.PersonIds.Called;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How a file identifies its persons: by a guid valid everywhere, else by what the conference's own files use: an id together
 * with the name (see {@link PersonIds}), a code, or, where a file gives nothing else, the name. A name identifies within one
 * conference only. Who has several of these is known by the first, and called by the others too: another file may have only
 * those.
 */
final class PersonKeys {

    private static final String BY_CODE = "code:";

    private final String scope;
    private final Map<Called, KnownPerson> byId;
    /** Of everything somebody is called by under a name, the first thing they, or others, are called by. */
    private final Map<PersonKey, Map<String, Set<PersonKey>>> bearers = new HashMap<>();

    private final Map<PersonKey, Person> persons = new LinkedHashMap<>();
    private final Map<PersonKey, Set<PersonKey>> alsoCalled = new HashMap<>();
    private final Set<KnownPerson> called = new LinkedHashSet<>();

    /** @param known whom the conference's files called what before */
    PersonKeys(ProgramDocument document, UUID conferenceId, Collection<KnownPerson> known, Findings findings) {
        scope = scope(conferenceId);
        byId = new PersonIds(document).recognized(known, findings);
        called.addAll(byId.values());
        List<Person> all = document.entries().stream()
                .flatMap(entry -> entry.persons().stream())
                .toList();
        all.forEach(this::noteBearer);
        all.forEach(this::note);
    }

    static String scope(UUID conferenceId) {
        return "conference:" + conferenceId;
    }

    private void noteBearer(Person person) {
        List<PersonKey> keys = keys(person);
        keys.forEach(key -> bearers.computeIfAbsent(key, first -> new HashMap<>())
                .computeIfAbsent(folded(person), first -> new LinkedHashSet<>())
                .add(keys.get(0)));
    }

    private void note(Person person) {
        PersonKey key = of(person);
        persons.putIfAbsent(key, person);
        keys(person).forEach(other -> alsoCalled
                .computeIfAbsent(other, first -> new LinkedHashSet<>())
                .add(key));
        String name = PersonKey.creditedName(person);
        if (person.guid() != null) {
            String guid = person.guid().toString();
            called.add(new KnownPerson(Kind.GUID, guid, name, guid));
        }
        if (person.code() != null) {
            called.add(new KnownPerson(Kind.CODE, person.code(), name, BY_CODE + person.code()));
        }
    }

    /** The strongest comes first. */
    private List<PersonKey> keys(Person person) {
        List<PersonKey> keys = new ArrayList<>();
        if (person.guid() != null) {
            keys.add(new PersonKey(PersonKey.EVERYWHERE, person.guid().toString()));
        }
        if (person.id() != null) {
            Called id = Called.of(person.id(), PersonKey.creditedName(person));
            keys.add(new PersonKey(scope, byId.get(id).externalId()));
        }
        if (person.code() != null) {
            keys.add(new PersonKey(scope, BY_CODE + person.code()));
        }
        return keys.isEmpty() ? List.of(new PersonKey(scope, PersonKey.BY_NAME + person.name())) : keys;
    }

    private static String folded(Person person) {
        return Called.of("", PersonKey.creditedName(person)).name();
    }

    /** Who is introduced with more elsewhere in the file is the same person here. */
    PersonKey of(Person person) {
        PersonKey key = keys(person).get(0);
        for (PersonKey other = better(key, person); other != null; other = better(key, person)) {
            key = other;
        }
        return key;
    }

    /** Null where there is none, or more than one. */
    private PersonKey better(PersonKey key, Person person) {
        List<PersonKey> others = bearers.get(key).get(folded(person)).stream()
                .filter(other -> !other.equals(key))
                .toList();
        return others.size() == 1 ? others.get(0) : null;
    }

    /** Each person once, as the file has them first. */
    Map<PersonKey, Person> persons() {
        return persons;
    }

    /** What the file calls persons besides, as far as it calls nobody else so. */
    Map<PersonKey, PersonKey> others() {
        Map<PersonKey, PersonKey> others = new LinkedHashMap<>();
        alsoCalled.forEach((other, bearer) -> {
            if (bearer.size() == 1 && !bearer.contains(other)) {
                others.put(other, bearer.iterator().next());
            }
        });
        return others;
    }

    /** Whom the file calls by an id, to be known when the next one comes. */
    Set<KnownPerson> called() {
        return called;
    }
}
