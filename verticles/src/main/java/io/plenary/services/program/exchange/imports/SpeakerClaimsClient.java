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
 * name credited at this conference is who is credited; everybody else is found (see {@link PersonMatches}) or added by the
 * speakers service. Doing so again adds nobody twice.
 */
final class SpeakerClaimsClient {

    /**
     * Whom a file names.
     *
     * @param sure who needs no claim
     * @param identities whom the speakers service knows by which key
     * @param speakers whom each person is taken for; nobody new
     */
    record Found(PersonKeys keys, Set<PersonKey> sure, Map<PersonKey, UUID> identities, Map<PersonKey, UUID> speakers) {

        private static Found of(
                PersonKeys keys,
                PersonMatches.Credited credited,
                Map<PersonKey, UUID> sure,
                Map<PersonKey, UUID> identities) {
            Set<PersonKey> known = Set.copyOf(sure.keySet());
            return new Found(keys, known, identities, new PersonMatches(keys, credited, identities, sure).speakers());
        }

        /** Whom the conference takes for somebody else than the organization does: a claim would mean the latter. */
        private Map<PersonKey, UUID> ours() {
            Map<PersonKey, UUID> ours = new HashMap<>();
            speakers.forEach((key, speaker) -> {
                if (!sure.contains(key) && !speaker.equals(identities.getOrDefault(key, speaker))) {
                    ours.put(key, speaker);
                }
            });
            return ours;
        }

        /** Those nobody knows get ids that mean nothing. */
        Map<PersonKey, UUID> everybody() {
            Map<PersonKey, UUID> everybody = new HashMap<>(speakers);
            keys.persons().keySet().forEach(key -> everybody.computeIfAbsent(key, unknown -> UUID.randomUUID()));
            return everybody;
        }
    }

    private static final int BATCH = 100;

    private final SpeakersService service;
    private final SpeakersClient speakers;
    private final FileThreads threads;

    SpeakerClaimsClient(Proxies proxies, FileThreads threads) {
        this.service = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
        this.speakers = new SpeakersClient(proxies);
        this.threads = threads;
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
     * The speakers of a file as far as they are known; asking adds nobody.
     *
     * @param byName the speakers of this conference by name
     */
    Future<Found> find(
            UUID organizationId, PersonKeys keys, Map<String, UUID> byName, PersonMatches.Credited credited) {
        return own(organizationId, keys.persons()).compose(sure -> {
            keys.persons().forEach((key, person) -> {
                if (key.isNameOnly() && byName.containsKey(person.name())) {
                    sure.put(key, byName.get(person.name()));
                }
            });
            List<SpeakerClaim> claims = new ArrayList<>();
            keys.persons().forEach((key, person) -> claims.add(key.claimOfName(person)));
            keys.others()
                    .forEach((other, key) ->
                            claims.add(other.claimOfName(keys.persons().get(key))));
            return asked(claims, new HashMap<>(), some -> service.findSpeakers(Caller.SYSTEM, organizationId, some))
                    .compose(identities -> threads.work(() -> Found.of(keys, credited, sure, identities)));
        });
    }

    /** Adds those nobody knows, fills up the others, and lets everybody be known by all that the file calls them. */
    Future<Map<PersonKey, UUID>> resolve(Conference conference, PersonKeys keys, Found found) {
        Map<PersonKey, UUID> ours = found.ours();
        return speakers.resolve(conference.organizationId(), ours.values())
                .compose(known -> {
                    Map<PersonKey, UUID> speakers = new HashMap<>(found.speakers());
                    List<SpeakerClaim> claims = new ArrayList<>();
                    keys.persons().forEach((key, person) -> {
                        UUID our = known.get(ours.get(key));
                        if (our != null) {
                            speakers.put(key, our);
                        } else if (!found.sure().contains(key)) {
                            claims.add(key.claim(person).of(found.speakers().get(key)));
                        }
                    });
                    return claimed(conference, claims, speakers);
                })
                .compose(speakers -> claimed(conference, others(keys, found, speakers), new HashMap<>())
                        .map(speakers));
    }

    private static List<SpeakerClaim> others(PersonKeys keys, Found found, Map<PersonKey, UUID> speakers) {
        List<SpeakerClaim> others = new ArrayList<>();
        keys.others().forEach((other, key) -> {
            if (!found.identities().containsKey(other)) {
                others.add(other.claimOfName(keys.persons().get(key)).of(speakers.get(key)));
            }
        });
        return others;
    }

    private Future<Map<PersonKey, UUID>> claimed(
            Conference conference, List<SpeakerClaim> claims, Map<PersonKey, UUID> found) {
        return asked(claims, found, some -> service.resolveSpeakers(Caller.SYSTEM, conference.organizationId(), some));
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
