package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What tests of imports have in common: a conference of its own for each, and a file of two sessions. */
@ResourceLock("ImportedTest")
abstract class ImportedTest {

    static ProgramWorld world;

    final UUID one = UUID.randomUUID();
    final UUID two = UUID.randomUUID();

    UUID conference;
    ProgramService program;
    Caller organizer;
    Uploads uploads;

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
        organizer = world.organizer();
        uploads = new Uploads(world.exchange(conference), organizer);
    }

    String file(String first, String second) {
        return new SampleFile()
                .event(one, 1, first, "10:00", "Hall", "Ada")
                .event(two, 2, second, "11:00", "Lab", "Benjamin")
                .toString();
    }

    Schedule schedule() {
        long there = stored();
        return await().until(
                        () -> Schedule.fromJson(await(program.getSchedule(Caller.ANONYMOUS))),
                        known -> known.version() >= there);
    }

    Session stored(UUID id) {
        return await(program.getContentItemDetails(organizer, id));
    }

    long version() {
        long there = stored();
        return await().until(() -> await(program.programVersion(organizer)).version(), known -> known >= there);
    }

    /** The program's version. How far an import is, the database says, a moment before the node knows what it brought. */
    private long stored() {
        return await(world.store(conference)
                        .direct()
                        .query("select version from program")
                        .execute())
                .iterator()
                .next()
                .getLong("version");
    }
}
