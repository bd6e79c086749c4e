package io.plenary.services.program.exchange.imports;

/**
 * Whom a conference's files called by an id.
 *
 * @param id as the files write it
 * @param name as they credit the person
 * @param externalId under which the speakers service knows the person
 */
record KnownPerson(String id, String name, String externalId) {

    /** Whether the file gave no more than the id. */
    boolean isNameless() {
        return name.equals(id);
    }

    PersonIds.Called called() {
        return PersonIds.Called.of(id, name);
    }

    KnownPerson named(String other) {
        return new KnownPerson(id, other, externalId);
    }
}
