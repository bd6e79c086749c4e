package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionSlot;
import io.plenary.contracts.program.Slot;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several sessions at once: asked for, and placed. */
class SlotsTest {

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
    void sessionsComeInTheOrderAskedForEachOnceAndWithoutUnknownOnes() {
        List<String> ids = ids(other.id(), UUID.randomUUID(), one.id(), other.id());

        assertThat(await(program.sessionsByIds(world.organizer(), ids))).containsExactly(other, one);
        assertThat(await(program.sessionsByIds(world.organizer(), List.of()))).isEmpty();
    }

    @Test
    void aSessionAmongOthersShowsAsMuchAsAlone() {
        await(program.updateSession(world.organizer(), one.id(), patch("extra", extra()), null));

        for (Caller caller : List.of(Caller.ANONYMOUS, world.foreigner(), world.as(OrganizationRole.STAFF))) {
            assertThat(await(program.sessionsByIds(caller, ids(one.id()))))
                    .containsExactly(await(program.getContentItemDetails(caller, one.id())));
        }
    }

    private static JsonObject extra() {
        return new JsonObject().put("private", new JsonObject().put("fee", 500));
    }

    @Test
    void tooManySessionsAndWhatIsNoIdAreRefused() {
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(201).toList();

        assertRefused(Refusal.INVALID, () -> program.sessionsByIds(world.organizer(), many));
        assertRefused(Refusal.INVALID, () -> program.sessionsByIds(world.organizer(), List.of("1")));
    }

    @Test
    void twoSessionsChangePlacesThoughNeitherCouldGoFirst() {
        await(layout.putRules(world.organizer(), new Rules(RuleLevel.BLOCK, RuleLevel.BLOCK, RuleLevel.BLOCK)));
        long before = version();

        List<Placement> placed = place(to(one, other.slot()), to(other, one.slot()));

        assertThat(placed).extracting(Placement::session).containsExactly(stored(one), stored(other));
        assertThat(placed).allSatisfy(each -> assertThat(each.conflicts()).isEmpty());
        assertThat(stored(one).slot()).isEqualTo(other.slot());
        assertThat(stored(one).sequence()).isEqualTo(one.sequence() + 1);
        assertThat(stored(other).slot()).isEqualTo(one.slot());
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void aSlotWithoutADayGetsThatOfItsStartAndNoSlotTakesOffTheGrid() {
        Slot next = slot(19, "10:00", 30, hall);

        List<Placement> placed = place(to(one, next), new SessionSlot(other.id(), null, other.version()));

        assertThat(placed.get(0).session().slot().day()).isEqualTo(LocalDate.of(2027, 5, 19));
        assertThat(placed.get(1).session().slot()).isNull();
    }

    @Test
    void whoIsThereAlreadyStaysAsItIs() {
        assertThat(place(to(one, one.slot()), to(other, slot(18, "12:00", 30, hall)))
                        .get(0)
                        .session())
                .isEqualTo(one);
    }

    @Test
    void conflictsAreToldOfEach() {
        UUID ada = world.speakers().add("Ada");
        Session hers = create(session("Hers", slot(19, "10:00", 30, null), credit(ada, "Ada")));
        Session too = create(session("Too", null, credit(ada, "Ada")));

        List<Placement> placed = place(to(one, other.slot()), to(too, hers.slot()));

        assertThat(placed.get(0).conflicts()).extracting("otherSessionId").containsExactly(other.id());
        assertThat(placed.get(1).conflicts()).extracting("otherSessionId").containsExactly(hers.id());
    }

    @Test
    void conflictsAreToldOfThoseThatMove() {
        create(session("There", one.slot()));

        List<Placement> placed = place(to(one, one.slot()), to(other, slot(19, "10:00", 30, hall)));

        assertThat(placed).allSatisfy(each -> assertThat(each.conflicts()).isEmpty());
    }

    @Test
    void howeverManyShareASlotAThousandConflictsAreTold() {
        SessionSlot[] crowd = IntStream.range(0, 50)
                .mapToObj(i -> to(create(session("Of many")), slot(19, "10:00", 30, hall)))
                .toArray(SessionSlot[]::new);

        assertThat(place(crowd).stream().flatMap(each -> each.conflicts().stream()))
                .hasSize(1_000);
        assertThat(await(program.conflicts(world.organizer()))).hasSize(1_000);
    }

    @Test
    void oneThatIsBlockedMovesNoneAndIsNamed() {
        await(layout.putRules(world.organizer(), new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.WARN)));
        Session third = create(session("Third"));

        assertThat(faults(Refusal.CONFLICT, to(third, slot(19, "10:00", 30, hall)), to(one, other.slot())))
                .containsExactly("/slots/1/slot/roomId ROOM_TAKEN");
        assertThat(stored(third)).isEqualTo(third);
        assertThat(stored(one)).isEqualTo(one);
    }

