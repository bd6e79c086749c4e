package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the floors below: conferences of one organization with sessions, published or draft. */
public final class FakeConferences {

    private final UUID organizationId = UUID.randomUUID();
    private final Map<UUID, Conference> conferences = new ConcurrentHashMap<>();
    private final Map<UUID, Set<UUID>> sessionsByConference = new ConcurrentHashMap<>();
    private final Map<UUID, Session> placed = new ConcurrentHashMap<>();
    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();

    public UUID organizationId() {
        return organizationId;
    }

    public FakeConferences published(UUID conferenceId, UUID sessionId) {
        return add(conferenceId, sessionId, ConferenceStatus.PUBLISHED);
    }

    public FakeConferences draft(UUID conferenceId, UUID sessionId) {
        return add(conferenceId, sessionId, ConferenceStatus.DRAFT);
    }

    /** From now on nobody sees the session. */
    public void hide(UUID conferenceId, UUID sessionId) {
        sessionsByConference.get(conferenceId).remove(sessionId);
    }

    /** A session that is there, and as it says. */
    public void place(UUID conferenceId, Session session) {
        sessionsByConference.get(conferenceId).add(session.id());
        placed.put(session.id(), session);
    }

    /** A session that takes place in a room. */
    public void place(UUID conferenceId, UUID sessionId, UUID roomId) {
        place(conferenceId, session(sessionId, new Slot(null, Instant.EPOCH, 45, roomId)));
    }

    public void room(UUID roomId, int capacity) {
        rooms.put(roomId, new Room(roomId, "A room", "a-room", null, capacity, 0, null, 1));
    }

    /** One that does not take place after all. */
    public void cancel(UUID conferenceId) {
        conferences.put(conferenceId, conference(conferenceId, ConferenceStatus.CANCELLED, "Europe/Lisbon"));
    }

    /** One that has begun, and goes on for a while. */
    public void begin(UUID conferenceId) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Lisbon"));
        conferences.put(
                conferenceId,
                conference(conferenceId, ConferenceStatus.PUBLISHED, "Europe/Lisbon", today, today.plusDays(30)));
    }

    private FakeConferences add(UUID conferenceId, UUID sessionId, ConferenceStatus status) {
        return add(conferenceId, sessionId, status, "Europe/Lisbon");
    }

    public FakeConferences publishedIn(String timeZone, UUID conferenceId, UUID sessionId) {
        return add(conferenceId, sessionId, ConferenceStatus.PUBLISHED, timeZone);
    }

    private FakeConferences add(UUID conferenceId, UUID sessionId, ConferenceStatus status, String timeZone) {
        conferences.computeIfAbsent(conferenceId, id -> conference(id, status, timeZone));
        sessionsByConference
                .computeIfAbsent(conferenceId, id -> ConcurrentHashMap.newKeySet())
                .add(sessionId);
        return this;
    }

    private Conference conference(UUID id, ConferenceStatus status, String timeZone) {
        LocalDate day = LocalDate.of(2027, 5, 18);
        return conference(id, status, timeZone, day, day);
    }

    private Conference conference(UUID id, ConferenceStatus status, String timeZone, LocalDate first, LocalDate last) {
        return new Conference(
                id,
                organizationId,
                "c-" + id,
                "CONF",
                "A conference",
                null,
                null,
                first,
                last,
                timeZone,
                null,
                null,
                null,
                null,
                null,
                status,
                null,
                null,
                null,
                1,
                null,
                null,
                status == ConferenceStatus.DRAFT ? null : Instant.EPOCH);
    }

    /** Answers the contracts on the node's bus. */
    public void standIn(TestNode node) {
        node.fake(ConferencesService.class, ConferencesService.ADDRESS, conferencesService());
        conferences.keySet().forEach(id -> {
            node.fake(ProgramService.class, ProgramService.address(id), programOf(id));
            node.fake(
                    LayoutService.class,
                    LayoutService.address(id),
                    contract(LayoutService.class, (name, arguments) -> List.copyOf(rooms.values())));
        });
    }

    private ConferencesService conferencesService() {
        return contract(ConferencesService.class, (name, arguments) -> {
            if (name.equals("listEndpoints")) {
                return new EndpointPage(
                        conferences.values().stream()
                                .map(FakeConferences::endpoint)
                                .toList(),
                        null);
            }
            if (name.equals("conferencesByIds")) {
                return ((List<?>) arguments.get(1))
                        .stream()
                                .map(id -> conferences.get(UUID.fromString((String) id)))
                                .filter(found -> found != null && found.isVisibleTo((Caller) arguments.get(0)))
                                .toList();
            }
            Conference found = conferences.get(UUID.fromString((String) arguments.get(1)));
            return visible(found, (Caller) arguments.get(0));
        });
    }

    private static Endpoint endpoint(Conference conference) {
        return new Endpoint(conference.id(), conference.organizationId(), conference.slug(), null, null, null);
    }

    private Conference visible(Conference conference, Caller caller) {
        if (conference == null || !conference.isVisibleTo(caller)) {
            throw Refusal.NOT_FOUND.because("There is no such conference.");
        }
        return conference;
    }

    private ProgramService programOf(UUID conferenceId) {
        return contract(ProgramService.class, (name, arguments) -> {
            visible(conferences.get(conferenceId), (Caller) arguments.get(0));
            UUID sessionId = (UUID) arguments.get(1);
            if (!sessionsByConference.get(conferenceId).contains(sessionId)) {
                throw Refusal.NOT_FOUND.because("There is no such session.");
            }
            return placed.getOrDefault(sessionId, session(sessionId, null));
        });
    }

    private static Session session(UUID id, Slot slot) {
        return new Session(
                id,
                1,
                null,
                "A session",
                null,
                null,
                null,
                null,
                null,
                null,
                slot,
                List.of(),
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                null,
                null,
                1);
    }

    private interface Answer {
        Object to(String method, List<Object> arguments);
    }

    private static <T> T contract(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        Future.succeededFuture(answer.to(method.getName(), Arrays.asList(arguments)))));
    }
}
