package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Author;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The people behind a conference's credits.
 *
 * @param authors by name
 */
record People(List<Author> authors, Map<UUID, UUID> personBySpeaker) {

    /**
     * @param credits most recent first: the first name a person has here is theirs
     * @param merged the person each speaker id stands for; ids without one stand for themselves
     */
    static People of(List<CreditStore.Credited> credits, Map<UUID, UUID> merged) {
        Map<UUID, Author> byPerson = new LinkedHashMap<>();
        Map<UUID, UUID> persons = new HashMap<>();
        for (CreditStore.Credited credit : credits) {
            UUID person = merged.getOrDefault(credit.speakerId(), credit.speakerId());
            persons.put(credit.speakerId(), person);
            Author author = byPerson.computeIfAbsent(
                    person, id -> new Author(id, credit.name(), credit.number(), new ArrayList<>()));
            if (!author.sessionIds().contains(credit.sessionId())) {
                author.sessionIds().add(credit.sessionId());
            }
        }
        List<Author> authors = byPerson.values().stream()
                .sorted(Comparator.comparing(Authors::name).thenComparing(Author::speakerId))
                .toList();
        return new People(authors, persons);
    }

    boolean knows(UUID speakerId) {
        return personBySpeaker.containsKey(speakerId) || personBySpeaker.containsValue(speakerId);
    }

    UUID personOf(UUID speakerId) {
        return personBySpeaker.getOrDefault(speakerId, speakerId);
    }

    Set<UUID> idsOf(UUID speakerId) {
        UUID person = personOf(speakerId);
        Set<UUID> ids = new HashSet<>(Set.of(speakerId));
        personBySpeaker.forEach((speaker, target) -> {
            if (target.equals(person)) {
                ids.add(speaker);
            }
        });
        return ids;
    }
}
