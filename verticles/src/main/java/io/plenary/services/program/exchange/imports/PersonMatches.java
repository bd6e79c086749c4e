package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Person;
import io.plenary.services.program.exchange.imports.KnownPerson.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which speaker each person of a file is, as far as that is known, also where files come to call them by other ids: guids and
 * codes appear and disappear with the systems that export. The same id and name in the same conference mean the same person;
 * so does the name alone, where only one person has it and no file called them by another id of the same kind.
 */
final class PersonMatches {

    /**
     * What a conference knows of its speakers.
     *
     * @param names by which each is credited
     * @param numbers of all who ever had one
     * @param called by earlier files
     */
    record Credited(Map<UUID, Set<String>> names, Map<UUID, Integer> numbers, Collection<KnownPerson> called) {}

    private final PersonKeys keys;
    private final Credited credited;
    private final Map<PersonKey, UUID> identities;
    private final Map<PersonKey, List<PersonKey>> others;
    private final Map<String, List<String>> names;
    private final Map<String, List<KnownPerson>> calledByName;
    private final Map<String, Set<UUID>> speakersByName = new HashMap<>();
    private final Map<String, Long> namesakes;
    private final Map<Integer, UUID> byNumber = new HashMap<>();
    private final Map<PersonKey, UUID> found;
    private final Set<UUID> taken = new HashSet<>();

    /**
     * @param identities whom the speakers service knows by which key
     * @param found who is known for sure
     */
    PersonMatches(PersonKeys keys, Credited credited, Map<PersonKey, UUID> identities, Map<PersonKey, UUID> found) {
        this.keys = keys;
        this.credited = credited;
        this.identities = identities;
        this.found = found;
        others = keys.others().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        names = credited.called().stream()
                .collect(Collectors.groupingBy(
                        KnownPerson::externalId, Collectors.mapping(KnownPerson::name, Collectors.toList())));
        calledByName = credited.called().stream().collect(Collectors.groupingBy(person -> Words.plain(person.name())));
        credited.names()
                .forEach((speaker, some) -> some.forEach(name -> speakersByName
                        .computeIfAbsent(Words.plain(name), first -> new HashSet<>())
                        .add(speaker)));
        namesakes = keys.persons().values().stream()
                .collect(Collectors.groupingBy(PersonMatches::plainName, Collectors.counting()));
        credited.numbers().forEach((speaker, number) -> byNumber.put(number, speaker));
    }

    private static String plainName(Person person) {
        return Words.plain(PersonKey.creditedName(person));
    }

    Map<PersonKey, UUID> speakers() {
        match(this::identified);
        match((key, person) -> open(byOtherIds(key, person)));
        match((key, person) -> open(byNumber(person)));
        match((key, person) -> open(byName(person)));
        match((key, person) -> identities.get(key));
        return found;
    }

    /** One round after the other: somebody with better reasons goes first. */
    private void match(BiFunction<PersonKey, Person, UUID> who) {
        taken.addAll(found.values());
        keys.persons().forEach((key, person) -> {
            UUID speaker = found.containsKey(key) ? null : who.apply(key, person);
            if (speaker != null) {
                found.put(key, speaker);
            }
        });
    }

    /** Nobody becomes a speaker whom the file calls by a better id elsewhere. */
    private UUID open(Stream<UUID> speakers) {
        return speakers.filter(Objects::nonNull)
                .filter(speaker -> !taken.contains(speaker))
                .findFirst()
                .orElse(null);
    }

    /** A guid may also mean somebody the organization knows from elsewhere: whom this conference knows goes before. */
    private UUID identified(PersonKey key, Person person) {
        UUID speaker = identities.get(key);
        return key.guid() == null || credited.names().containsKey(speaker) ? speaker : null;
    }

    private Stream<UUID> byOtherIds(PersonKey key, Person person) {
        return others.getOrDefault(key, List.of()).stream()
                .filter(other -> Stream.concat(
                                names.getOrDefault(other.externalId(), List.of()).stream(),
                                namesHere(identities.get(other)))
                        .anyMatch(name -> PersonNames.areOfOne(name, PersonKey.creditedName(person))))
                .map(identities::get);
    }

    private Stream<String> namesHere(UUID speaker) {
        return credited.names().getOrDefault(speaker, Set.of()).stream();
    }

    private Stream<UUID> byNumber(Person person) {
        UUID speaker = byNumber.get(number(person));
        return namesHere(speaker).anyMatch(name -> PersonNames.areOfOne(name, PersonKey.creditedName(person)))
                ? Stream.of(speaker)
                : Stream.empty();
    }

    /** Null where the file gives none. */
    static Integer number(Person person) {
        return person.id() != null && person.id().matches("[1-9][0-9]{0,8}") ? Integer.valueOf(person.id()) : null;
    }

    private Stream<UUID> byName(Person person) {
        String name = plainName(person);
        Set<UUID> speakers = speakersByName.getOrDefault(name, Set.of());
        boolean onlyOne = speakers.size() == 1 && namesakes.get(name) == 1;
        boolean contradicted = calledByName.getOrDefault(name, List.of()).stream()
                .anyMatch(called -> isOther(called, id(person, called.kind())));
        return onlyOne && !contradicted ? speakers.stream() : Stream.empty();
    }

    private static boolean isOther(KnownPerson called, String id) {
        return id != null && !id.equals(called.id());
    }

    private static String id(Person person, Kind kind) {
        return switch (kind) {
            case GUID -> person.guid() == null ? null : person.guid().toString();
            case ID -> person.id();
            case CODE -> person.code();
        };
    }
}
