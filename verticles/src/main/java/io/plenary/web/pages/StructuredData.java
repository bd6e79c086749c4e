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
import java.util.List;
import java.util.stream.Stream;

/**
 * What a page is about in the words of schema.org, as search engines ask for it. Only what is known is said: without a place a
 * conference is no event to them, and neither is a session without a time.
 */
final class StructuredData {

    private static final String SCHEMA = "https://schema.org";
    /** A page stays small, whatever a conference has. */
    private static final int MOST_SESSIONS = 250;

    private final Program program;
    private final Organization organization;
    private final PublicAddresses addresses;
    private final Times times;
    private final Words words;

    /** @param organization null where it is not known */
    StructuredData(Program program, Organization organization, PublicAddresses addresses, Times times, Words words) {
        this.program = program;
        this.organization = organization;
        this.addresses = addresses;
        this.times = times;
        this.words = words;
    }

    static JsonObject site(PublicAddresses addresses) {
        return typed("WebSite").put("name", "Plenary").put("url", addresses.absolute(addresses.home()));
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
        event.put("image", new JsonArray().add(addresses.absolute(image)));
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
        JsonObject event = typed("Event")
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
                .put("eventStatus", status(isCancelled()))
                .put("eventAttendanceMode", SCHEMA + "/OfflineEventAttendanceMode")
                .put("location", place(null));
        return event;
    }

    private boolean isCancelled() {
        return conference().status() == ConferenceStatus.CANCELLED;
    }

    private static String status(boolean cancelled) {
        return SCHEMA + (cancelled ? "/EventCancelled" : "/EventScheduled");
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
                .put("@type", "Event")
                .put("name", Row.title(session, words))
                .put("url", addresses.absolute(addresses.session(slug(), session.id())))
                .put("startDate", times.offset(session.slot().start()))
                .put("endDate", times.offset(Times.end(session.slot())));
        JsonObject place = place(program.room(session));
        return place == null ? event : event.put("location", place);
    }

    /** Null where it has no time, or the conference no place. */
    JsonObject session(Session session, String image) {
        JsonObject whole = brief();
        if (session.slot() == null || whole == null) {
            return null;
        }
        JsonObject event = new JsonObject().put("@context", SCHEMA).mergeIn(named(session));
        put(event, "description", Texts.description(session.summary()));
        event.put("eventStatus", status(isCancelled() || session.status() == SessionStatus.CANCELLED))
                .put("eventAttendanceMode", whole.getString("eventAttendanceMode"))
                .put("image", new JsonArray().add(addresses.absolute(image)));
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
        if (speaker.avatarUrl() != null) {
            person.put("image", addresses.absolute(PublicAddresses.speakerPicture(slug(), speaker.id())));
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

    /** Everybody who speaks, as a list of their pages. */
    JsonObject speakers(List<Speaker> everybody) {
        JsonArray items = new JsonArray();
        everybody.stream()
                .limit(MOST_SESSIONS)
                .forEach(speaker -> items.add(new JsonObject()
                        .put("@type", "ListItem")
                        .put("position", items.size() + 1)
                        .put("name", speaker.name())
                        .put("url", addresses.absolute(addresses.speaker(slug(), speaker.id())))));
        return typed("ItemList").put("itemListElement", items);
    }
}
