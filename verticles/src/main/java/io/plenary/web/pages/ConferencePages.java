package io.plenary.web.pages;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.web.client.Content;
import io.vertx.core.json.JsonArray;
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

    /** Somebody in a list. */
    public record Person(String href, String name, String about) {}

    /** A file of the program. */
    public record ProgramFile(String href, String name) {}

    private final PageParts parts;
    private final Program program;
    private final Conference conference;
    private final SiteAddresses addresses;
    private final Words words;

    /**
     * @param organization null where it is not known
     * @param offers what can be bought for the conference, in the words of schema.org
     */
    ConferencePages(Program program, Organization organization, Style style, JsonArray offers) {
        parts = new PageParts(program, organization, style, offers);
        this.program = program;
        conference = program.conference();
        addresses = style.addresses();
        words = style.words();
    }

    /** Those of its rooms and tracks. */
    PlacePages places() {
        return new PlacePages(parts);
    }

    private String slug() {
        return conference.slug();
    }

    private String title(String... names) {
        return parts.style.title(names);
    }

    private String link(String path) {
        return parts.style.link(path);
    }

    Content conference() {
        String about = Texts.description(conference.description());
        String dates = parts.times.range(conference.startDate(), conference.endDate());
        Head head = parts.embedded(
                title(conference.title()),
                conference.title(),
                about != null ? about : words.fill("conference.description", conference.title(), dates),
                addresses.conference(slug()),
                parts.card());
        List<Session> sessions = program.sessions().stream().limit(MOST_NAMED).toList();
        return parts.writer()
                .with("text", Texts.html(conference.description()))
                .with("days", parts.days(null))
                .with("rooms", program.rooms().isEmpty() ? null : link(addresses.rooms(slug())))
                .with("tracks", program.tracks().isEmpty() ? null : link(addresses.tracks(slug())))
                .with("files", files())
                .with("website", PageParts.isWeb(conference.url()) ? conference.url() : null)
                .with("zone", words.fill("schedule.zone", parts.zone(program.sessions())))
                .data(parts.data.conference(sessions, parts.card(), parts.offers))
                .write("conference", head, "");
    }

    private List<ProgramFile> files() {
        return Stream.of("ics", "json", "xml")
                .map(format ->
                        new ProgramFile(link(addresses.export(slug(), format)), words.get("conference.file." + format)))
                .toList();
    }

    /**
     * @param day null where there is none
     * @param named whether the address says which
     */
    Content schedule(Day day, boolean named) {
        List<Session> sessions = day == null ? List.of() : program.sessionsOf(day);
        String when = day == null ? "" : parts.times.longDay(day.date());
        Head head = parts.embedded(
                title(words.get("schedule.title"), conference.title()),
                named ? conference.title() + ", " + when : conference.title(),
                day == null
                        ? words.fill(
                                "conference.description", conference.title(), parts.times.date(conference.startDate()))
                        : words.fill("schedule.description", conference.title(), when),
                named ? addresses.day(slug(), day.index()) : addresses.schedule(slug()),
                parts.card());
        return parts.writer()
                .with("days", parts.days(day))
                .with("groups", Row.groups(parts.rows(sessions)))
                .with("zone", parts.zone(sessions))
                .data(parts.data.conference(sessions, parts.card()))
                .write("schedule", head, "schedule");
    }

    /**
     * @param session with everything known
     * @param former when it was to begin as strangers were told first; null where that is not known to be another time
     */
    Content session(Session session, Instant former) {
        Row row = parts.rows(List.of(session)).get(0);
        String path = addresses.session(slug(), session.id());
        String image = addresses.card(path, session.version(), words);
        Head head = parts.embedded(title(row.title(), conference.title()), row.title(), about(session), path, image);
        List<Person> people = people(session);
        return parts.writer()
                .with("session", row)
                .with("long", row.title().length() > LONG)
                .with("facts", facts(session))
                .with("zone", parts.zone(List.of(session)))
                .with("roomPath", roomOf(session))
                .with("trackPath", trackOf(session))
                .with("subtitle", session.subtitle())
                .with("summary", Texts.html(session.summary()))
                .with("description", isTwice(session) ? "" : Texts.html(session.description()))
                .with("people", people)
                .with("speakers", words.count("session.speakers", people.size()))
                .with("links", PageParts.links(Stream.concat(session.links().stream(), session.attachments().stream())))
                .with("dayPath", link(dayOf(session)))
                .data(parts.data.session(session, image, former))
                .part(() -> parts.part(session))
                .write("session", head, "schedule");
    }

    private String dayOf(Session session) {
        return program.programDay(session)
                .map(found -> addresses.day(slug(), found.index()))
                .orElseGet(() -> addresses.schedule(slug()));
    }

    private String roomOf(Session session) {
        Room room = program.room(session);
        return room == null ? null : link(addresses.room(slug(), room.id()));
    }

    private String trackOf(Session session) {
        Track track = program.track(session);
        return track == null ? null : link(addresses.track(slug(), track.id()));
    }

    private static boolean isTwice(Session session) {
        return Objects.equals(session.summary(), session.description());
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
                                    link(addresses.speaker(slug(), speaker.id())),
                                    program.name(credit),
                                    Texts.line(speaker.affiliation()));
                })
                .distinct()
                .toList();
    }

    Content speakers() {
        Map<Speaker, List<Session>> speakers = program.speakers();
        Head head = parts.head(
                title(words.get("speakers.title"), conference.title()),
                words.get("speakers.title") + " · " + conference.title(),
                words.fill("speakers.description", conference.title()),
                addresses.speakers(slug()));
        List<Person> people = speakers.entrySet().stream()
                .map(each -> new Person(
                        link(addresses.speaker(slug(), each.getKey().id())),
                        each.getKey().name(),
                        about(each.getKey(), each.getValue())))
                .toList();
        return parts.writer()
                .with("people", people)
                .with("count", words.count("speakers.count", people.size()))
                .data(parts.data.speakers(List.copyOf(speakers.keySet())))
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
        String picture = speaker.avatarUrl() == null ? null : addresses.speakerPicture(slug(), speaker.id());
        Head head = parts.head(
                title(speaker.name(), conference.title()),
                speaker.name(),
                about != null ? about : words.fill("speaker.description", speaker.name(), conference.title()),
                addresses.speaker(slug(), speaker.id()));
        return parts.writer()
                .with("speaker", speaker)
                .with("picture", link(picture))
                .with("biography", Texts.html(speaker.biography()))
                .with("links", PageParts.links(speaker.links().stream()))
                .with("rows", parts.rows(program.sessionsBy(speaker)))
                .data(parts.data.speaker(speaker))
                .write("speaker", head, "speakers");
    }
}
