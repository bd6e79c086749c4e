package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ProgramService;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export that takes long keeps nothing else waiting, and is not made more often than it is of use. */
class ExportsInTurnTest {

    private ProgramWorld world;
    private UUID conference;
    private ProgramService program;

    @BeforeEach
    void openConference() {
        world = new ProgramWorld();
        conference = world.conference();
        program = world.program(conference);
        UUID ada = world.speakers().add("Ada");
        await(program.createSession(
                world.organizer(), session("One", slot(18, "10:00", 30, null), credit(ada, "Ada"))));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whoeverChangesAProgramAllTheTimeHasOneExportMadeAfterTheOther() {
        int before = world.speakers().lookUps();
        world.speakers().hold();
        List<Future<Export>> exports = new ArrayList<>(List.of(export()));
        await().until(() -> world.speakers().lookUps() == before + 1);

        for (int i = 0; i < 6; i++) {
            await(world.layout(conference).createRoom(world.organizer(), room("Hall " + i, i)));
            exports.add(export());
        }
        world.speakers().release();

        long last = await(program.programVersion(world.organizer())).version();
        assertThat(exports.subList(1, 7))
                .allSatisfy(export -> assertThat(made(export).version()).isEqualTo(last));
        assertThat(made(exports.get(0)).text()).contains("One");
        assertThat(world.speakers().lookUps()).isEqualTo(before + 2);
    }

    /** Who waited too long on a busy machine gets, asking again, what was made meanwhile. */
    private Export made(Future<Export> asked) {
        return await(asked.recover(late -> export()));
    }

    @Test
    void whoWaitsTooLongIsToldToAskAgainAndGetsWhatWasMadeMeanwhile() {
        int before = world.speakers().lookUps();
        world.speakers().hold();

        assertRefused(Refusal.UNAVAILABLE, this::export);
        assertThat(await(program.getSchedule(Caller.ANONYMOUS))).contains("One");
        world.speakers().release();

        assertThat(await(export()).text()).contains("One");
        assertThat(world.speakers().lookUps()).isEqualTo(before + 1);
    }

    @Test
    void aFileIntroducesOnlySoManySpeakers() {
        UUID eve = world.speakers().add("Eve");
        world.speakers().introduce(eve, "Eve", "e".repeat(90_000), null, List.of());
        for (int i = 0; i < 40; i++) {
            await(program.createSession(
                    world.organizer(), session("Talk", slot(18, "12:00", 5, null), credit(eve, "Eve"))));
        }

        assertThat(await(export()).text()).contains("Eve").doesNotContain("eeee");
    }

    private Future<Export> export() {
        return world.exchange(conference).exportProgram(Caller.ANONYMOUS, ExportFormat.JSON);
    }
}
