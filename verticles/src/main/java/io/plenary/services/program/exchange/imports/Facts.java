package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.formats.document.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells talks apart where their ids do not.
 *
 * @param title its words; empty where there is none
 * @param start null where it is not scheduled
 * @param room null where there is none
 * @param persons their names, in words
 * @param texts everything else by which two talks that agree in all of these could be told apart
 */
record Facts(String title, Instant start, UUID room, Set<String> persons, List<String> texts) {

    /** The same wherever the talks stand in a file. */
    static final Comparator<Facts> ORDER = Comparator.comparing(
                    Facts::start, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Facts::title)
            .thenComparing(facts -> facts.persons().toString())
            .thenComparing(facts -> facts.texts().toString());

    private static final int TELLING = 4;

    /** @param room where the entry's room is stored */
    static Facts of(Entry entry, UUID room) {
        return new Facts(
                Words.plain(entry.title()),
                entry.start(),
                entry.start() == null ? null : room,
                plain(entry.persons().stream().map(PersonKey::creditedName)),
                Arrays.asList(
                        entry.title() == null ? "" : entry.title(),
                        entry.subtitle(),
                        entry.abstractText(),
                        entry.description(),
                        entry.type(),
                        entry.language(),
                        entry.persons().stream()
                                .map(PersonKey::creditedName)
                                .toList()
                                .toString(),
                        entry.start() == null ? null : Integer.toString(entry.durationMinutes())));
    }

    static Facts of(Fields fields) {
        JsonNode start = fields.get(Fields.START);
        JsonNode room = fields.get(Fields.ROOM);
        JsonNode speakers = fields.get("speakers");
        List<String> names = speakers == null ? List.of() : speakers.findValuesAsText("name");
        return new Facts(
                Words.plain(fields.text("title")),
                start == null || !start.has("start")
                        ? null
                        : Instant.parse(start.get("start").asText()),
                room == null || !room.isTextual() ? null : UUID.fromString(room.asText()),
                plain(names.stream()),
                Arrays.asList(
                        fields.text("title"),
                        fields.text("subtitle"),
                        fields.text("summary"),
                        fields.text("description"),
                        fields.text("type"),
                        fields.text("language"),
                        names.toString(),
                        fields.text(Fields.DURATION)));
    }

    private static Set<String> plain(Stream<String> names) {
        return names.map(Words::plain).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What two talks may have in common, the most telling first; each gives null where the facts for it are missing. Neither
     * an hour alone nor a speaker alone makes two talks one: who speaks twice, or instead of another, is no identity.
     */
    static List<Function<Facts, Object>> telling() {
        return List.of(
                facts -> facts,
                facts -> Arrays.asList(facts.title, facts.start, facts.room, facts.persons),
                facts -> facts.isTitled() ? Arrays.asList(facts.title, facts.start, facts.room) : null,
                facts -> facts.isTitled() && facts.isHeld() ? List.of(facts.title, facts.persons) : null,
                facts -> facts.isTitled() ? Arrays.asList(facts.title, facts.start) : null,
                facts -> facts.isTitled() ? Arrays.asList(facts.title, facts.room) : null,
                facts -> facts.isTitled() ? facts.title : null,
                facts -> facts.isHeld() && facts.start != null ? List.of(facts.start, facts.persons) : null);
    }

    /** What hardly two talks share: null where it is not known. */
    Object whole() {
        return isTitled() && start != null ? Arrays.asList(title, start, room, persons) : null;
    }

    /** What two talks with similar titles have in common. */
    static List<Function<Facts, Object>> similar() {
        return List.of(
                facts -> facts.start != null && facts.room != null ? List.of(facts.start, facts.room) : null,
                facts -> facts.isHeld() ? facts.persons : null);
    }

    private boolean isTitled() {
        return !title.isEmpty();
    }

    private boolean isHeld() {
        return !persons.isEmpty();
    }

    /** Whether most words of the shorter title are in the other, as after a revision. */
    boolean isTitledLike(Facts other) {
        Set<String> common = words();
        int fewer = Math.min(common.size(), other.words().size());
        common.retainAll(other.words());
        return fewer > 0 && common.size() * 3 >= fewer * 2;
    }

    private Set<String> words() {
        return Words.of(title).stream()
                .filter(word -> word.length() >= TELLING)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** How far apart they start; what is not scheduled is far from everything else. */
    Duration distance(Facts other) {
        if (start == null || other.start == null) {
            return start == other.start ? Duration.ZERO : Duration.ofDays(Integer.MAX_VALUE);
        }
        return Duration.between(start, other.start).abs();
    }
}
