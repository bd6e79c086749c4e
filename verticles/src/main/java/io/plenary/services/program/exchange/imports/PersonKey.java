package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.formats.document.Person;
import io.plenary.runtime.Faults;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a file calls a person; equal only for one and the same. See {@link PersonKeys}. */
record PersonKey(String scope, String externalId) {

    /** The scope of guids. */
    static final String EVERYWHERE = "guid";
    /** What ids begin with that are no more than a name. */
    static final String BY_NAME = "name:";

    /** What the speakers service takes. */
    private static final int LONGEST = 500;

    PersonKey {
        externalId = externalId.length() <= LONGEST ? externalId : abbreviated(externalId);
    }

    /** Its beginning says of what kind it is. */
    private static String abbreviated(String id) {
        UUID digest = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return (id.startsWith(BY_NAME) ? BY_NAME : "") + digest;
    }

    /** The guid, null where the person has none. */
    UUID guid() {
        return EVERYWHERE.equals(scope) ? UUID.fromString(externalId) : null;
    }

    /** Whether a file says no more than the name. */
    boolean isNameOnly() {
        return externalId.startsWith(BY_NAME);
    }

    SpeakerClaim claim(Person person) {
        return new SpeakerClaim(
                scope,
                externalId,
                creditedName(person),
                person.biography(),
                webAddress(person.avatar()),
                webAddress(person.url()));
    }

    /** Says nothing but who it is. */
    SpeakerClaim claimOfName(Person person) {
        return new SpeakerClaim(scope, externalId, creditedName(person), null, null, null);
    }

    static String creditedName(Person person) {
        if (person.name() != null) {
            return person.name();
        }
        return person.code() == null ? String.valueOf(person.id()) : person.code();
    }

    private static String webAddress(String url) {
        return url != null && Faults.isWebUrl(url) ? url : null;
    }
}
