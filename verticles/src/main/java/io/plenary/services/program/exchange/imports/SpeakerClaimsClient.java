package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.formats.document.Person;
import io.plenary.runtime.Proxies;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

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
     * Those of the candidates the speakers service knows, by every name they have there and here.
     *
     * @param named the names each speaker is credited by at this conference
     */
    Future<List<KnownPerson>> known(Conference conference, List<KnownPerson> candidates, Map<UUID, Set<String>> named) {
        String scope = PersonKeys.scope(conference.id());
        Map<PersonKey, KnownPerson> byKey = new LinkedHashMap<>();
        candidates.forEach(person -> byKey.put(new PersonKey(scope, person.externalId()), person));
        List<SpeakerClaim> claims = byKey.entrySet().stream()
                .map(person -> new SpeakerClaim(
                        scope, person.getKey().externalId(), person.getValue().name(), null, null, null))
                .toList();
        UUID organization = conference.organizationId();
        return asked(claims, new HashMap<>(), some -> service.findSpeakers(Caller.SYSTEM, organization, some))
                .compose(found -> speakers.byEveryId(organization, found.values())
                        .map(persons -> found.entrySet().stream()
                                .flatMap(one -> names(persons.get(one.getValue()), one.getValue(), named)
                                        .map(name -> byKey.get(one.getKey()).named(name)))
                                .toList()));
    }

    private static Stream<String> names(Speaker speaker, UUID id, Map<UUID, Set<String>> named) {
        Stream<String> here = named.getOrDefault(id, Set.of()).stream();
        return speaker == null ? here : Stream.concat(here, Stream.of(speaker.name()));
    }

    /**
     * The speaker of each of these persons.
     *
     * @param credited the speakers of this conference by name
     * @param adding whether those nobody knows become speakers; else they get ids that mean nothing
     */
    Future<Map<PersonKey, UUID>> resolve(
            UUID organizationId, Map<PersonKey, Person> persons, Map<String, UUID> credited, boolean adding) {
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
            return adding
                    ? asked(claims, found, some -> service.resolveSpeakers(Caller.SYSTEM, organizationId, some))
                    : asked(claims, found, some -> service.findSpeakers(Caller.SYSTEM, organizationId, some))
                            .onSuccess(known -> persons.keySet()
                                    .forEach(key -> known.computeIfAbsent(key, unknown -> UUID.randomUUID())));
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

    /** Asks for some at a time. */
    private static Future<Map<PersonKey, UUID>> asked(
            List<SpeakerClaim> claims,
            Map<PersonKey, UUID> found,
            Function<List<SpeakerClaim>, Future<List<ResolvedSpeaker>>> question) {
        if (claims.isEmpty()) {
            return Future.succeededFuture(found);
        }
        int size = Math.min(BATCH, claims.size());
        return question.apply(claims.subList(0, size)).compose(resolved -> {
            resolved.forEach(speaker -> found.put(key(speaker), speaker.speakerId()));
            return asked(claims.subList(size, claims.size()), found, question);
        });
    }

    private static PersonKey key(ResolvedSpeaker speaker) {
        return new PersonKey(speaker.scope(), speaker.externalId());
    }
}
