package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictsTest {

    private static final Rules BLOCKING = new Rules(RuleLevel.BLOCK, RuleLevel.BLOCK, RuleLevel.BLOCK);

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
    void ofTwoSessionsPlacedIntoOneBlockedSlotExactlyOneGetsIt() {
        await(layout.putRules(organizer, BLOCKING));
        for (int hour = 10; hour < 15; hour++) {
            Session one = create(session("One"));
            Session other = create(session("Other"));
            Slot slot = slot(18, hour + ":00", 30, hall);

            List<Future<Placement>> placed = List.of(
                    program.placeSession(organizer, one.id(), slot, null),
                    program.placeSession(organizer, other.id(), slot, null));
            await(Future.join(placed).otherwiseEmpty());

            assertThat(placed.stream().filter(Future::succeeded)).hasSize(1);
            assertThat(placed.stream().filter(Future::failed).map(Future::cause))
                    .allMatch(Refusal.CONFLICT::is);
        }
    }

    @Test
    void aBlockedSlotIsRefusedWithTheReasons() {
        UUID ada = world.speakers().add("Ada");
        create(session("There", slot(18, "10:00", 60, hall), credit(ada, "Ada")));
        await(layout.putRules(organizer, BLOCKING));
        Session late = session("Late", slot(18, "10:59", 60, hall), credit(ada, "Ada"));

        Throwable refusal =
                org.assertj.core.api.Assertions.catchThrowable(() -> await(program.createSession(organizer, late)));

        assertThat(Refusal.errors((io.vertx.serviceproxy.ServiceException) refusal))
                .extracting("pointer")
                .containsExactly("/slot/roomId", "/speakers");
        assertRefused(Refusal.NOT_FOUND, () -> program.getContentItemDetails(organizer, late.id()));
    }

    @Test
    void aConflictThatIsOnlyWarnedOfIsReportedWithThePlacement() {
        Session there = create(session("There", slot(18, "10:00", 60, hall)));

        Placement placement = await(program.createSession(organizer, session("Too", slot(18, "10:30", 60, hall))));

        assertThat(placement.conflicts())
                .containsExactly(new Conflict(
                        ConflictKind.ROOM_TAKEN,
                        RuleLevel.WARN,
                        placement.session().id(),
                        there.id(),
                        null,
                        "The room is taken by “There”.",
                        Map.of("title", "There")));
    }

    @Test
    void aPersonWhoWasMergedIsNotInTwoRoomsUnderTwoIds() {
        UUID keep = world.speakers().add("Ada");
        UUID gone = world.speakers().add("Ada L.");
        create(session("There", slot(18, "10:00", 60, hall), credit(gone, "Ada L.")));
        Session elsewhere = create(session("Elsewhere", null, credit(keep, "Ada")));
        world.speakers().merge(keep, gone);

        Placement placed = await(program.placeSession(organizer, elsewhere.id(), slot(18, "10:30", 60, null), null));

        assertThat(placed.conflicts())
                .extracting(Conflict::kind, Conflict::speakerId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ConflictKind.SPEAKER_TWICE, keep));
        assertThat(await(program.conflicts(organizer))).hasSize(1);
    }

    @Test
    void theSameRequestAgainIsAnsweredWithTheSameConflicts() {
        create(session("There", slot(18, "10:00", 60, hall)));
        Session wanted = session("Too", slot(18, "10:30", 60, hall));
        Placement first = await(program.createSession(organizer, wanted));

        assertThat(first.conflicts()).hasSize(1);
        assertThat(await(program.createSession(organizer, wanted))).isEqualTo(first);
    }

    @Test
    void anIgnoredConflictIsNotReportedButFoundByACheck() {
        await(layout.putRules(organizer, new Rules(RuleLevel.IGNORE, RuleLevel.IGNORE, RuleLevel.IGNORE)));
        create(session("There", slot(18, "10:00", 60, hall)));
        Slot taken = slot(18, "10:30", 60, hall);
        Placement placement = await(program.createSession(organizer, session("Too", taken)));

        assertThat(placement.conflicts()).isEmpty();
        assertThat(await(program.checkSlot(organizer, placement.session().id(), taken)))
                .extracting(Conflict::kind)
                .containsExactly(ConflictKind.ROOM_TAKEN);
        assertThat(await(program.conflicts(organizer)))
                .extracting(Conflict::level)
                .containsExactly(RuleLevel.IGNORE);
    }

    private Session create(Session session) {
        return await(program.createSession(organizer, session)).session();
    }
}
