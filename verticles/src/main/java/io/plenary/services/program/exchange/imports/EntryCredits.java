package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.Credit;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.sessions.Numbers;
import io.plenary.services.program.sessions.StoredSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is credited by the entries of a file. */
final class EntryCredits {

    /** Numbers of people who had none here. */
    final Map<UUID, Integer> numbers = new LinkedHashMap<>();

    private final ImportPlan.Persons persons;
    private final Map<UUID, Integer> known;
    private final Numbers free;
    private final Findings findings;
    private final Set<UUID> credited = new HashSet<>();

    /** @param known the numbers people have here */
    EntryCredits(ImportPlan.Persons persons, Map<UUID, Integer> known, Findings findings) {
        this.persons = persons;
        this.known = known;
        this.findings = findings;
        this.free = new Numbers(known.values());
    }

    /** @param before null for a new session */
    List<Credit> of(Entry entry, StoredSession before) {
        List<Credit> here =
                new ArrayList<>(before == null ? List.of() : before.session().speakers());
        Map<UUID, Credit> credits = new LinkedHashMap<>();
        entry.persons().stream()
                .map(person -> credit(person, here))
                .forEach(credit -> credits.putIfAbsent(credit.speakerId(), credit));
        if (credits.size() < entry.persons().size()) {
            findings.count(FindingCode.REPEATED_PERSON, entry.origin().line());
        }
        credited.addAll(credits.keySet());
        return List.copyOf(credits.values());
    }

    /** Several people may have one name; on a session it means the one who is credited there already. */
    private Credit credit(Person person, List<Credit> here) {
        PersonKey key = persons.keys().of(person);
        Optional<Credit> same = here.stream()
                .filter(credit -> key.isNameOnly() && credit.name().equals(person.name()))
                .findFirst();
        same.ifPresent(here::remove);
        return same.orElseGet(() -> credit(person, persons.speakers().get(key)));
    }

    private Credit credit(Person person, UUID speaker) {
        Integer number = known.get(speaker);
        int given = number != null
                ? number
                : numbers.computeIfAbsent(speaker, added -> free.take(PersonMatches.number(person)));
        return new Credit(speaker, PersonKey.creditedName(person), given);
    }

    /** How many people there are. */
    int size() {
        return credited.size();
    }
}
