package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static ProgramWorld world;

    private UUID conference;
    private ProgramService program;
    private LayoutService layout;
    private Caller organizer;
    private UUID hall;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConference() {
        conference = world.conference();
        program = world.program(conference);
        layout = world.layout(conference);
        organizer = world.organizer();
        hall = await(layout.createRoom(organizer, room("Hall", 0))).id();
    }

    @Test
    void aSessionIsReadAsItWasWritten() {
        UUID speaker = world.speakers().add("Ada Example");
        Session wanted = session("On caching", slot(18, "10:00", 45, hall), credit(speaker, "Ada E."));

        Session stored = await(program.createSession(organizer, wanted)).session();

        assertThat(stored)
                .usingRecursiveComparison()
                .ignoringFields("number", "slot.day", "speakers.number", "createdAt", "updatedAt", "version")
                .isEqualTo(wanted);
        assertThat(await(program.getContentItemDetails(Caller.ANONYMOUS, wanted.id())))
                .isEqualTo(stored);
    }

    @Test
    void numbersCountOnAndAreUnique() {
        Session first = create(session("First"));
        Session chosen = create(session(UUID.randomUUID(), "Chosen", 41, null, null, null));
        Session next = create(session("Next"));

        assertThat(List.of(first.number(), chosen.number(), next.number())).containsExactly(1, 41, 42);
        assertRefused(
                Refusal.CONFLICT,
                () -> program.createSession(organizer, session(UUID.randomUUID(), "Same", 41, null, null, null)));
    }

    @Test
    void onePersonHasOneNumberOnEverySession() {
        UUID ada = world.speakers().add("Ada");
        UUID ben = world.speakers().add("Ben");
        Session both = create(session("Both", null, credit(ada, "Ada"), credit(ben, "Ben")));
        Session one = create(session("One", null, credit(ben, "Benjamin")));

        assertThat(both.speakers()).extracting("number").containsExactly(1, 2);
        assertThat(one.speakers()).extracting("number").containsExactly(2);
    }

    @Test
    void theSameRequestAgainMakesNoSecondSession() {
        Session wanted = session("Once", slot(18, "10:00", 30, hall));
        Session made = create(wanted);

        assertThat(create(wanted)).isEqualTo(made);
        assertThat(await(program.programVersion(organizer)).version()).isEqualTo(3);
        Session other = session(wanted.id(), "Other", null, null, null, null);
        assertRefused(Refusal.CONFLICT, () -> program.createSession(organizer, other));
    }

    @Test
    void everyChangeRaisesTheVersionAndAnnouncesIt() {
        Queue<Event> moved = world.node().listen(ProgramEvents.SessionMoved.class);
        Session session = create(session("Moving"));
        long before = await(program.programVersion(organizer)).version();

        await(program.placeSession(organizer, session.id(), slot(18, "10:00", 30, hall), session.version()));

        assertThat(await(program.programVersion(organizer)).version()).isEqualTo(before + 1);
        await().untilAsserted(() -> assertThat(moved)
                .filteredOn(event -> conference.equals(event.conferenceId()))
                .extracting(event -> event.payload().getMap())
                .containsExactly(Map.of(
                        "sessionId", session.id().toString(), "title", "Moving", "version", (int) (before + 1))));
    }

    @Test
    void sequenceGrowsWithTimeRoomAndStatusOnly() {
        Session session = create(session("Sequence"));
        Session renamed = update(session, patch("title", "Renamed"));
        Session placed = await(program.placeSession(organizer, session.id(), slot(18, "10:00", 30, hall), null))
                .session();
        Session cancelled = update(session, patch("status", "CANCELLED"));
        Session unplaced = await(program.unplaceSession(organizer, session.id(), null));

        assertThat(List.of(renamed, placed, cancelled, unplaced))
                .extracting(Session::sequence)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersions() {
        Session session = create(session("Same", slot(18, "10:00", 30, hall)));
        long before = await(program.programVersion(organizer)).version();

        assertThat(update(session, patch("title", "Same"))).isEqualTo(session);
        assertThat(await(program.programVersion(organizer)).version()).isEqualTo(before);
    }

    @Test
    void aPatchedStartBringsItsOwnDay() {
        Session session = create(session("Day", slot(18, "10:00", 30, hall)));

        Session moved = update(session, patch("slot", new JsonObject().put("start", "2027-05-19T10:00:00Z")));

        assertThat(moved.slot().day()).isEqualTo(LocalDate.of(2027, 5, 19));
    }

    @Test
    void aTalkAfterMidnightMayBelongToTheDayBeforeButToNoOther() {
        Slot late =
                new Slot(LocalDate.of(2027, 5, 18), slot(19, "00:30", 1, hall).start(), 60, hall);
        Slot wrong = new Slot(LocalDate.of(2027, 5, 17), late.start(), 60, hall);
        Session session = create(session("Late", late));

        assertThat(session.slot()).isEqualTo(late);
        assertRefused(Refusal.INVALID, () -> program.placeSession(organizer, session.id(), wrong, null));
    }

    @Test
    void ofFiftyUpdatesWithOneVersionExactlyOneWins() {
        // On a busy machine some find no connection in time, and nothing is changed by them.
        Session session = create(session("Start"));

        List<Future<Placement>> updates = IntStream.range(0, 50)
                .mapToObj(i ->
                        program.updateSession(organizer, session.id(), patch("title", "Edit " + i), session.version()))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(refusal -> Refusal.STALE.is(refusal) || Refusal.UNAVAILABLE.is(refusal));
    }

    @Test
    void aCreditMustNameASpeakerOfTheOrganization() {
        Session session = create(session("Credits"));
        MergePatch stranger = patch(
                "speakers",
                new io.vertx.core.json.JsonArray()
                        .add(new JsonObject()
                                .put("speakerId", UUID.randomUUID().toString())
                                .put("name", "Nobody")));

        assertRefused(
                Refusal.INVALID,
                () -> program.createSession(organizer, session("New", null, credit(UUID.randomUUID(), "Nobody"))));
        assertRefused(Refusal.INVALID, () -> program.updateSession(organizer, session.id(), stranger, null));
    }

    @Test
    void unknownRoomsAndTracksAreRefused() {
        UUID nowhere = UUID.randomUUID();

        assertRefused(
                Refusal.INVALID,
                () -> program.createSession(organizer, session("Nowhere", slot(18, "10:00", 30, nowhere))));
        assertRefused(
                Refusal.INVALID,
                () -> program.createSession(
                        organizer, session(UUID.randomUUID(), "No track", null, nowhere, null, null)));
    }

    @Test
    void faultsOfASessionAreToldAllAtOnce() {
        MergePatch patch = new MergePatch(new JsonObject()
                .put("title", " ")
                .put("url", "javascript:alert(1)")
                .put("summary", "a\0b")
                .put("number", 0));
        Session session = create(session("Faults"));

        Throwable refusal = org.assertj.core.api.Assertions.catchThrowable(
                () -> await(program.updateSession(organizer, session.id(), patch, null)));

        assertThat(Refusal.errors((io.vertx.serviceproxy.ServiceException) refusal))
                .extracting("pointer")
                .containsExactlyInAnyOrder("/title", "/url", "/summary", "/number");
    }

    @Test
    void aDeletedSessionIsGoneForGoodAndDeletingItAgainDoesNoHarm() {
        Session session = create(session("Gone", null, credit(world.speakers().add("Ada"), "Ada")));

        assertRefused(Refusal.STALE, () -> program.deleteSession(organizer, session.id(), 7L));
        await(program.deleteSession(organizer, session.id(), session.version()));
        await(program.deleteSession(organizer, session.id(), null));

        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemDetails(organizer, session.id()));
        assertThat(await(program.listAuthors(organizer, null, null, 50)).items())
                .isEmpty();
    }

    private Session create(Session session) {
        return await(program.createSession(organizer, session)).session();
    }

    private Session update(Session session, MergePatch patch) {
        return await(program.updateSession(organizer, session.id(), patch, null))
                .session();
    }
}
