package io.plenary.web.pages;

import io.plenary.contracts.Link;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.speakers.Speaker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a page is about in the words of schema.org, as search engines ask for it. Only what is known is said: without a place a
 * conference is no event to them, and neither is a session without a time.
 */
final class StructuredData {

    private static final String SCHEMA = "https://schema.org";
    private static final String EVENT = "Event";
    /** A page stays small, whatever a conference has. */
    private static final int MOST_SESSIONS = 250;

    private final Program program;
    private final Organization organization;
    private final SiteAddresses addresses;
    private final Times times;
    private final Words words;

    /** @param organization null where it is not known */
    StructuredData(Program program, Organization organization, Style style, Times times) {
        this.program = program;
        this.organization = organization;
        this.addresses = style.addresses();
        this.times = times;
        this.words = style.words();
    }

    static JsonObject site(PublicAddresses addresses) {
        return typed("WebSite").put("name", "Plenary").put("url", addresses.absolute(addresses.home()));
    }

    /**
     * @param sessions that are told of with it
     * @param offers what can be bought for it
     */
    JsonObject conference(List<Session> sessions, String image, JsonArray offers) {
        JsonObject event = conference(sessions, image);
        return offers.isEmpty() || !EVENT.equals(event.getString("@type")) ? event : event.put("offers", offers);
    }

    /** @param sessions that are told of with it */
    JsonObject conference(List<Session> sessions, String image) {
        JsonObject event = brief();
        if (event == null) {
            return typed("WebPage")
                    .put("name", conference().title())
                    .put("url", addresses.absolute(addresses.conference(slug())));
        }
        put(event, "description", Texts.description(conference().description()));
        picture(event, image);
        if (organization != null) {
            event.put("organizer", organizer());
        }
        JsonArray parts = new JsonArray();
        sessions.stream()
                .filter(session -> session.slot() != null)
                .limit(MOST_SESSIONS)
                .forEach(session -> parts.add(named(session)));
        return parts.isEmpty() ? event : event.put("subEvent", parts);
    }

    private void picture(JsonObject event, String image) {
        if (image != null) {
            event.put("image", new JsonArray().add(addresses.absolute(image)));
        }
    }

    private static JsonObject typed(String type) {
        return new JsonObject().put("@context", SCHEMA).put("@type", type);
    }

    private Conference conference() {
        return program.conference();
    }

    private String slug() {
        return conference().slug();
    }

    /** What has to be known of an event; null where its place is not. */
    private JsonObject brief() {
        if (place(null) == null) {
            return null;
        }
        List<Day> days = program.days();
        JsonObject event = typed(EVENT)
                .put("@id", addresses.absolute(addresses.conference(slug())))
                .put("name", conference().title())
                .put("url", addresses.absolute(addresses.conference(slug())))
                .put(
                        "startDate",
                        days.isEmpty()
                                ? conference().startDate().toString()
                                : times.offset(days.get(0).start()))
                .put(
                        "endDate",
                        days.isEmpty()
                                ? conference().endDate().toString()
                                : times.offset(days.get(days.size() - 1).end()))
                .put("eventStatus", SCHEMA + (isCancelled() ? "/EventCancelled" : "/EventScheduled"))
                .put("eventAttendanceMode", SCHEMA + "/OfflineEventAttendanceMode")
                .put("location", place(null));
        return event;
    }

    private boolean isCancelled() {
        return conference().status() == ConferenceStatus.CANCELLED;
    }

    private static void put(JsonObject json, String name, String value) {
        if (value != null && !value.isBlank()) {
            json.put(name, value);
        }
    }

    /** @param room null for the whole conference */
    private JsonObject place(Room room) {
        Conference conference = conference();
        JsonObject address = new JsonObject().put("@type", "PostalAddress");
        put(address, "addressLocality", conference.city());
        put(address, "addressCountry", conference.country());
        String venue = Stream.of(conference.venue(), conference.city())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
        if (venue == null) {
            return null;
        }
        if (address.size() == 1) {
            put(address, "name", venue);
        }
        return new JsonObject()
                .put("@type", "Place")
                .put("name", room == null ? venue : room.name() + ", " + venue)
                .put("address", address);
    }

    private JsonObject organizer() {
        String own = organization.url();
        return new JsonObject()
                .put("@type", "Organization")
                .put("name", organization.name())
                .put("url", isWeb(own) ? own : addresses.absolute(addresses.conference(slug())));
    }

    private static boolean isWeb(String url) {
        return url != null && url.matches("(?i)https?://\\S+");
    }

