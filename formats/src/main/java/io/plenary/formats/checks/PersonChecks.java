package io.plenary.formats.checks;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for people whose identity is doubtful. */
final class PersonChecks {

    private static final int SHOWN = 5;

    private final ProgramDocument document;
    private final Findings findings;

    PersonChecks(ProgramDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    void run() {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Entry entry : document.entries()) {
            for (Person person : entry.persons()) {
                if (person.id() != null && person.name() != null) {
                    names.computeIfAbsent(person.id(), it -> new LinkedHashSet<>())
                            .add(person.name());
                    ids.computeIfAbsent(person.name(), it -> new LinkedHashSet<>())
                            .add(person.id());
                    lines.putIfAbsent("id " + person.id(), entry.origin().line());
                    lines.putIfAbsent("name " + person.name(), entry.origin().line());
                }
            }
        }
        names.forEach((id, them) -> report(
                FindingCode.PERSON_WITH_TWO_NAMES,
                Map.of("id", id, "names", shown(them)),
                them,
                lines.get("id " + id)));
        ids.forEach((name, them) -> report(
                FindingCode.NAME_WITH_SEVERAL_IDS,
                Map.of("name", name, "ids", shown(them)),
                them,
                lines.get("name " + name)));
    }

    private static String shown(Set<String> several) {
        return several.stream().limit(SHOWN).collect(Collectors.joining(", "));
    }

    private void report(FindingCode code, Map<String, ?> values, Set<String> several, Integer line) {
        if (several.size() > 1) {
            findings.add(code, values, line, null);
        }
    }
}
