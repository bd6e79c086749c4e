package io.plenary.services.program.exchange;

import io.plenary.services.program.formats.Person;
import io.plenary.services.program.formats.ProgramDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How a file identifies its persons: by a guid valid everywhere, else by what the conference's own files use: an id, a code, or,
 * where a file gives nothing else, the name. A name identifies within one conference only.
 *
 * <p>In files merged from several sources one id stands for several people. Where it has several names, only id and name
 * together identify: two entries can be merged later, but nobody can tell apart again whose talks went to one entry.
 */
final class PersonKeys {

    private final String scope;
    private final Map<String, Set<String>> namesById = new HashMap<>();
    private final Map<PersonKey, Person> persons = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    PersonKeys(ProgramDocument document, UUID conferenceId) {
        scope = "conference:" + conferenceId;
        document.entries().forEach(entry -> entry.persons().forEach(this::note));
        document.entries().forEach(entry -> entry.persons().forEach(person -> persons.putIfAbsent(of(person), person)));
    }

    private void note(Person person) {
        names.add(PersonKey.creditedName(person));
        if (person.id() != null) {
            namesById.computeIfAbsent(person.id(), id -> new HashSet<>()).add(plainName(person));
        }
    }

    PersonKey of(Person person) {
        if (person.guid() != null) {
            return new PersonKey(PersonKey.EVERYWHERE, person.guid().toString());
        }
        if (person.id() != null) {
            boolean shared = namesById.get(person.id()).size() > 1;
            return new PersonKey(scope, shared ? person.id() + "/" + plainName(person) : person.id());
        }
        return person.code() != null
                ? new PersonKey(scope, "code:" + person.code())
                : new PersonKey(scope, PersonKey.BY_NAME + person.name());
    }

    private static String plainName(Person person) {
        return PersonKey.creditedName(person).strip().toLowerCase(Locale.ROOT);
    }

    /** Each person once, as the file has them first. */
    Map<PersonKey, Person> persons() {
        return persons;
    }

    /** How many names the file credits. */
    int names() {
        return names.size();
    }
}
