package io.plenary.services.program.exchange.imports;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom a file means by its person ids. In files merged from several sources one id stands for several people, and some
 * systems give an id again to somebody else; so an id means the person whose name it had before, but for corrections of the
 * name (see {@link PersonNames}), and under another name another person.
 */
final class PersonIds {

    /** An id with a name: one person for this file. */
    record Called(String id, String name) {

        static Called of(String id, String name) {
            return new Called(id, name.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** A person as the file has it first, who may be known by a guid besides. */
    private record Use(String id, String name, Integer line, boolean hasGuid) {

        Called called() {
            return Called.of(id, name);
        }

        boolean isNameless() {
            return name.equals(id);
        }

        /** Speakers are known by at most 500 characters. */
        String externalId() {
            String both = id + "/" + called().name();
            return both.length() <= LONGEST
                    ? both
                    : UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8))
                            .toString();
        }
    }

    private static final int LONGEST = 500;
    private static final int SHOWN = 3;

    private final Map<String, Map<String, Use>> usesById = new TreeMap<>();

    PersonIds(ProgramDocument document) {
        for (Entry entry : document.entries()) {
            for (Person person : entry.persons()) {
                if (person.id() != null) {
                    Use use = use(person, entry.origin().line());
                    usesById.computeIfAbsent(use.id(), id -> new TreeMap<>())
                            .putIfAbsent(use.called().name(), use);
                }
            }
        }
    }

    private static Use use(Person person, Integer line) {
        return new Use(person.id(), PersonKey.creditedName(person), line, person.guid() != null);
    }

    /** Under which ids the speakers service may know those whose ids no earlier file is known to have used. */
    List<KnownPerson> unknown(Collection<KnownPerson> known) {
        Set<String> ids = byIds(known).map(KnownPerson::id).collect(Collectors.toSet());
        return usesById.values().stream()
                .flatMap(uses -> uses.values().stream())
                .filter(use -> !ids.contains(use.id()))
                .flatMap(use -> Stream.of(
                        new KnownPerson(use.id(), use.name(), use.id()),
                        new KnownPerson(use.id(), use.name(), use.externalId())))
                .toList();
    }

    private static Stream<KnownPerson> byIds(Collection<KnownPerson> known) {
        return known.stream().filter(person -> person.kind() == KnownPerson.Kind.ID);
    }

    /**
     * Everybody with an id, as the file calls them, with the id under which the speakers service knows them.
     *
     * @param findings is told of ids that stood for somebody else before
     */
    Map<Called, KnownPerson> recognized(Collection<KnownPerson> known, Findings findings) {
        Map<String, List<KnownPerson>> knownById = byIds(known)
                .sorted(Comparator.comparing(KnownPerson::name).thenComparing(KnownPerson::externalId))
                .collect(Collectors.groupingBy(KnownPerson::id));
        Map<Called, KnownPerson> recognized = new HashMap<>();
        usesById.forEach((id, uses) -> new OneId(uses.values(), knownById.getOrDefault(id, List.of()))
                .recognize(findings)
                .forEach((use, externalId) -> recognized.put(
                        Called.of(use.id(), use.name()), new KnownPerson(use.id(), use.name(), externalId))));
        return recognized;
    }

    /** All whom one id means in the file, and all whom it meant before. */
    private record OneId(Collection<Use> uses, List<KnownPerson> known) {

        Map<Use, String> recognize(Findings findings) {
            Map<Use, String> found = new LinkedHashMap<>();
            uses.forEach(use -> find(found, use, person -> use.called().equals(person.called())));
            uses.forEach(use -> find(
                    found,
                    use,
                    person -> !found.containsValue(person.externalId())
                            && (use.isNameless()
                                    || person.isNameless()
                                    || PersonNames.areOfOne(use.name(), person.name()))));
            uses.stream().filter(use -> !found.containsKey(use)).forEach(use -> {
                report(use, findings);
                found.put(use, known.isEmpty() && uses.size() == 1 ? use.id() : use.externalId());
            });
            return found;
        }

        private void find(Map<Use, String> found, Use use, Predicate<KnownPerson> same) {
            if (!found.containsKey(use)) {
                known.stream().filter(same).findFirst().ifPresent(person -> found.put(use, person.externalId()));
            }
        }

        /** Where a guid says who it is, the id may say what it likes. */
        private void report(Use use, Findings findings) {
            if (!known.isEmpty() && !use.hasGuid()) {
                String before = known.stream()
                        .map(KnownPerson::name)
                        .distinct()
                        .limit(SHOWN)
                        .collect(Collectors.joining(", "));
                Map<String, String> values = Map.of("id", use.id(), "before", before, "name", use.name());
                findings.add(FindingCode.PERSON_ID_REUSED, values, use.line(), null);
            }
        }
    }
}
