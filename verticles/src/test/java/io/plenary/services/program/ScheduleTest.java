package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
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
import io.plenary.contracts.program.Author;
import io.plenary.contracts.program.AuthorPage;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static ProgramWorld world;

    private ProgramService program;
    private LayoutService layout;
    private Caller organizer;
    private Room hall;
    private Room lab;
    private Track track;

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
        lab = await(layout.createRoom(organizer, room("Lab", 1)));
        hall = await(layout.createRoom(organizer, room("Hall", 0)));
        track = await(layout.createTrack(organizer, track("Systems", 0)));
    }

    @Test
    void theScheduleIsTheWholeProgramInOrderWithoutLongTexts() {
        Session open = create(session("Open"));
        Session second = create(session("B", slot(18, "10:00", 30, lab.id())));
        Session third = create(session("A", slot(18, "11:00", 30, hall.id())));
        Session first = create(session("C", slot(18, "10:00", 30, hall.id())));

        Schedule schedule = schedule();

        assertThat(schedule.sessions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("description", "extra")
                .containsExactly(first, second, third, open);
        assertThat(schedule.sessions()).allMatch(s -> s.description() == null && s.extra() == null);
        assertThat(schedule.rooms()).containsExactly(hall, lab);
        assertThat(schedule.tracks()).containsExactly(track);
        assertThat(schedule.version())
                .isEqualTo(await(program.programVersion(organizer)).version());
    }

    @Test
    void theScheduleFollowsEveryChangeAtOnceOnTheNodeThatMadeIt() {
        Session session = create(session("Before"));
        assertThat(schedule().sessions()).extracting(Session::title).containsExactly("Before");

        await(program.updateSession(organizer, session.id(), patch("title", "After"), null));

        assertThat(schedule().sessions()).extracting(Session::title).containsExactly("After");
    }

    @Test
    void theScheduleIsMadeOnceForAllWhoAskTogether() {
        create(session("One"));

        List<Future<String>> answers = IntStream.range(0, 20)
                .mapToObj(i -> program.getSchedule(Caller.ANONYMOUS))
                .toList();

        await(Future.all(answers));
        assertThat(answers.stream().map(Future::result).distinct()).hasSize(1);
    }

    @Test
    void daysAreThoseOfTheConferenceAndOfItsSessionsAndLastPastMidnight() {
        LocalDate lastDay = LocalDate.of(2027, 5, 20);
        create(session("Evening", slot(20, "21:00", 60, hall.id())));
        create(session("Night", new Slot(lastDay, Instant.parse("2027-05-21T00:30:00Z"), 90, hall.id())));
        create(session("Party", slot(22, "18:00", 60, hall.id())));

        assertThat(await(layout.getDays(organizer)))
                .containsExactly(
                        day(1, "2027-05-18", "2027-05-17T23:00:00Z", "2027-05-18T23:00:00Z"),
                        day(2, "2027-05-19", "2027-05-18T23:00:00Z", "2027-05-19T23:00:00Z"),
                        day(3, "2027-05-20", "2027-05-20T21:00:00Z", "2027-05-21T02:00:00Z"),
                        day(4, "2027-05-22", "2027-05-22T18:00:00Z", "2027-05-22T19:00:00Z"));
    }

    @Test
    void pagesOfSessionsFollowEachOtherWithUnscheduledOnesLast() {
        Session open = create(session("Open"));
        List<Session> placed = new ArrayList<>();
        for (int hour = 10; hour < 15; hour++) {
            placed.add(create(session("At " + hour, slot(18, hour + ":00", 30, null))));
        }
        List<Session> found = new ArrayList<>();
        String cursor = null;
        do {
            SessionPage page = await(program.listContentItems(Caller.ANONYMOUS, query(null, cursor, 2)));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        placed.add(open);
        assertThat(found).isEqualTo(placed);
    }

    @Test
    void sessionsAreFoundByTheWordsOfTitleTextAndNames() {
        UUID speaker = world.speakers().add("Zoë");
        Session wanted = create(session("Peer-to-peer Caching", null, credit(speaker, "Zoë Müller")));
        create(session("Something else"));

        assertThat(found("caching peer")).containsExactly(wanted);
        assertThat(found("CACH")).containsExactly(wanted);
        assertThat(found("zoë mül")).containsExactly(wanted);
        assertThat(found("cach peer")).isEmpty();
        assertThat(found("' & | ! :* \\ caching")).containsExactly(wanted);
    }

    @Test
    void sessionsAreFilteredByEachOfTheirProperties() {
        UUID ada = world.speakers().add("Ada");
        Session wanted = create(session(
                UUID.randomUUID(),
                "Wanted",
                null,
                track.id(),
                slot(19, "10:00", 30, hall.id()),
                SessionStatus.TENTATIVE,
                credit(ada, "Ada")));
        create(session("Other", slot(18, "10:00", 30, lab.id())));
        create(session("Open"));
        LocalDate day = LocalDate.of(2027, 5, 19);

        assertThat(List.of(
                        new SessionQuery(day, null, null, null, null, null, null, null, 50),
                        new SessionQuery(null, track.id(), null, null, null, null, null, null, 50),
                        new SessionQuery(null, null, hall.id(), null, null, null, null, null, 50),
                        new SessionQuery(null, null, null, ada, null, null, null, null, 50),
                        new SessionQuery(null, null, null, null, SessionStatus.TENTATIVE, null, null, null, 50)))
                .allSatisfy(query -> assertThat(await(program.listContentItems(organizer, query))
                                .items())
                        .containsExactly(wanted));
        assertThat(await(program.listContentItems(
                                organizer, new SessionQuery(null, null, null, null, null, false, null, null, 50)))
                        .items())
                .extracting(Session::title)
                .containsExactly("Open");
    }

    @Test
    void badLimitsAndCursorsAreRefused() {
        assertRefused(Refusal.INVALID, () -> program.listContentItems(organizer, query(null, null, 0)));
        assertRefused(Refusal.INVALID, () -> program.listContentItems(organizer, query(null, null, 201)));
        assertRefused(Refusal.INVALID, () -> program.listContentItems(organizer, query(null, "no cursor", 50)));
        assertRefused(Refusal.INVALID, () -> program.listAuthors(organizer, null, "no cursor", 50));
        assertRefused(Refusal.INVALID, () -> program.listAuthors(organizer, null, null, 201));
    }

    @Test
    void authorsAreListedByNameWithTheirSessions() {
        UUID ada = world.speakers().add("Ada");
        UUID ben = world.speakers().add("Ben");
        Session one = create(session("One", null, credit(ben, "Ben Old"), credit(ada, "Ada")));
        Session two = create(session("Two", null, credit(ben, "Ben New")));

        AuthorPage first = await(program.listAuthors(Caller.ANONYMOUS, null, null, 1));
        AuthorPage second = await(program.listAuthors(Caller.ANONYMOUS, null, first.nextCursor(), 1));

        assertThat(first.items()).containsExactly(new Author(ada, "Ada", 2, List.of(one.id())));
        assertThat(second.items()).containsExactly(new Author(ben, "Ben New", 1, List.of(two.id(), one.id())));
        assertThat(second.nextCursor()).isNull();
        assertThat(await(program.listAuthors(Caller.ANONYMOUS, "new", null, 50)).items())
                .isEqualTo(second.items());
    }

    @Test
    void mergedSpeakersAreOneAuthorAndFoundByEitherId() {
        UUID keep = world.speakers().add("Ada");
        UUID gone = world.speakers().add("Ada L.");
        Session one = create(session("One", null, credit(keep, "Ada")));
        Session two = create(session("Two", null, credit(gone, "Ada L.")));
        world.speakers().merge(keep, gone);

        assertThat(await(program.listAuthors(organizer, null, null, 50)).items())
                .containsExactly(new Author(keep, "Ada L.", 2, List.of(two.id(), one.id())));
        SessionQuery query = new SessionQuery(null, null, null, keep, null, null, null, null, 50);
        assertThat(await(program.listContentItems(organizer, query)).items()).containsExactlyInAnyOrder(one, two);
    }

    private List<Session> found(String text) {
        return await(program.listContentItems(organizer, query(text, null, 50))).items();
    }

    private static SessionQuery query(String text, String cursor, int limit) {
        return new SessionQuery(null, null, null, null, null, null, text, cursor, limit);
    }

    private static Day day(int index, String date, String start, String end) {
        return new Day(index, LocalDate.parse(date), Instant.parse(start), Instant.parse(end));
    }

    private Schedule schedule() {
        return Schedule.fromJson(await(program.getSchedule(Caller.ANONYMOUS)));
    }

    private Session create(Session session) {
        return await(program.createSession(organizer, session)).session();
    }
}
