package io.plenary.web.pages;

import io.plenary.contracts.Link;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.web.SchedulePage;
import io.plenary.web.client.Content;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of a conference in one language. For workers. */
final class ConferencePages {

    /** As many sessions are named on the page of the conference itself; the others are on those of its days. */
    private static final int MOST_NAMED = 40;

    private static final int LONG = 80;

    /** A day of the conference, and whether it is the one that is shown. */
    public record DayLink(String href, String weekday, String dayMonth, String sessions, boolean current) {}

    /** Somebody in a list. */
    public record Person(String href, String name, String about) {}

    private final Program program;
    private final Conference conference;
    private final PageTemplates templates;
    private final PublicAddresses addresses;
    private final Words words;
    private final Times times;
    private final StructuredData data;

    ConferencePages(
            Program program,
            Organization organization,
            PageTemplates templates,
            PublicAddresses addresses,
            Words words) {
        this.program = program;
        this.conference = program.conference();
        this.templates = templates;
        this.addresses = addresses;
        this.words = words;
        times = new Times(conference.timeZone(), words);
        data = new StructuredData(program, organization, addresses, times, words);
    }

    private PageWriter writer() {
        return new PageWriter(templates, addresses, words).of(conference, times);
    }

    private String slug() {
        return conference.slug();
    }

    private String card() {
        return PublicAddresses.card(addresses.conference(slug()), conference.version(), words);
    }

    private Head head(String title, String heading, String description, String path, String image, boolean embedded) {
        return new Head(
                title, heading, description, path, image, embedded ? addresses.oembed(path) : null, conference.title());
    }

    Content conference() {
        String about = Texts.description(conference.description());
        Head head = head(
                PageWriter.title(conference.title()),
                conference.title(),
                about != null
                        ? about
                        : words.fill(
                                "conference.description",
                                conference.title(),
                                times.range(conference.startDate(), conference.endDate())),
                addresses.conference(slug()),
                card(),
                true);
        List<Session> sessions = program.sessions().stream().limit(MOST_NAMED).toList();
        return writer().with("text", Texts.html(conference.description()))
                .with("days", days(null))
                .with("calendar", PublicAddresses.export(slug(), "ics"))
                .with("website", isWeb(conference.url()) ? conference.url() : null)
                .with("zone", words.fill("schedule.zone", zone(program.sessions())))
                .data(data.conference(sessions, card()))
                .write("conference", head, "");
    }

    static boolean isWeb(String url) {
        return url != null && url.matches("(?i)https?://\\S+");
    }

    private List<DayLink> days(Day shown) {
        Map<Object, Long> sessions = program.sessions().stream()
                .filter(session -> session.slot() != null)
                .collect(Collectors.groupingBy(program::dayOf, Collectors.counting()));
        return program.days().stream()
                .map(day -> new DayLink(
                        addresses.day(slug(), day.index()),
                        times.weekday(day.date()),
                        times.dayMonth(day.date()),
                        words.count(
                                "sessions.count",
                                sessions.getOrDefault(day.date(), 0L).intValue()),
                        day.equals(shown)))
                .toList();
    }

    /** Of the clocks there at the time of the conference, which may not be those of today. */
    private String zone(List<Session> sessions) {
        Instant moment = sessions.stream()
                .filter(session -> session.slot() != null)
                .map(session -> session.slot().start())
                .findFirst()
                .or(() -> program.days().stream().map(Day::start).findFirst())
                .orElseGet(
                        () -> conference.startDate().atStartOfDay(times.zone()).toInstant());
        return times.zoneName(moment);
    }

    /**
     * @param day null where there is none
     * @param named whether the address says which
     */
    Content schedule(Day day, boolean named) {
        List<Session> sessions = day == null ? List.of() : program.sessionsOf(day);
        String when = day == null ? "" : times.longDay(day.date());
        Head head = head(
                PageWriter.title(words.get("schedule.title"), conference.title()),
                named ? conference.title() + ", " + when : conference.title(),
                day == null
                        ? words.fill("conference.description", conference.title(), times.date(conference.startDate()))
                        : words.fill("schedule.description", conference.title(), when),
                named ? addresses.day(slug(), day.index()) : addresses.schedule(slug()),
                card(),
                true);
        PageWriter writer = writer();
        if (day != null) {
            writer.part(part(new SchedulePage.Filter(day.date().toString(), null, null), null));
        }
        return writer.with("days", days(day))
                .with("groups", Row.groups(rows(sessions)))
                .with("zone", zone(sessions))
                .data(data.conference(sessions, card()))
                .write("schedule", head, "schedule");
    }

    private List<Row> rows(List<Session> sessions) {
        return sessions.stream()
                .map(session -> Row.of(session, program, times, words, addresses.session(slug(), session.id())))
                .toList();
    }

