package io.plenary.formats.checks;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Looks for rooms that are taken twice and people who are in two places. Cancelled events take no room. */
final class OverlapChecks {

    /** A hostile file could hold millions of pairs; after so many the report says no more. */
    private static final int PAIRS = 5_000;

    private final List<Entry> entries;
    private final Findings findings;
    private int pairs;

    OverlapChecks(ProgramDocument document, Findings findings) {
        entries = document.entries();
        this.findings = findings;
    }

    void run() {
        Map<String, List<Integer>> byRoom = new LinkedHashMap<>();
        Map<String, List<Integer>> byPerson = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.start() == null || entry.durationMinutes() == 0 || entry.status() == EntryStatus.CANCELLED) {
                continue;
            }
            if (entry.room() != null) {
                byRoom.computeIfAbsent(entry.room(), it -> new ArrayList<>()).add(i);
            }
            int index = i;
            entry.persons().stream().map(OverlapChecks::identity).distinct().forEach(it -> byPerson.computeIfAbsent(
                            it, key -> new ArrayList<>())
                    .add(index));
        }
        byRoom.forEach((room, them) -> check(them, (later, earlier) -> sharesRoom(later, earlier, room)));
        pairs = 0;
        byPerson.forEach((person, them) -> check(them, (later, earlier) -> sharesPerson(later, earlier, person)));
    }

    /** Ids of merged sources collide, names alone are no identity: the same person has both in common. */
    private static String identity(Person person) {
        return person.guid() != null ? person.guid().toString() : person.id() + "\n" + person.name();
    }

    private void check(List<Integer> indexes, BiConsumer<Integer, Integer> report) {
        indexes.sort(Comparator.comparing(i -> entries.get(i).start()));
        List<Integer> running = new ArrayList<>();
        for (int later : indexes) {
            running.removeIf(
                    it -> !entries.get(it).end().isAfter(entries.get(later).start()));
            for (int earlier : running) {
                if (++pairs <= PAIRS) {
                    report.accept(later, earlier);
                }
            }
            running.add(later);
            if (pairs > PAIRS) {
                return;
            }
        }
    }

    private void sharesRoom(int later, int earlier, String room) {
        report(FindingCode.ROOM_OVERLAP, later, earlier, Map.of("room", room));
    }

    private void sharesPerson(int later, int earlier, String identity) {
        String name = entries.get(later).persons().stream()
                .filter(person -> identity(person).equals(identity) && person.name() != null)
                .map(Person::name)
                .findFirst()
                .orElse("");
        report(FindingCode.SPEAKER_OVERLAP, later, earlier, Map.of("name", name));
    }

    private void report(FindingCode code, int later, int earlier, Map<String, String> shared) {
        Map<String, String> values = new HashMap<>(shared);
        values.put("title", entries.get(later).called());
        values.put("other", entries.get(earlier).called());
        values.put("otherLine", String.valueOf(entries.get(earlier).origin().line()));
        findings.add(code, values, entries.get(later).origin().line(), later);
    }
}
