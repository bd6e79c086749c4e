package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

    private static ProgramWorld world;

    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    private UUID conference;
    private ProgramService program;
    private Caller organizer;
    private Uploads uploads;

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

    @ParameterizedTest
    @EnumSource
    void importingAnExportChangesNothing(ExportFormat format) {
        uploads.run(file("One", "Two"));
        UUID speaker = world.speakers().add("Eve");
        await(program.createSession(
                organizer, session("By hand", slot(19, "10:00", 30, null), credit(speaker, "Eve"))));
        await(program.createSession(organizer, session("Nowhere yet")));
        await(program.unplaceSession(organizer, two, null));
        await(program.updateSession(organizer, one, patch("status", "TENTATIVE"), null));
        Schedule before = schedule();
        Export export = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));

        ImportJob job =
                uploads.run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

        assertThat(job.state()).as(job.error()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(schedule()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"XML", "JSON"})
    void anExportMakesTheSameProgramElsewhere(ExportFormat format) {
        uploads.run(file("One", "Two"));
        Export export = await(world.exchange(conference).exportProgram(Caller.ANONYMOUS, format));
        UUID elsewhere = world.conference();

        new Uploads(world.exchange(elsewhere), organizer)
                .run(export.text().getBytes(StandardCharsets.UTF_8), ImportFormat.valueOf(format.name()));

        Schedule copy = Schedule.fromJson(await(world.program(elsewhere).getSchedule(Caller.ANONYMOUS)));
        assertThat(copy.sessions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "createdAt", "updatedAt", "version", "trackId", "slot.roomId")
                .isEqualTo(schedule().sessions());
        assertThat(copy.rooms())
                .extracting(Room::id)
                .isEqualTo(schedule().rooms().stream().map(Room::id).toList());
    }

    private String file(String first, String second) {
        return new SampleFile()
                .event(one, 1, first, "10:00", "Hall", "Ada")
                .event(two, 2, second, "11:00", "Lab", "Benjamin")
                .toString();
    }

    private Schedule schedule() {
        return Schedule.fromJson(await(program.getSchedule(Caller.ANONYMOUS)));
    }

    private long version() {
        return await(program.programVersion(organizer)).version();
    }
}
