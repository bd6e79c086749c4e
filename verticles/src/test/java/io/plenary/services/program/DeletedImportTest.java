package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What organizers deleted between two imports. */
class DeletedImportTest extends ImportedTest {

    private LayoutService layout;

    @BeforeEach
    void openLayout() {
        layout = world.layout(conference);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletedSessionStaysAwayAndTheReportNamesIt(boolean withGuids) {
        String file = withGuids ? file("One", "Two") : withoutGuids("One", "Two");
        uploads.run(file);
        delete("One");

        ImportJob same = uploads.run(file);
        ImportJob revised = uploads.run(file.replace(">One<", ">One, revised<"));

        assertThat(titles()).containsExactly("Two");
        assertThat(named(same, "DELETED_KEPT")).containsExactly("One");
        assertThat(named(revised, "DELETED_KEPT")).containsExactly("One");
        assertThat(same.counts()).extracting("created", "unchanged", "kept").containsExactly(0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheFileShallGoBeforeItIsBackAsWhatItWas(boolean withGuids) {
        String file = withGuids ? file("One", "Two") : withoutGuids("One", "Two");
        uploads.run(file);
        Session before = session("One");
        delete("One");

        ImportJob job = run(file, ImportRule.TAKE_FILE);
        ImportJob again = uploads.run(file);

        assertThat(session("One"))
                .extracting(Session::id, Session::number)
                .containsExactly(before.id(), before.number());
        assertThat(named(job, "DELETED_BACK")).containsExactly("One");
        assertThat(again.counts().unchanged()).isEqualTo(2);
        assertThat(named(again, "DELETED_KEPT")).isEmpty();
    }

    @Test
    void aPreviewSaysWhatStaysAwayAndByAnotherRuleWhatComesBack() {
        uploads.run(file("One", "Two"));
        delete("One");

        ImportJob kept = preview(file("One", "Two"), ImportRule.KEEP_OURS);
        ImportJob taken = preview(file("One", "Two"), ImportRule.TAKE_FILE);

        assertThat(named(kept, "DELETED_KEPT")).containsExactly("One");
        assertThat(kept.counts().created()).isZero();
        assertThat(named(taken, "DELETED_BACK")).containsExactly("One");
        assertThat(taken.counts().created()).isEqualTo(1);
        assertThat(titles()).containsExactly("Two");
    }

    @Test
    void aDeletedSessionDoesNotComeBackUnderANumberSomebodyElseHas() {
        uploads.run(withoutGuids("One", "Two"));
        int number = session("One").number();
        delete("One");
        await(program.updateSession(organizer, session("Two").id(), patch("number", number), null));

        run(withoutGuids("One", "Two"), ImportRule.TAKE_FILE);

        assertThat(session("Two").number()).isEqualTo(number);
        assertThat(session("One").number()).isNotEqualTo(number);
    }

    @Test
    void aDeletedSessionTakesNoOthersPlace() {
        uploads.run(withoutIds("One", "Two"));
        UUID second = session("Two").id();
        delete("One");

        uploads.run(withoutIds("Two", "One"));

        assertThat(titles()).containsExactly("Two");
        assertThat(session("Two").id()).isEqualTo(second);
    }

    @Test
    void aSessionMadeAgainByHandIsOneAgain() {
        uploads.run(file("One", "Two"));
        Session first = stored(one);
        delete("One");
        await(program.createSession(organizer, withId(one, "Made again")));

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(stored(one).title()).isEqualTo("Made again");
        assertThat(first.title()).isEqualTo("One");
        assertThat(named(job, "DELETED_KEPT")).isEmpty();
    }

    @Test
    void aDeletedTrackStaysAwayWithoutUntrueFindings() {
        uploads.run(file("One", "Two"));
        await(layout.deleteTrack(organizer, track().id()));

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(schedule().tracks()).isEmpty();
        assertThat(stored(one).trackId()).isNull();
        assertThat(named(job, "DELETED_KEPT")).containsExactly("Systems");
        assertThat(codes(job)).doesNotContain("BOTH_CHANGED_KEPT");
        assertThat(job.counts().unchanged()).isEqualTo(2);
    }

    @Test
    void aDeletedTrackIsBackWhenANewSessionNamesItAndOthersStayAsTheyWereLeft() {
        uploads.run(file("One", "Two"));
        Track before = track();
        await(layout.deleteTrack(organizer, before.id()));
        UUID three = UUID.randomUUID();

        ImportJob job = uploads.run(new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", "Ada")
                .event(two, 2, "Two", "11:00", "Lab", "Benjamin")
                .event(three, 3, "Three", "12:00", "Lab", "Benjamin")
                .toString());

        assertThat(track().id()).isEqualTo(before.id());
        assertThat(stored(three).trackId()).isEqualTo(before.id());
        assertThat(stored(one).trackId()).isNull();
        assertThat(named(job, "DELETED_BACK")).containsExactly("Systems");
    }

    @Test
    void whereTheFileShallGoBeforeADeletedTrackIsBackWithItsSessions() {
        uploads.run(file("One", "Two"));
        Track before = track();
        await(layout.deleteTrack(organizer, before.id()));

        run(file("One", "Two"), ImportRule.TAKE_FILE);

        assertThat(track().id()).isEqualTo(before.id());
        assertThat(stored(one).trackId()).isEqualTo(before.id());
        assertThat(stored(two).trackId()).isEqualTo(before.id());
    }

    @Test
    void aDeletedRoomStaysAwayAndItsSessionsStayWhereTheyWerePut() {
        uploads.run(file("One", "Two"));
        Room hall = room("Hall");
        Slot slot = stored(one).slot();
        UUID lab = room("Lab").id();
        await(program.placeSession(
                organizer, one, new Slot(slot.day(), slot.start(), slot.durationMinutes(), lab), null));
        await(layout.deleteRoom(organizer, hall.id()));

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(schedule().rooms()).extracting(Room::name).containsExactly("Lab");
        assertThat(stored(one).slot().roomId()).isEqualTo(lab);
        assertThat(named(job, "DELETED_KEPT")).containsExactly("Hall");
        assertThat(codes(job)).doesNotContain("BOTH_CHANGED_KEPT");
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatComesBackToTheGridIsInNoRoomThatStaysAway(ImportRule rule) {
        uploads.run(file("One", "Two"));
        await(program.unplaceSession(organizer, one, null));
        await(layout.deleteRoom(organizer, room("Hall").id()));

        ImportJob job = run(file("One", "Two").replace("10:00", "12:00"), rule);

        assertThat(job.error()).isNull();
        assertThat(schedule().rooms()).hasSize(rule == ImportRule.TAKE_FILE ? 2 : 1);
    }

    @Test
    void whatWasMadeByHandIsNotRememberedWhenItIsDeleted() {
        Session byHand = Samples.session("By hand");
        UUID made = byHand.id();
        await(program.createSession(organizer, byHand));
        await(program.deleteSession(organizer, made, null));

        uploads.run(new SampleFile()
                .event(made, 1, "By hand", "10:00", "Hall", "Ada")
                .toString());

        assertThat(titles()).containsExactly("By hand");
    }

    private static Session withId(UUID id, String title) {
        return Session.fromJson(new JsonObject(Samples.session(title).toJson())
                .put("id", id.toString())
                .encode());
    }

    private void delete(String title) {
        await(program.deleteSession(organizer, session(title).id(), null));
    }

    private String withoutGuids(String first, String second) {
        return new SampleFile()
                .event(1, first, "10:00", "Hall", "Ada")
                .event(2, second, "11:00", "Lab", "Benjamin")
                .toString();
    }

    private String withoutIds(String first, String second) {
        return withoutGuids(first, second).replaceAll("event id=\"\\d+\"", "event");
    }

    private ImportJob run(String file, ImportRule rule) {
        return uploads.run(file.getBytes(StandardCharsets.UTF_8), ImportFormat.UNKNOWN, rule);
    }

    private ImportJob preview(String file, ImportRule rule) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return uploads.preview(
                bytes, new ImportRequest(UUID.randomUUID(), ImportFormat.UNKNOWN, "program", bytes.length, rule, true));
    }

    private List<String> titles() {
        return schedule().sessions().stream().map(Session::title).toList();
    }

    private Session session(String title) {
        return schedule().sessions().stream()
                .filter(session -> session.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Track track() {
        return schedule().tracks().get(0);
    }

    private Room room(String name) {
        return schedule().rooms().stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(ImportJob job) {
        return job.findings().stream().map(ImportFinding::code).toList();
    }

    private static List<String> named(ImportJob job, String code) {
        return job.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> finding.params().get("title"))
                .toList();
    }
}
