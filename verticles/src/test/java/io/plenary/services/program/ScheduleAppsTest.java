package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ProgramService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Our schedule.xml as the apps that people have on their phones read it: what they insist on, and what they make of it. */
class ScheduleAppsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private static ProgramWorld world;
    private static Document schedule;

    @BeforeAll
    static void export() throws Exception {
        world = new ProgramWorld();
        UUID conference = world.conference();
        ProgramService program = world.program(conference);
        Caller organizer = world.organizer();
        UUID ada = world.speakers().add("Ada");
        UUID benjamin = world.speakers().add("Benjamin");
        await(program.createSession(
                organizer, session("In the morning", slot(18, "08:00", 30, null), credit(ada, "Ada"))));
        await(program.createSession(
                organizer,
                session("All day", slot(18, "09:00", 600, null), credit(benjamin, "Benjamin"), credit(ada, "A."))));
        var late = await(program.createSession(organizer, session("Past midnight", slot(19, "00:30", 45, null))))
                .session();
        await(program.updateSession(
                organizer,
                late.id(),
                patch("links", new JsonArray().add(new JsonObject().put("url", "https://example.org"))),
                null));
        await(program.createSession(organizer, session("Without a length", slot(20, "12:00", 0, null))));
        String xml = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, ExportFormat.XML))
                .text();
        schedule =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Stream<Element> all(String name) {
        NodeList found = schedule.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent();
    }

    private static Element day(Element event) {
        return (Element) event.getParentNode().getParentNode();
    }

    /** EventFahrplan gives up without the end of a day; its time of day divides the days. */
    @Test
    void daysEndAndTheirEndsDivideThem() {
        assertThat(all("day")).hasSize(3).allSatisfy(day -> {
            OffsetDateTime end = OffsetDateTime.parse(day.getAttribute("end"));
            assertThat(end.toLocalDate())
                    .isEqualTo(LocalDate.parse(day.getAttribute("date")).plusDays(1));
            assertThat(OffsetDateTime.parse(day.getAttribute("start"))).isBefore(end);
        });
        assertThat(all("event")).allSatisfy(event -> {
            LocalTime change =
                    OffsetDateTime.parse(day(event).getAttribute("end")).toLocalTime();
            LocalTime start = LocalTime.parse(text(event, "start"));
            LocalDate date = LocalDate.parse(day(event).getAttribute("date"));
            assertThat((start.isBefore(change) ? date.plusDays(1) : date).atTime(start))
                    .isEqualTo(OffsetDateTime.parse(text(event, "date")).toLocalDateTime());
        });
    }

    /** EventFahrplan and fosdem-companion count days by their index. */
    @Test
    void daysAreCounted() {
        assertThat(all("day").map(day -> Integer.parseInt(day.getAttribute("index"))))
                .containsExactly(1, 2, 3);
    }

    /** EventFahrplan reads when something is from its date, which must name the offset of that day. */
    @Test
    void datesNameTheirOffset() {
        assertThat(all("event")).allSatisfy(event -> {
            ZonedDateTime date = ZonedDateTime.parse(text(event, "date"));
            assertThat(date.getOffset()).isEqualTo(ZONE.getRules().getOffset(date.toInstant()));
        });
        assertThat(all("event")
                        .map(event -> OffsetDateTime.parse(text(event, "date")).toInstant()))
                .contains(Instant.parse("2027-05-19T00:30:00Z"));
    }

    /** fosdem-companion stops at an event or a person whose id is no number. */
    @Test
    void idsAreNumbersAndNobodySharesOne() {
        List<Long> events = all("event")
                .map(event -> Long.parseLong(event.getAttribute("id")))
                .toList();
        Set<String> persons = new HashSet<>();

        all("person")
                .forEach(person ->
                        persons.add(Long.parseLong(person.getAttribute("id")) + " of " + person.getAttribute("guid")));

        assertThat(events).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id > 0 && id <= Integer.MAX_VALUE);
        assertThat(persons).hasSize(2);
    }

    /** Giggity keys on guid or id and needs a title, a start and a duration. */
    @Test
    void everyEventHasWhatMakesItOne() {
        assertThat(all("event")).allSatisfy(event -> {
            assertThat(UUID.fromString(event.getAttribute("guid"))).isNotNull();
            assertThat(text(event, "title")).isNotBlank();
            assertThat(text(event, "room")).isNotNull();
            assertThat(text(event, "track")).isNotNull();
            assertThat(text(event, "type")).isNotNull();
        });
    }

    /** All three read digits at fixed places. */
    @Test
    void lengthsAreHoursAndMinutes() {
        assertThat(all("event")).allSatisfy(event -> {
            assertThat(text(event, "duration")).matches("\\d\\d:[0-5]\\d");
            assertThat(text(event, "start")).matches("[0-2]\\d:[0-5]\\d");
        });
        assertThat(all("event").map(event -> text(event, "duration"))).contains("00:30", "10:00", "00:45", "00:00");
    }

    /** fosdem-companion stops at a link without an address; EventFahrplan puts http:// before a relative one. */
    @Test
    void linksLeadSomewhere() {
        assertThat(all("link").map(link -> URI.create(link.getAttribute("href"))))
                .isNotEmpty()
                .allMatch(URI::isAbsolute);
        assertThat(all("event").map(event -> URI.create(text(event, "url")))).allMatch(URI::isAbsolute);
    }

    /** Relative addresses of others are relative to it. */
    @Test
    void theConferenceSaysWhereItIs() {
        Element conference = all("conference").findFirst().orElseThrow();

        assertThat(text(conference, "base_url"))
                .startsWith("http")
                .contains("/c/")
                .endsWith("/");
        assertThat(text(conference, "time_zone_name")).isEqualTo(ZONE.getId());
        assertThat(text(conference, "title")).isNotBlank();
        assertThat(all("version").findFirst().orElseThrow().getTextContent()).isNotBlank();
        assertThat(all("generator").findFirst().orElseThrow().getAttribute("name"))
                .isEqualTo("Plenary");
        assertThat(LocalDate.parse(text(conference, "end"))).isAfter(LocalDate.parse(text(conference, "start")));
    }
}