    private String part(SchedulePage.Filter filter, Session session) {
        return "{\"slug\":\"" + slug() + "\",\"schedule\":" + program.part(filter)
                + (session == null ? "" : ",\"session\":" + session.toJson()) + "}";
    }

    /** @param session with everything known */
    Content session(Session session) {
        Row row = rows(List.of(session)).get(0);
        String path = addresses.session(slug(), session.id());
        String image = PublicAddresses.card(path, session.version(), words);
        Head head =
                head(PageWriter.title(row.title(), conference.title()), row.title(), about(session), path, image, true);
        String day = program.programDay(session)
                .map(found -> addresses.day(slug(), found.index()))
                .orElseGet(() -> addresses.schedule(slug()));
        List<Person> people = people(session);
        return writer().with("session", row)
                .with("long", row.title().length() > LONG)
                .with("facts", facts(session))
                .with("zone", zone(List.of(session)))
                .with("subtitle", session.subtitle())
                .with("summary", Texts.html(session.summary()))
                .with(
                        "description",
                        Objects.equals(session.summary(), session.description())
                                ? ""
                                : Texts.html(session.description()))
                .with("people", people)
                .with("speakers", words.count("session.speakers", people.size()))
                .with("links", links(Stream.concat(session.links().stream(), session.attachments().stream())))
                .with("dayPath", day)
                .data(data.session(session, image))
                .part(part(new SchedulePage.Filter(null, null, null, session.id()), session))
                .write("session", head, "schedule");
    }

    private String about(Session session) {
        return Stream.of(session.summary(), session.description(), session.subtitle())
                .map(Texts::description)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> words.fill("session.description", conference.title()));
    }

    private String facts(Session session) {
        String length = session.slot() == null
                ? null
                : words.fill("session.minutes", session.slot().durationMinutes());
        String language = Row.language(session.language());
        String spoken =
                language == null ? null : Locale.forLanguageTag(language).getDisplayLanguage(words.locale());
        return Stream.of(length, session.type(), spoken)
                .filter(Objects::nonNull)
                .filter(fact -> !fact.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private List<Person> people(Session session) {
        return session.speakers().stream()
                .map(credit -> {
                    Speaker speaker = program.speaker(credit.speakerId());
                    return speaker == null
                            ? new Person(null, program.name(credit), "")
                            : new Person(
                                    addresses.speaker(slug(), speaker.id()),
                                    program.name(credit),
                                    Texts.line(speaker.affiliation()));
                })
                .distinct()
                .toList();
    }

    private static List<Link> links(Stream<Link> links) {
        return links.filter(link -> isWeb(link.url()))
                .map(link -> new Link(
                        link.url(),
                        link.title() == null || link.title().isBlank() ? link.url() : link.title(),
                        link.type()))
                .toList();
    }

    Content speakers() {
        Map<Speaker, List<Session>> speakers = program.speakers();
        Head head = head(
                PageWriter.title(words.get("speakers.title"), conference.title()),
                words.get("speakers.title") + " · " + conference.title(),
                words.fill("speakers.description", conference.title()),
                addresses.speakers(slug()),
                card(),
                false);
        List<Person> people = speakers.entrySet().stream()
                .map(each -> new Person(
                        addresses.speaker(slug(), each.getKey().id()),
                        each.getKey().name(),
                        about(each.getKey(), each.getValue())))
                .toList();
        return writer().with("people", people)
                .with("count", words.count("speakers.count", people.size()))
                .data(data.speakers(List.copyOf(speakers.keySet())))
                .write("speakers", head, "speakers");
    }

    private String about(Speaker speaker, List<Session> sessions) {
        return speaker.affiliation() == null || speaker.affiliation().isBlank()
                ? sessions.stream().map(session -> Row.title(session, words)).collect(Collectors.joining(" · "))
                : speaker.affiliation();
    }

    /** @param id of somebody who speaks here */
    Content speaker(UUID id) {
        Speaker speaker = program.speaker(id);
        String about = Texts.description(speaker.biography());
        Head head = head(
                PageWriter.title(speaker.name(), conference.title()),
                speaker.name(),
                about != null ? about : words.fill("speaker.description", speaker.name(), conference.title()),
                addresses.speaker(slug(), speaker.id()),
                card(),
                false);
        return writer().with("speaker", speaker)
                .with(
                        "picture",
                        speaker.avatarUrl() == null ? null : PublicAddresses.speakerPicture(slug(), speaker.id()))
                .with("biography", Texts.html(speaker.biography()))
                .with("links", links(speaker.links().stream()))
                .with("rows", rows(program.sessionsBy(speaker)))
                .data(data.speaker(speaker))
                .write("speaker", head, "speakers");
    }
}
