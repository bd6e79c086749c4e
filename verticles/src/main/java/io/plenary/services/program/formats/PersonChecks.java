package io.plenary.services.program.formats;

import io.plenary.services.program.formats.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
        names.forEach((id, them) ->
                report("PERSON_WITH_TWO_NAMES", "the person id %s stands for %s", id, them, lines.get("id " + id)));
        ids.forEach((name, them) ->
                report("NAME_WITH_SEVERAL_IDS", "%s has the person ids %s", name, them, lines.get("name " + name)));
    }

    private void report(String code, String message, String one, Set<String> several, Integer line) {
        if (several.size() > 1) {
            String shown = String.join(", ", several.stream().limit(SHOWN).toList());
            findings.add(Severity.WARNING, code, message.formatted(one, shown), line, null);
        }
    }
}
