package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.Session;
import io.plenary.formats.ProgramFormats;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Destination;
import io.plenary.services.program.sessions.StoredSession;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program without a database: what imports make of it. */
final class PaperProgram {

    /** What a file says of one talk. */
    record Talk(String guid, Integer id, String title, int hour, String room, List<String> persons) {

        private String xml() {
            String ids = (guid == null ? "" : " guid=\"" + guid + "\"") + (id == null ? "" : " id=\"" + id + "\"");
            String credits = persons.stream()
                    .map(name -> "<person id=\"" + name.length() + "\">" + name + "</person>")
                    .collect(Collectors.joining());
            return """
                   <room name="%s"><event%s><date>2027-05-18T%02d:00:00+01:00</date><start>%02d:00</start>
                   <duration>00:45</duration><title>%s</title><persons>%s</persons></event></room>
                   """
                    .formatted(room, ids, hour, hour, title, credits);
        }
    }

    private static final Destination PLACE = new Destination(ZoneId.of("Europe/Lisbon"), null, null);
    private static final UUID CONFERENCE = UUID.randomUUID();

    private final Map<PersonKey, UUID> speakers = new HashMap<>();
    private ImportPlan.Stored stored =
            new ImportPlan.Stored(0, List.of(), List.of(), List.of(), Map.of(), List.of(), Map.of(), List.of(), null);

    ImportPlan take(List<Talk> talks) {
        String file =
                """
                <schedule><conference><title>Made up</title><acronym>made</acronym></conference>
                <day index="1" date="2027-05-18">%s</day></schedule>
                """
                        .formatted(talks.stream().map(Talk::xml).collect(Collectors.joining()));
        Findings findings = new Findings();
        ProgramDocument document =
                ProgramFormats.read(file.getBytes(StandardCharsets.UTF_8), "application/xml", PLACE, findings);
        PersonKeys keys = new PersonKeys(document, CONFERENCE, stored.persons(), findings);
        keys.persons().keySet().forEach(key -> speakers.computeIfAbsent(key, unknown -> UUID.randomUUID()));
        ImportPlan plan = new ImportPlan(
                new ProgramFile(document, findings),
                stored,
                new ImportPlan.Persons(keys, speakers),
                new ImportPlan.Terms(ImportRule.KEEP_OURS, PLACE.zone(), false),
                UUID::randomUUID);
        keep(plan);
        return plan;
    }

    private void keep(ImportPlan plan) {
        Map<UUID, StoredSession> sessions = new HashMap<>();
        stored.sessions().forEach(session -> sessions.put(session.session().id(), session));
        Stream.of(plan.created, plan.renamed, afterwards(plan.updated), afterwards(plan.cancelled))
                .flatMap(List::stream)
                .forEach(session -> sessions.put(session.session().id(), session));
        Map<UUID, Integer> people = new HashMap<>(stored.people());
        people.putAll(plan.credits.numbers);
        Map<UUID, String> said = new HashMap<>(stored.said());
        plan.said.forEach((subject, fields) -> said.put(subject, fields.toJson()));
        stored = new ImportPlan.Stored(
                0,
                List.copyOf(sessions.values()),
                both(stored.rooms(), plan.rooms.created),
                both(stored.tracks(), plan.tracks.created),
                people,
                both(stored.persons(), List.copyOf(plan.called())),
                said,
                List.of(),
                null);
    }

    private static List<StoredSession> afterwards(List<ImportPlan.Changed> changed) {
        return changed.stream().map(ImportPlan.Changed::after).toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    List<Session> sessions() {
        return stored.sessions().stream().map(StoredSession::session).toList();
    }

    /** The id and number of each talk, by what it says. */
    Map<String, String> identities() {
        return sessions().stream()
                .collect(Collectors.toMap(
                        session -> session.title() + session.slot() + session.speakers(),
                        session -> session.id() + " " + session.number()));
    }
}
