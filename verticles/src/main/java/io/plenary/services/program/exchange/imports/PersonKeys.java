package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.exchange.imports.PersonIds.Called;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a file identifies its persons: by a guid valid everywhere, else by what the conference's own files use: an id together
 * with the name (see {@link PersonIds}), a code, or, where a file gives nothing else, the name. A name identifies within one
 * conference only.
 */
final class PersonKeys {

    private final String scope;
    private final Map<Called, KnownPerson> byId;
    private final Map<PersonKey, Person> persons = new LinkedHashMap<>();

    /** @param known whom the conference's files called what before */
    PersonKeys(ProgramDocument document, UUID conferenceId, Collection<KnownPerson> known, Findings findings) {
        scope = scope(conferenceId);
        byId = new PersonIds(document).recognized(known, findings);
        document.entries().forEach(entry -> entry.persons().forEach(this::note));
    }

    static String scope(UUID conferenceId) {
        return "conference:" + conferenceId;
    }

    private void note(Person person) {
        persons.putIfAbsent(of(person), person);
    }

    PersonKey of(Person person) {
        if (person.guid() != null) {
            return new PersonKey(PersonKey.EVERYWHERE, person.guid().toString());
        }
        if (person.id() != null) {
            Called called = Called.of(person.id(), PersonKey.creditedName(person));
            return new PersonKey(scope, byId.get(called).externalId());
        }
        return person.code() != null
                ? new PersonKey(scope, "code:" + person.code())
                : new PersonKey(scope, PersonKey.BY_NAME + person.name());
    }

    /** Each person once, as the file has them first. */
    Map<PersonKey, Person> persons() {
        return persons;
    }

    /** Whom the file calls by an id, to be known when the next one comes. */
    List<KnownPerson> called() {
        return List.copyOf(byId.values());
    }
}