    private JsonObject named(Session session) {
        JsonObject event = new JsonObject()
                .put("@type", EVENT)
                .put("name", Row.title(session, words))
                .put("url", addresses.absolute(addresses.session(slug(), session.id())))
                .put("startDate", times.offset(session.slot().start()))
                .put("endDate", times.offset(Times.end(session.slot())));
        JsonObject place = place(program.room(session));
        return place == null ? event : event.put("location", place);
    }

    /**
     * Null where it has no time, or the conference no place.
     *
     * @param former when it was to begin as strangers were told first; null where that is so still
     */
    JsonObject session(Session session, String image, Instant former) {
        JsonObject whole = brief();
        if (session.slot() == null || whole == null) {
            return null;
        }
        JsonObject event = new JsonObject().put("@context", SCHEMA).mergeIn(named(session));
        put(event, "description", Texts.description(session.summary()));
        event.mergeIn(status(session, former)).put("eventAttendanceMode", whole.getString("eventAttendanceMode"));
        picture(event, image);
        put(event, "inLanguage", Row.language(session.language()));
        JsonArray people = new JsonArray();
        session.speakers()
                .forEach(credit -> people.add(performer(program.speaker(credit.speakerId()), program.name(credit))));
        if (!people.isEmpty()) {
            event.put("performer", people);
        }
        if (organization != null) {
            event.put("organizer", organizer());
        }
        whole.remove("@context");
        return event.put("superEvent", whole);
    }

    /** What is cancelled has the time that it would have had. */
    private JsonObject status(Session session, Instant former) {
        if (isCancelled() || session.status() == SessionStatus.CANCELLED) {
            return new JsonObject().put("eventStatus", SCHEMA + "/EventCancelled");
        }
        return former == null || former.equals(session.slot().start())
                ? new JsonObject().put("eventStatus", SCHEMA + "/EventScheduled")
                : new JsonObject()
                        .put("eventStatus", SCHEMA + "/EventRescheduled")
                        .put("previousStartDate", times.offset(former));
    }

    private JsonObject performer(Speaker speaker, String name) {
        JsonObject person = new JsonObject().put("@type", "Person").put("name", name);
        return speaker == null
                ? person
                : person.put("url", addresses.absolute(addresses.speaker(slug(), speaker.id())));
    }

    JsonObject speaker(Speaker speaker) {
        JsonObject person = performer(speaker, speaker.name());
        put(person, "description", Texts.description(speaker.biography()));
        if (speaker.affiliation() != null && !speaker.affiliation().isBlank()) {
            person.put(
                    "affiliation", new JsonObject().put("@type", "Organization").put("name", speaker.affiliation()));
        }
        String picture = addresses.speakerPicture(slug(), speaker.id());
        if (speaker.avatarUrl() != null && picture != null) {
            person.put("image", addresses.absolute(picture));
        }
        List<String> elsewhere = speaker.links().stream()
                .map(Link::url)
                .filter(StructuredData::isWeb)
                .toList();
        if (!elsewhere.isEmpty()) {
            person.put("sameAs", new JsonArray(elsewhere));
        }
        return typed("ProfilePage").put("mainEntity", person);
    }

    /** A page in a list. */
    record Item(String name, String path) {}

    /** Everybody who speaks, as a list of their pages. */
    JsonObject speakers(List<Speaker> everybody) {
        return list(everybody.stream()
                .map(speaker -> new Item(speaker.name(), addresses.speaker(slug(), speaker.id())))
                .toList());
    }

    /** Sessions, as a list of their pages. */
    JsonObject sessions(List<Session> sessions) {
        return list(sessions.stream()
                .map(session -> new Item(Row.title(session, words), addresses.session(slug(), session.id())))
                .toList());
    }

    JsonObject list(List<Item> pages) {
        JsonArray items = new JsonArray();
        pages.stream()
                .limit(MOST_SESSIONS)
                .forEach(page -> items.add(new JsonObject()
                        .put("@type", "ListItem")
                        .put("position", items.size() + 1)
                        .put("name", page.name())
                        .put("url", addresses.absolute(page.path()))));
        return typed("ItemList").put("itemListElement", items);
    }

    /** A place and what is on there; where the conference has none, what is on. */
    JsonObject room(Room room, List<Session> sessions) {
        JsonObject place = place(room);
        if (place == null) {
            return sessions(sessions);
        }
        JsonObject data =
                typed("Place").mergeIn(place).put("url", addresses.absolute(addresses.room(slug(), room.id())));
        put(data, "description", Texts.description(room.description()));
        if (room.capacity() != null) {
            data.put("maximumAttendeeCapacity", room.capacity());
        }
        JsonArray events = new JsonArray();
        sessions.stream()
                .filter(session -> session.slot() != null)
                .limit(MOST_SESSIONS)
                .forEach(session -> events.add(named(session)));
        return events.isEmpty() ? data : data.put("event", events);
    }
}
