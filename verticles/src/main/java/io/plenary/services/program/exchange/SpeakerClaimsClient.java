package io.plenary.services.program.exchange;

import io.plenary.contracts.Caller;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Proxies;
import io.plenary.services.program.formats.Person;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Finds the speakers a file names. A guid that is a speaker's id here, as in a file exported here, is that speaker; a mere
 * name credited at this conference is who is credited; everybody else is found or added by the speakers service. Doing so
 * again adds nobody twice.
 */
final class SpeakerClaimsClient {

    private static final int BATCH = 100;

    private final SpeakersService service;
    private final SpeakersClient speakers;

    SpeakerClaimsClient(Proxies proxies) {
        this.service = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
        this.speakers = new SpeakersClient(proxies);
    }

    /**
     * The speaker of each of these persons.
     *
     * @param credited the speakers of this conference by name
     */
    Future<Map<PersonKey, UUID>> resolve(
            UUID organizationId, Map<PersonKey, Person> persons, Map<String, UUID> credited) {
        return own(organizationId, persons).compose(found -> {
            persons.forEach((key, person) -> {
                if (key.isNameOnly() && credited.containsKey(person.name())) {
                    found.put(key, credited.get(person.name()));
                }
            });
            List<SpeakerClaim> claims = new ArrayList<>();
            persons.forEach((key, person) -> {
                if (!found.containsKey(key)) {
                    claims.add(key.claim(person));
                }
            });
            return claim(organizationId, claims, found);
        });
    }

    private Future<Map<PersonKey, UUID>> own(UUID organizationId, Map<PersonKey, Person> persons) {
        List<UUID> guids = persons.keySet().stream()
                .map(PersonKey::guid)
                .filter(Objects::nonNull)
                .toList();
        return speakers.existing(organizationId, guids).map(known -> {
            Map<PersonKey, UUID> found = new HashMap<>();
            persons.keySet().stream()
                    .filter(key -> key.guid() != null && known.contains(key.guid()))
                    .forEach(key -> found.put(key, key.guid()));
            return found;
        });
    }

    private Future<Map<PersonKey, UUID>> claim(
            UUID organizationId, List<SpeakerClaim> claims, Map<PersonKey, UUID> found) {
        if (claims.isEmpty()) {
            return Future.succeededFuture(found);
        }
        int size = Math.min(BATCH, claims.size());
        return service.resolveSpeakers(Caller.SYSTEM, organizationId, claims.subList(0, size))
                .compose(resolved -> {
                    resolved.forEach(speaker -> found.put(key(speaker), speaker.speakerId()));
                    return claim(organizationId, claims.subList(size, claims.size()), found);
                });
    }

    private static PersonKey key(ResolvedSpeaker speaker) {
        return new PersonKey(speaker.scope(), speaker.externalId());
    }
}
