package io.plenary.services.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Severity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No single value can make an import fail: every field of every format, with values nobody expects. */
class HostileValuesTest extends ImportedTest {

    private static final List<String> FIELDS = List.of(
            "guid",
            "id",
            "code",
            "slug",
            "title",
            "subtitle",
            "track",
            "type",
            "language",
            "abstract",
            "description",
            "logo",
            "url",
            "feedback_url",
            "origin_url",
            "date",
            "start",
            "duration",
            "end",
            "status",
            "room",
            "license",
            "unknown");
    private static final List<String> PERSON =
            List.of("id", "guid", "code", "name", "biography", "avatar", "url", "email", "unknown");
    private static final List<String> LINK = List.of("url", "title", "type", "unknown");
    private static final List<String> PROPERTIES = List.of(
            "UID",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "CATEGORIES",
            "URL",
            "STATUS",
            "SEQUENCE",
            "ATTACH",
            "DURATION",
            "X-PLENARY-SPEAKER",
            "X-PLENARY-NUMBER",
            "X-PLENARY",
            "X-UNKNOWN",
            "LAST-MODIFIED",
            "CLASS");

    private static final Pattern EVENT = Pattern.compile("<event>");

    private static Stream<Arguments> values() {
        List<String> values = List.of(
                "Person Number, ".repeat(60),
                "x".repeat(3_000),
                "https://example.org/" + "x".repeat(3_000),
                "İ".repeat(900),
                "😀".repeat(800),
                "word ".repeat(5_000),
                "\uD800 half \uDC00",
                "a\u0000b\u0007",
                "ada@example.org",
                "-99999999999999999999",
                "<p>&lt;b&gt;" + "<i>".repeat(500));
        return Stream.of(ImportFormat.XML, ImportFormat.JSON, ImportFormat.ICS)
                .flatMap(format -> values.stream().map(value -> Arguments.of(format, value)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everythingElseIsKeptWhateverOneValueIs(ImportFormat format, String value) {
        String file =
                switch (format) {
                    case XML -> xml(value);
                    case JSON -> json(value);
                    default -> ics(value);
                };

        ImportJob job = uploads.run(file.getBytes(StandardCharsets.UTF_8), format);

        assertThat(job.state()).as(job.error()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(schedule().sessions()).extracting(Session::title).contains("The last one");
        assertThat(schedule().sessions())
                .flatExtracting(Session::speakers)
                .allSatisfy(credit ->
                        assertThat(credit.name()).hasSizeLessThanOrEqualTo(300).doesNotContain("ada@example.org"));
        assertThat(uploads.run(file.getBytes(StandardCharsets.UTF_8), format).counts())
                .extracting("created", "updated", "cancelled")
                .containsExactly(0, 0, 0);
    }

    @Test
    void whatWasCutIsNamedByItsLineAndField() {
        ImportJob job = uploads.run(xml("Person Number, ".repeat(100)));

        assertThat(job.findings())
                .filteredOn(finding -> finding.params().containsKey("field"))
                .filteredOn(finding ->
                        !List.of("venue", "city").contains(finding.params().get("field")))
                .allMatch(finding -> finding.line() != null)
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .extracting(ImportFinding::params)
                .extracting(params -> params.get("field"))
                .contains("title", "slug", "room", "track", "person", "person/id", "link/title", "license", "language");
    }

    @Test
    void aSessionWithoutATitleHasOnePeopleUnderstand() {
        String file = "<schedule><day date='2027-05-18'>"
                + event("<title> </title>").replace("<event>", "<event id='1'>") + "</day></schedule>";

        ImportJob job = uploads.run(file);

        assertThat(schedule().sessions()).extracting(Session::title).containsExactly("Untitled");
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("MISSING_TITLE"))
                .extracting(ImportFinding::sessionId)
                .containsExactly(schedule().sessions().get(0).id());
    }

    @Test
    void whatAnImportKeepsEverybodyMaySaveAgain() {
        uploads.run(xml("word ".repeat(50_000)));

        assertThat(schedule().sessions()).allSatisfy(brief -> {
            Session session = stored(brief.id());
            assertThat(session.title()).hasSizeLessThanOrEqualTo(300);
            assertThat(Stream.of(session.subtitle(), session.slug(), session.type(), session.license()))
                    .allMatch(line -> line == null || line.length() <= 500);
            assertThat(Stream.of(session.summary(), session.description()))
                    .allMatch(text -> text == null || text.length() <= 100_000);
        });
    }

    private static String xml(String value) {
        String text = "<![CDATA[" + visible(value) + "]]>";
        StringBuilder events = new StringBuilder();
        for (String field : FIELDS) {
            events.append(event("<%1$s>%2$s</%1$s>".formatted(field, text)));
        }
        events.append(event("<recording><license>%1$s</license><url>%1$s</url></recording>".formatted(text)));
        for (String member : PERSON) {
            events.append(
                    event("<persons><person id='7'>Known</person><person><%2$s>%1$s</%2$s><x>1</x></person></persons>"
                            .formatted(text, member)));
        }
        for (String member : LINK) {
            events.append(event("<links><link><%1$s>%2$s</%1$s></link></links>".formatted(member, text)));
        }
        events.append(
                event("<links><link href='https://example.org'><title>%1$s</title><type>%1$s</type></link></links>"
                        .formatted(text)));
        String conference = "<title>T</title><venue>%1$s</venue><city>%1$s</city><logo>%1$s</logo>".formatted(text);
        String attribute = Entities.escape(visible(value));
        for (String name : List.of("id", "guid", "code")) {
            events.append("\n<event %s='%s'><start>10:00</start></event>".formatted(name, attribute));
        }
        return "<schedule><conference>%s</conference><day date='2027-05-18'>%s%s</day></schedule>"
                .formatted(conference, numbered(events.toString()), event("<title>The last one</title>"));
    }

    /** As a file may hold it. */
    private static String visible(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String event(String content) {
        return "\n<event><start>10:00</start><duration>0:30</duration>%s</event>".formatted(content);
    }

    /** Told apart by their ids, so that reading them again means the same ones. */
    private static String numbered(String events) {
        AtomicInteger number = new AtomicInteger();
        return EVENT.matcher(events).replaceAll(event -> "<event id='" + number.incrementAndGet() + "'>");
    }

    private static String json(String value) {
        JsonArray events = new JsonArray();
        FIELDS.forEach(field -> events.add(event().put(field, value)));
        PERSON.forEach(member -> events.add(
                event().put("persons", new JsonArray().add("Known").add(new JsonObject().put(member, value)))));
        LINK.forEach(member ->
                events.add(event().put("links", new JsonArray().add(value).add(new JsonObject().put(member, value)))));
        events.add(event().put("recording", new JsonObject().put("url", value).put("license", value)));
        events.add(event().put("title", "The last one"));
        for (int i = 0; i < events.size(); i++) {
            JsonObject event = events.getJsonObject(i);
            event.put("id", event.getValue("id", i + 1));
        }
        JsonObject day = new JsonObject().put("date", "2027-05-18").put("events", events);
        return new JsonObject()
                .put("days", new JsonArray().add(day))
                .put("venue", value)
                .encode();
    }

    private static JsonObject event() {
        return new JsonObject().put("start", "10:00").put("duration", "0:30");
    }

    private static String ics(String value) {
        String line = Objects.requireNonNull(value).replace("\n", "");
        StringBuilder calendar = new StringBuilder("BEGIN:VCALENDAR\nX-WR-CALNAME:" + line + "\n");
        for (String property : PROPERTIES) {
            String uid = property.equals("UID") ? "" : "UID:" + property + "\n";
            calendar.append(
                    "BEGIN:VEVENT\n%sDTSTART:20270518T100000Z\n%s:%s\nEND:VEVENT\n".formatted(uid, property, line));
        }
        calendar.append("BEGIN:VEVENT\nUID:a\nDTSTART:20270518T110000Z\nATTENDEE;CN=\"%s\":mailto:x\nEND:VEVENT\n"
                .formatted(line.replace("\"", "")));
        return calendar
                + "BEGIN:VEVENT\nUID:last\nDTSTART:20270518T120000Z\nSUMMARY:The last one\nEND:VEVENT\nEND:VCALENDAR\n";
    }
}
