package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionQuery;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A published conference with two rooms, whose organizers can work on a draft. */
@ResourceLock("ReleaseStage")
abstract class ReleaseStage {

    static final SessionQuery ALL = new SessionQuery(null, null, null, null, null, null, null, null, 200);

    static ProgramWorld world;

    UUID conference;
    ProgramService program;
    LayoutService layout;
    DraftService draft;
    ReleasesService releases;
    Caller organizer;
    UUID hall;
    UUID barn;

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
        open(ConferenceStatus.PUBLISHED);
    }

    void open(ConferenceStatus status) {
        conference = world.conference(status);
        program = world.program(conference);
        layout = world.layout(conference);
        draft = world.draft(conference);
        releases = world.releases(conference);
        organizer = world.as(OrganizationRole.OWNER);
        hall = await(layout.createRoom(organizer, room("Hall", 0))).id();
        barn = await(layout.createRoom(organizer, room("Barn", 1))).id();
    }

    DraftState byHand() {
        return await(releases.putReleaseMode(organizer, new ReleaseModeRequest(ReleaseMode.BY_HAND, null, null)));
    }

    Session talk(String title, int day) {
        return await(program.createSession(organizer, session(title, slot(day, "10:00", 30, hall))))
                .session();
    }

    Session talk(String title) {
        return talk(title, 18);
    }

    void rename(Session session, String title) {
        await(program.updateSession(organizer, session.id(), patch("title", title), null));
    }

    void move(Session session, String time) {
        await(program.placeSession(organizer, session.id(), slot(18, time, 30, hall), null));
    }

    Release release(String note) {
        return await(releases.release(organizer, new ReleaseRequest(note, null, null), null));
    }

    List<ReleaseChange> unreleased() {
        return await(releases.listUnreleased(organizer, null, null, 200)).items();
    }

    /** As attendees read it. */
    Session shown(Session session) {
        return await(program.getContentItemDetails(Caller.ANONYMOUS, session.id()));
    }

    Schedule schedule() {
        return Schedule.fromJson(await(program.getSchedule(Caller.ANONYMOUS)));
    }

    Schedule draftSchedule() {
        return Schedule.fromJson(await(draft.draftSchedule(organizer)));
    }

    Schedule scheduleAt(int number) {
        return Schedule.fromJson(await(releases.releasedSchedule(Caller.ANONYMOUS, number)));
    }

    static List<String> titles(Schedule schedule) {
        return schedule.sessions().stream().map(Session::title).toList();
    }

    long version() {
        return await(program.programVersion(Caller.ANONYMOUS)).version();
    }

    List<SessionChange> since(long version) {
        return await(program.listChanges(Caller.ANONYMOUS, version, null, 200)).items();
    }

    long events(String type) {
        return count("select count(*) from outbox where type = '" + type + "'");
    }

    long count(String query) {
        return await(world.store(conference).direct().query(query).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }
}
