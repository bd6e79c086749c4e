package io.plenary.services.program;

import static io.plenary.services.program.Samples.session;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ServedConference;
import io.plenary.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostingTest {

    private static ProgramWorld world;
    private static ProgramHostService host;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
        host = world.node().proxy(ProgramHostService.class, ProgramHostService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void servingAgainChangesNothing() {
        UUID conference = world.conference();
        ServedConference again = await(host.serve(Caller.SYSTEM, world.database(conference)));
        await(host.createDatabase(Caller.SYSTEM, world.database(conference)));
        await(host.migrateDatabase(Caller.SYSTEM, world.database(conference)));

        assertThat(again).isEqualTo(new ServedConference(conference, "local", ProgramService.address(conference)));
        assertThat(doors(conference)).isEqualTo(List.of(2L, 2L));
    }

    @Test
    void everyInstanceServesWhatIsRegisteredAndClosesWhatIsRetired() {
        UUID conference = world.conference();
        world.register(conference);
        await().untilAsserted(() -> assertThat(doors(conference)).containsExactly(2L, 2L));

        world.retire(conference);

        await().untilAsserted(() -> assertThat(doors(conference)).isEmpty());
    }

    @Test
    void aNodeThatJoinsLaterServesWhatIsRegistered() {
        UUID conference = world.conference();
        world.register(conference);
        await(world.program(conference).createSession(world.organizer(), session("Early")));

        try (TestNode late = world.join()) {
            await().untilAsserted(() ->
                    assertThat(late.node().doors().count()).containsKey(LayoutService.address(conference)));
            String schedule = await(late.proxy(ProgramService.class, ProgramService.address(conference))
                    .getSchedule(Caller.ANONYMOUS));
            assertThat(schedule).contains("Early");
        }
    }

    @Test
    void anotherNodeSeesAChangeWithinASecond() {
        UUID conference = world.conference();
        world.register(conference);
        try (TestNode other = world.join()) {
            ProgramService there = other.proxy(ProgramService.class, ProgramService.address(conference));
            await().until(() -> await(there.getSchedule(Caller.ANONYMOUS).otherwise("")), text -> !text.isEmpty());

            await(world.program(conference).createSession(world.organizer(), session("Late news")));

            // By when it was asked: to make the schedule anew takes its time.
            long changed = System.nanoTime();
            await().until(() -> {
                boolean isLate =
                        System.nanoTime() - changed > Duration.ofMillis(1_500).toNanos();
                boolean isSeen = await(there.getSchedule(Caller.ANONYMOUS)).contains("Late news");
                assertThat(isSeen || !isLate).isTrue();
                return isSeen;
            });
        }
    }

    @Test
    void aNodeStartsWithoutTheConferencesService() {
        try (TestNode alone = new TestNode()) {
            alone.deploy(ProgramVerticle::new);

            assertThat(alone.node().doors().count()).containsEntry(ProgramHostService.ADDRESS, 2L);
        }
    }

    @Test
    void aDroppedDatabaseIsGoneAndDroppingItAgainDoesNoHarm() {
        UUID conference = world.conference();
        await(world.program(conference).createSession(world.organizer(), session("Gone")));

        await(host.dropDatabase(Caller.SYSTEM, world.database(conference)));
        await(host.dropDatabase(Caller.SYSTEM, world.database(conference)));

        assertThat(databases(world.database(conference).databaseName())).isZero();
    }

    @Test
    void onlyDatabasesOfConferencesAreMadeAndDropped() {
        UUID id = UUID.randomUUID();
        Stream.of("postgres", world.node().node().databases().prefix() + "_auth", "x\" cascade; --", null)
                .map(name -> new ConferenceDatabase(id, world.organizationId(), "slug", name))
                .forEach(database -> {
                    assertRefused(Refusal.INVALID, () -> host.createDatabase(Caller.SYSTEM, database));
                    assertRefused(Refusal.INVALID, () -> host.dropDatabase(Caller.SYSTEM, database));
                });
    }

    @Test
    void theRoleOfOneConferenceCannotConnectToAnother() {
        UUID one = world.conference();
        UUID other = world.conference();

        boolean allowed = await(world.store(one)
                .direct()
                .query("select has_database_privilege('" + world.database(other).databaseName() + "', 'connect')")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0)));

        assertThat(allowed).isFalse();
    }

    private static long databases(String name) {
        return await(world.node()
                .node()
                .databases()
                .open("program", "programhost")
                .compose(database -> database.direct()
                        .query("select count(*) from pg_database where datname = '" + name + "'")
                        .execute())
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** Of the conference's doors, how often two of them are open here. */
    private static List<Long> doors(UUID conference) {
        var open = world.node().node().doors().count();
        return Stream.of(ProgramService.address(conference), LayoutService.address(conference))
                .map(open::get)
                .filter(count -> count != null)
                .toList();
    }
}
