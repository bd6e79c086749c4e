package io.plenary.formats.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.ProgramAssembler;
import io.plenary.formats.reading.ProgramReader;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a schema has no place for, see {@link Extension}. It is found by reading the plain export again, so it can never
 * disagree with the reader.
 *
 * @param header parts {@code conference}, {@code days}, {@code rooms} and {@code tracks}; empty when all is said
 * @param events differences by guid, only of entries that have any
 */
public record LosslessExport(ObjectNode header, Map<UUID, ObjectNode> events) {

    public static final LosslessExport PLAIN = new LosslessExport(JsonNodeFactory.instance.objectNode(), Map.of());

    /**
     * Renders once plainly, and again with what that lost.
     *
     * @param whole what the format has a place for, with published entries
     */
    public static String render(
            ProgramDocument whole, ProgramReader reader, ZoneId zone, Function<LosslessExport, String> renderer) {
        String plain = renderer.apply(PLAIN);
        Findings unused = new Findings();
        ProgramDocument read =
                new ProgramAssembler(reader.read(plain, Destination.in(zone), unused), zone, unused).assemble();
        LosslessExport lost = between(whole, read);
        return lost.equals(PLAIN) ? plain : renderer.apply(lost);
    }

    private static LosslessExport between(ProgramDocument whole, ProgramDocument read) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        ObjectNode conference = Extension.difference(whole.conference(), read.conference());
        if (conference != null) {
            header.set("conference", conference);
        }
        put(header, "days", whole.days(), read.days());
        put(header, "rooms", whole.rooms(), read.rooms());
        put(header, "tracks", whole.tracks(), read.tracks());
        return new LosslessExport(header, events(whole.entries(), read));
    }

    private static void put(ObjectNode header, String part, List<?> whole, List<?> read) {
        if (!whole.equals(read)) {
            JsonNode values = Extension.tree(whole);
            header.set(part, values);
        }
    }

    private static Map<UUID, ObjectNode> events(List<Entry> entries, ProgramDocument read) {
        Map<UUID, Entry> readByGuid = new LinkedHashMap<>();
        read.entries().forEach(it -> readByGuid.put(it.guid(), it.published()));
        Map<UUID, ObjectNode> events = new LinkedHashMap<>();
        for (Entry entry : entries) {
            ObjectNode difference = Extension.difference(entry, readByGuid.get(entry.guid()));
            if (difference != null) {
                events.put(entry.guid(), difference);
            }
        }
        return events;
    }
}
