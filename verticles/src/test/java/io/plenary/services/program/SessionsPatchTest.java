package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.SessionsPatched;
import io.plenary.contracts.program.Slot;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsPatchTest {

    private static ProgramWorld world;

    private ProgramService program;
    private LayoutService layout;
    private UUID hall;
    private Session one;
    private Session other;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConferenceWithTwoSessionsInARow() {
        UUID conference = world.conference();
        program = world.program(conference);
        layout = world.layout(conference);
        hall = await(layout.createRoom(world.organizer(), room("Hall", 0))).id();
        one = create(session("One", slot(18, "10:00", 30, hall)));
        other = create(session("Other", slot(18, "10:30", 30, hall)));
    }

    @Test
    void severalSessionsChangeTogetherAndTheProgramOnce() {
        UUID track = await(layout.createTrack(world.organizer(), track("Security", 0)))
                .id();
        Session third = create(session("Third"));
        long before = version();

        SessionsPatched patched = patchAll(
                new JsonObject()
                        .put("trackId", track.toString())
                        .put("type", "workshop")
                        .putNull("language"),
                one,
                other);

        assertThat(patched.changed()).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(Stream.of(one, other).map(this::stored)).allSatisfy(session -> {
            assertThat(session.trackId()).isEqualTo(track);
            assertThat(session.type()).isEqualTo("workshop");
            assertThat(session.language()).isNull();
        });
        assertThat(stored(third)).isEqualTo(third);
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void whatSaysSoAlreadyStaysAsItIs() {
        await(program.updateSession(world.organizer(), one.id(), patch("status", "CANCELLED"), null));
        Session cancelled = stored(one);

        SessionsPatched patched = patchAll(new JsonObject().put("status", "CANCELLED"), one, other);

        assertThat(patched.changed()).containsExactly(other.id());
        assertThat(stored(one)).isEqualTo(cancelled);
        assertThat(stored(other).sequence()).isEqualTo(other.sequence() + 1);
    }

    @Test
    void oneUnknownSessionChangesNone() {
        SessionsPatch patch =
                new SessionsPatch(List.of(one.id(), UUID.randomUUID()), new JsonObject().put("status", "CANCELLED"));

        assertRefused(Refusal.NOT_FOUND, () -> program.updateSessions(world.organizer(), patch));
        assertThat(stored(one)).isEqualTo(one);
    }

    @Test
    void titlesSlotsAndUnknownTracksAreRefused() {
        for (JsonObject changes : List.of(
                new JsonObject().put("title", "All the same"),
                new JsonObject().putNull("slot"),
                new JsonObject().put("trackId", UUID.randomUUID().toString()),
                new JsonObject().put("status", "LOST"),
                new JsonObject())) {
            assertRefused(
                    Refusal.INVALID,
                    () -> program.updateSessions(world.organizer(), new SessionsPatch(List.of(one.id()), changes)));
        }
        assertThat(stored(one)).isEqualTo(one);
    }

    @Test
    void noneAndMoreThanTwoHundredAreRefused() {
        JsonObject changes = new JsonObject().put("status", "CANCELLED");
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(201).toList();

        assertRefused(
                Refusal.INVALID,
                () -> program.updateSessions(world.organizer(), new SessionsPatch(List.of(), changes)));
        assertRefused(
                Refusal.INVALID, () -> program.updateSessions(world.organizer(), new SessionsPatch(many, changes)));
    }

    @Test
    void sessionsThatTakePlaceAgainMeetTheConflictsOfTheirSlots() {
        JsonObject again = new JsonObject().put("status", "CONFIRMED");
        patchAll(new JsonObject().put("status", "CANCELLED"), one, other);
        Session instead = create(session("Instead", slot(18, "10:00", 60, hall)));

        assertThat(patchAll(again, one).conflicts())
                .extracting(Conflict::sessionId, Conflict::otherSessionId)
                .allSatisfy(pair -> assertThat(pair.toList()).contains(instead.id()))
                .hasSize(1);
        await(layout.putRules(world.organizer(), new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.WARN)));
        assertRefused(
                Refusal.CONFLICT,
                () -> program.updateSessions(world.organizer(), new SessionsPatch(List.of(other.id()), again)));
        assertThat(stored(other).status()).isEqualTo(SessionStatus.CANCELLED);
    }

    @Test
    void aConflictThatWasThereBeforeDoesNotBlockAnotherTrack() {
        create(session("Too", new Slot(null, slot(18, "10:15", 1, hall).start(), 30, hall)));
        await(layout.putRules(world.organizer(), new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.WARN)));

        assertThat(patchAll(new JsonObject().put("type", "workshop"), one, other)
                        .changed())
                .hasSize(2);
    }

    private SessionsPatched patchAll(JsonObject changes, Session... sessions) {
        List<UUID> ids = Stream.of(sessions).map(Session::id).toList();
        return await(program.updateSessions(world.organizer(), new SessionsPatch(ids, changes)));
    }

    private Session create(Session session) {
        return await(program.createSession(world.organizer(), session)).session();
    }

    private Session stored(Session session) {
        return await(program.getContentItemDetails(world.organizer(), session.id()));
    }

    private long version() {
        return await(program.programVersion(world.organizer())).version();
    }
}
