package io.plenary.web.pages;

import io.plenary.contracts.Link;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Session;
import io.plenary.web.SchedulePage;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages of a conference have in common. */
final class PageParts {

    /** A day of the conference, and whether it is the one that is shown. */
    public record DayLink(String href, String weekday, String dayMonth, String sessions, boolean current) {}

    /** What is on, by day; what has no time yet is on none. */
    public record DayGroups(String day, List<Row.Group> groups) {}

    final Program program;
    final Conference conference;
    final Style style;
    final SiteAddresses addresses;
    final Words words;
    final Times times;
    final StructuredData data;
    final JsonArray offers;

    /**
     * @param organization null where it is not known
     * @param offers what can be bought for the conference, in the words of schema.org
     */
    PageParts(Program program, Organization organization, Style style, JsonArray offers) {
        this.program = program;
        this.offers = offers;
        this.conference = program.conference();
        this.style = style;
        this.addresses = style.addresses();
        this.words = style.words();
        times = new Times(conference.timeZone(), words);
        data = new StructuredData(program, organization, style, times);
    }

    PageWriter writer() {
        return new PageWriter(style).of(conference, times).with("ticketsPath", tickets());
    }

    /** Null where there are none, or none to be had here. */
    private String tickets() {
        String path = offers.isEmpty() ? null : addresses.tickets(slug());
        return path == null ? null : style.link(path);
    }

    String slug() {
        return conference.slug();
    }

    /** The picture of the conference. */
    String card() {
        return addresses.card(addresses.conference(slug()), conference.version(), words);
    }

    /** Of a page that is shown with the picture of the conference, and within no other page. */
    Head head(String title, String heading, String description, String path) {
        return new Head(title, heading, description, path, card(), null, conference.title());
    }

    /** Of a page that may be shown within others. */
    Head embedded(String title, String heading, String description, String path, String image) {
        return new Head(title, heading, description, path, image, addresses.oembed(path), conference.title());
    }

    /** @param shown null for none of them */
    List<DayLink> days(Day shown) {
        Map<Object, Long> sessions = program.sessions().stream()
                .filter(session -> session.slot() != null)
                .collect(Collectors.groupingBy(program::dayOf, Collectors.counting()));
        return program.days().stream()
                .map(day -> new DayLink(
                        style.link(addresses.day(slug(), day.index())),
                        times.weekday(day.date()),
                        times.dayMonth(day.date()),
                        words.count(
                                "sessions.count",
                                sessions.getOrDefault(day.date(), 0L).intValue()),
                        day.equals(shown)))
                .toList();
    }

    /** Of the clocks there at the time of the conference, which may not be those of today. */
    String zone(List<Session> sessions) {
        Instant moment = sessions.stream()
                .filter(session -> session.slot() != null)
                .map(session -> session.slot().start())
                .findFirst()
                .or(() -> program.days().stream().map(Day::start).findFirst())
                .orElseGet(
                        () -> conference.startDate().atStartOfDay(times.zone()).toInstant());
        return times.zoneName(moment);
    }

    List<Row> rows(List<Session> sessions) {
        return sessions.stream()
                .map(session ->
                        Row.of(session, program, times, words, style.link(addresses.session(slug(), session.id()))))
                .toList();
    }

    List<DayGroups> byDay(List<Session> sessions) {
        Stream<DayGroups> days = program.days().stream()
                .map(day -> new DayGroups(
                        times.longDay(day.date()),
                        Row.groups(rows(sessions.stream()
                                .filter(session -> day.date().equals(program.dayOf(session)))
                                .toList()))));
        List<Session> open =
                sessions.stream().filter(session -> session.slot() == null).toList();
        return Stream.concat(days, Stream.of(new DayGroups(words.get("session.unscheduled"), Row.groups(rows(open)))))
                .filter(day -> !day.groups().isEmpty())
                .toList();
    }

    /** What the client reads of a session. */
    String part(Session session) {
        SchedulePage.Filter alone = new SchedulePage.Filter(null, null, null, session.id());
        return "{\"slug\":\"" + slug() + "\",\"schedule\":" + program.part(alone) + ",\"session\":" + session.toJson()
                + "}";
    }

    static boolean isWeb(String url) {
        return url != null && url.matches("(?i)https?://\\S+");
    }

    static List<Link> links(Stream<Link> links) {
        return links.filter(link -> isWeb(link.url()))
                .map(link -> new Link(
                        link.url(),
                        link.title() == null || link.title().isBlank() ? link.url() : link.title(),
                        link.type()))
                .toList();
    }
}