    @Test
    void aConflictThatWasThereBeforeBlocksNoOther() {
        Session there = create(session("There", one.slot()));
        await(layout.putRules(world.organizer(), new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.WARN)));

        assertThat(place(to(there, there.slot()), to(other, slot(19, "10:00", 30, hall))))
                .hasSize(2);
    }

    @Test
    void unknownStaleAndFaultyOnesAreNamedAndNoneMoves() {
        SessionSlot good = to(one, slot(19, "10:00", 30, hall));
        SessionSlot unknown = new SessionSlot(UUID.randomUUID(), one.slot(), null);
        SessionSlot stale = new SessionSlot(other.id(), one.slot(), other.version() + 1);
        Slot nowhere = slot(18, "10:00", 30, UUID.randomUUID());
        Slot endless = slot(18, "10:00", 100_000, hall);

        assertThat(faults(Refusal.NOT_FOUND, good, unknown)).containsExactly("/slots/1/sessionId UNKNOWN_REFERENCE");
        assertThat(faults(Refusal.STALE, good, stale)).containsExactly("/slots/1/version CHANGED_MEANWHILE");
        assertThat(faults(Refusal.INVALID, good, to(other, nowhere)))
                .containsExactly("/slots/1/slot/roomId UNKNOWN_REFERENCE");
        assertThat(faults(Refusal.INVALID, to(other, endless), good, good))
                .containsExactly("/slots/0/slot/durationMinutes RANGE", "/slots/2/sessionId GIVEN_TWICE");
        assertThat(faults(Refusal.INVALID)).containsExactly("/slots RANGE");
        assertThat(stored(one)).isEqualTo(one);
        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void onlyOrganizersPlaceSessions() {
        List<SessionSlot> slots = List.of(to(one, slot(19, "10:00", 30, hall)));

        for (Caller caller : List.of(Caller.ANONYMOUS, world.foreigner(), world.as(OrganizationRole.STAFF))) {
            Throwable refusal = catchThrowable(() -> await(program.placeSessions(caller, slots)));
            assertThat(refusal).matches(it -> Refusal.FORBIDDEN.is(it) || Refusal.UNAUTHENTICATED.is(it));
        }
        assertThat(stored(one)).isEqualTo(one);
    }

    private List<String> faults(Refusal expected, SessionSlot... slots) {
        Throwable refusal = catchThrowable(() -> place(slots));
        assertThat(refusal).matches(expected::is);
        List<FieldError> errors = Refusal.errors((ServiceException) refusal);
        assertThat(errors)
                .extracting(FieldError::code)
                .isSubsetOf(Stream.of(Fault.values()).map(Fault::name).toList());
        return errors.stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private List<Placement> place(SessionSlot... slots) {
        return await(program.placeSessions(world.organizer(), List.of(slots)));
    }

    private static SessionSlot to(Session session, Slot slot) {
        return new SessionSlot(session.id(), slot, null);
    }

    private static List<String> ids(UUID... ids) {
        return Stream.of(ids).map(UUID::toString).toList();
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
