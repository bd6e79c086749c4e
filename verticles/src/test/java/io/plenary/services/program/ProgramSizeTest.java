package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Severity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All texts of a program together are no longer than its exports can be. */
class ProgramSizeTest extends ImportedTest {

    @Test
    void aTextForWhichThereIsNoRoomIsRefusedAndOneForWhichThereIsIsKept() {
        UUID last = fill(190_000);
        String text = "word ".repeat(10_000);

        assertRefused(Refusal.CONFLICT, () -> change(last, "description", text.repeat(4)));
        assertRefused(Refusal.CONFLICT, () -> change(last, "summary", "&".repeat(70_000)));
        assertThat(stored(last).description()).isEqualTo("All of <b>it</b>");

        await(change(last, "description", text));
        assertThat(stored(last).description()).isEqualTo(text);
        await(change(last, "summary", "word ".repeat(22_000)));
        assertRefused(
                Refusal.CONFLICT, () -> change(last, "extra", new JsonObject().put("all", text.substring(0, 49_000))));
    }

    @Test
    void descriptionsOfRoomsCountToo() {
        fill(190_000);
        LayoutService layout = world.layout(conference);
        UUID hall = await(layout.createRoom(organizer, room("Hall", 0))).id();

        IntStream.range(0, 9).forEach(i -> await(layout.createRoom(organizer, described("Lab " + i))));

        assertRefused(Refusal.CONFLICT, () -> layout.createRoom(organizer, described("Lab 9")));
        await(layout.deleteRoom(organizer, hall));
    }

    private static Room described(String name) {
        return new Room(UUID.randomUUID(), name, null, "x".repeat(20_000), null, 1, null, 0);
    }

    @Test
    void whatIsTooLargeAlreadyMayShrink() {
        UUID last = fill(-500_000);

        assertRefused(Refusal.CONFLICT, () -> create("Another"));
        await(change(last, "title", "Shorter"));
        await(create("Another"));
    }

    @Test
    void twoAtOnceDoNotBothTakeTheLastRoom() {
        UUID last = fill(190_000);
        UUID other = await(create("Other")).session().id();
        String text = "word ".repeat(30_000);

        List<Future<Placement>> both = List.of(change(last, "description", text), change(other, "description", text));
        await().until(() -> both.stream().allMatch(Future::isComplete));

        assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void anImportLeavesOutTheTextsThatHaveNoRoomAndBringsThemOnceThereIsSome() {
        UUID last = fill(110_000);
        String text = "word ".repeat(18_000).strip();
        String file = file("First", "Second").replace("A description.", text);

        ImportJob job = uploads.run(file);

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("TEXT_LEFT_OUT"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.params()).containsEntry("count", "1"))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(stored(one).description()).isEqualTo(text);
        assertThat(stored(two).description()).isNull();
        assertThat(stored(two).summary()).isEqualTo("An abstract.");

        await(program.deleteSession(organizer, last, null));
        assertThat(uploads.run(file).findings())
                .noneMatch(finding -> finding.code().equals("TEXT_LEFT_OUT"));
        assertThat(stored(two).description()).isEqualTo(text);
    }

    @Test
    void anImportKeepsWhatIsHereWhereTheNewTextHasNoRoom() {
        fill(100_000);
        uploads.run(file("First", "Second"));

        ImportJob job = uploads.run(file("First", "Other").replace("A description.", "word ".repeat(38_000)));

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(stored(two).title()).isEqualTo("Other");
        assertThat(stored(two).description()).isEqualTo("A description.");
    }

    /** Five sessions that fill the program but for a rest. */
    private UUID fill(int rest) {
        IntStream.range(0, 4)
                .forEach(i -> grow(await(create("Part " + i)).session().id(), 1_200_000));
        UUID last = await(create("Last")).session().id();
        grow(last, 200_000 - rest);
        return last;
    }

    private Future<Placement> create(String title) {
        return program.createSession(organizer, session(title));
    }

    private Future<Placement> change(UUID session, String member, Object value) {
        return program.updateSession(organizer, session, patch(member, value), null);
    }

    /** What a hundred sessions say takes long to write, so the store is told that one says it. */
    private void grow(UUID session, int size) {
        SqlClient store = world.store(conference).direct();
        await(store.query("update sessions set size = %d where id = '%s'".formatted(size, session))
                .execute());
        await(store.query("update program set size = (select sum(size) from sessions)")
                .execute());
    }
}
