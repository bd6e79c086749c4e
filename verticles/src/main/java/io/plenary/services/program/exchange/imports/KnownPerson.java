package io.plenary.services.program.exchange.imports;

/**
 * Whom a conference's files called by an id.
 *
 * @param id as the files write it
 * @param name as they credit the person
 * @param externalId under which the speakers service knows the person
 */
record KnownPerson(Kind kind, String id, String name, String externalId) {

    /** What kind of an id it is. */
    enum Kind {
        GUID,
        ID,
        CODE
    }

    KnownPerson(String id, String name, String externalId) {
        this(Kind.ID, id, name, externalId);
    }

    /** Whether the file gave no more than the id. */
    boolean isNameless() {
        return name.equals(id);
    }

    PersonIds.Called called() {
        return PersonIds.Called.of(id, name);
    }

    KnownPerson named(String other) {
        return new KnownPerson(kind, id, other, externalId);
    }
}
