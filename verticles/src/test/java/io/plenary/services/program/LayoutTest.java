package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static ProgramWorld world;

    private ProgramService program;
    private LayoutService layout;
    private Caller organizer;

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
        UUID conference = world.conference();
        program = world.program(conference);
        layout = world.layout(conference);
        organizer = world.organizer();
    }

    @Test
    void roomsAreListedInGridOrder() {
        Room second = await(layout.createRoom(organizer, room("A", 1)));
        Room first = await(layout.createRoom(organizer, room("B", 0)));

        assertThat(await(layout.getRooms(Caller.ANONYMOUS))).containsExactly(first, second);
    }

    @Test
    void aRoomNameIsTakenOnceButCaseMatters() {
        Room hall = await(layout.createRoom(organizer, room("Hall", 0)));
        Room other = await(layout.createRoom(organizer, room("hall", 1)));

        assertRefused(Refusal.CONFLICT, () -> layout.createRoom(organizer, room("Hall", 2)));
        assertRefused(Refusal.CONFLICT, () -> layout.updateRoom(organizer, other.id(), patch("name", "Hall"), null));
        assertThat(await(layout.getRooms(organizer))).containsExactly(hall, other);
    }

    @Test
    void aRoomIsChangedOnlyAtTheVersionNamed() {
        Room hall = await(layout.createRoom(organizer, room("Hall", 0)));
        Room renamed = await(layout.updateRoom(organizer, hall.id(), patch("name", "Great Hall"), 1L));

        assertThat(renamed.name()).isEqualTo("Great Hall");
        assertRefused(Refusal.STALE, () -> layout.updateRoom(organizer, hall.id(), patch("name", "Other"), 1L));
        assertRefused(Refusal.INVALID, () -> layout.updateRoom(organizer, hall.id(), patch("capacity", -1), null));
        assertRefused(Refusal.INVALID, () -> layout.updateRoom(organizer, hall.id(), patch("name", null), null));
        assertRefused(
                Refusal.NOT_FOUND, () -> layout.updateRoom(organizer, UUID.randomUUID(), patch("name", "Other"), null));
    }

    @Test
    void theSameRoomAgainIsNoSecondOne() {
        Room wanted = room("Hall", 0);
        Room made = await(layout.createRoom(organizer, wanted));

        assertThat(await(layout.createRoom(organizer, wanted))).isEqualTo(made);
        Room other = new Room(wanted.id(), "Other", null, null, null, 0, null, 0);
        assertRefused(Refusal.CONFLICT, () -> layout.createRoom(organizer, other));
    }

    @Test
    void aRoomWithSessionsStays() {
        Room hall = await(layout.createRoom(organizer, room("Hall", 0)));
        Session session = await(program.createSession(organizer, session("In it", slot(18, "10:00", 30, hall.id()))))
                .session();

        assertRefused(Refusal.CONFLICT, () -> layout.deleteRoom(organizer, hall.id()));
        await(program.deleteSession(organizer, session.id(), null));
        await(layout.deleteRoom(organizer, hall.id()));
        await(layout.deleteRoom(organizer, hall.id()));

        assertThat(await(layout.getRooms(organizer))).isEmpty();
    }

    @Test
    void aDeletedTrackLeavesItsSessionsWithoutOne() {
        Track systems = await(layout.createTrack(organizer, track("Systems", 0)));
        Session session = await(program.createSession(
                        organizer,
                        session(UUID.randomUUID(), "On it", null, systems.id(), null, SessionStatus.CONFIRMED)))
                .session();

        await(layout.deleteTrack(organizer, systems.id()));

        Session after = await(program.getContentItemDetails(organizer, session.id()));
        assertThat(after.trackId()).isNull();
        assertThat(after.version()).isEqualTo(session.version() + 1);
        assertThat(await(layout.getTracks(organizer))).isEmpty();
    }

    @Test
    void colorsOfTracksAreCheckedAndKeptInOneWay() {
        Track shouting = new Track(UUID.randomUUID(), "Loud", null, "#ABCDEF", 0, null, 0);
        Track wrong = new Track(UUID.randomUUID(), "Wrong", null, "red", 0, null, 0);

        assertThat(await(layout.createTrack(organizer, shouting)).color()).isEqualTo("#abcdef");
        assertRefused(Refusal.INVALID, () -> layout.createTrack(organizer, wrong));
        assertRefused(Refusal.CONFLICT, () -> layout.createTrack(organizer, track("Loud", 1)));
    }

    @Test
    void rulesWarnUnlessDecidedOtherwise() {
        Rules strict = new Rules(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.IGNORE);

        assertThat(await(layout.getRules(Caller.ANONYMOUS))).isEqualTo(Rules.DEFAULT);
        assertThat(await(layout.putRules(organizer, strict))).isEqualTo(strict);
        assertThat(await(layout.getRules(Caller.ANONYMOUS))).isEqualTo(strict);
        assertRefused(Refusal.INVALID, () -> layout.putRules(organizer, new Rules(null, null, null)));
    }

    @Test
    void whatChangesNothingKeepsTheVersion() {
        Room hall = await(layout.createRoom(organizer, room("Hall", 0)));
        await(layout.updateRoom(organizer, hall.id(), patch("name", "Hall"), null));
        await(layout.putRules(organizer, Rules.DEFAULT));
        await(layout.deleteTrack(organizer, UUID.randomUUID()));

        assertThat(await(program.programVersion(organizer)).version()).isEqualTo(2);
    }
}
