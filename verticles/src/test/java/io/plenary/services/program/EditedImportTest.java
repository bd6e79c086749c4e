package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What organizers edited between two imports. */
class EditedImportTest extends ImportedTest {

    private static final JsonObject EDITS = new JsonObject()
            .put("title", "Edited")
            .put("subtitle", null)
            .put("summary", "Edited here")
            .put("type", "workshop")
            .put("language", "de")
            .put("trackId", null)
            .put("speakers", new JsonArray())
            .put("links", new JsonArray().add(new JsonObject().put("url", "https://example.org/edited")))
            .put("status", "TENTATIVE")
            .put("doNotRecord", true);

    @Test
    void editsSurviveTheSameFile() {
        uploads.run(file("One", "Two"));
        edit(EDITS);
        Session edited = stored(one);

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(stored(one)).isEqualTo(edited);
        assertThat(job.counts().unchanged()).isEqualTo(2);
        assertThat(codes(job)).doesNotContain("BOTH_CHANGED_KEPT");
    }

    @Test
    void whatTheFileChangesElsewhereIsTakenBesideTheEdits() {
        uploads.run(file("One", "Two"));
        edit(EDITS);

        uploads.run(file("One", "Two").replace("A description.", "Another description."));

        assertThat(stored(one).title()).isEqualTo("Edited");
        assertThat(stored(one).speakers()).isEmpty();
        assertThat(stored(one).description()).isEqualTo("Another description.");
    }

    @ParameterizedTest
    @CsvSource({"KEEP_OURS, Edited, BOTH_CHANGED_KEPT", "TAKE_FILE, Revised, BOTH_CHANGED_TAKEN"})
    void whereBothChangedTheRuleDecidesAndBothValuesAreReportedOnce(ImportRule rule, String title, String code) {
        uploads.run(file("One", "Two"));
        edit(new JsonObject().put("title", "Edited"));

        ImportJob job = run(file("Revised", "Two"), rule);
        ImportJob again = run(file("Revised", "Two"), rule);

        assertThat(stored(one).title()).isEqualTo(title);
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals(code))
                .filteredOn(finding -> finding.params().get("field").equals("title"))
                .extracting(
                        ImportFinding::sessionId, finding -> finding.params().get("ours"), finding -> finding.params()
                                .get("theirs"))
                .containsExactly(tuple(one, "Edited", "Revised"));
        assertThat(codes(again)).doesNotContain(code);
        assertThat(again.counts().unchanged()).isEqualTo(2);
        assertThat(stored(one).title()).isEqualTo(title);
    }

    @Test
    void aRoomChosenHereAndATimeChangedInTheFileGoTogether() {
        uploads.run(file("One", "Two"));
        Slot slot = stored(one).slot();
        Room lab = room("Lab");
        await(program.placeSession(
                organizer, one, new Slot(slot.day(), slot.start(), slot.durationMinutes(), lab.id()), null));

        uploads.run(file("One", "Two").replace("10:00", "12:00"));

        assertThat(stored(one).slot())
                .isEqualTo(
                        new Slot(slot.day(), Instant.parse("2027-05-18T11:00:00Z"), slot.durationMinutes(), lab.id()));
    }

    @ParameterizedTest
    @EnumSource
    void aSessionTakenOffTheGridHereComesBackOnlyWhereTheFileIsRight(ImportRule rule) {
        uploads.run(file("One", "Two"));
        Slot before = stored(one).slot();
        await(program.unplaceSession(organizer, one, null));
        run(file("One", "Two"), rule);
        Session untouched = stored(one);

        run(file("One", "Two").replace("10:00", "12:00"), rule);

        assertThat(untouched.slot()).isNull();
        Slot moved = new Slot(
                before.day(), Instant.parse("2027-05-18T11:00:00Z"), before.durationMinutes(), before.roomId());
        assertThat(stored(one).slot()).isEqualTo(rule == ImportRule.TAKE_FILE ? moved : null);
    }

    @Test
    void roomsAndTracksKeepTheirNamesAndColorsFromHere() {
        uploads.run(file("One", "Two"));
        LayoutService layout = world.layout(conference);
        Room hall = room("Hall");
        Track track = schedule().tracks().get(0);
        await(layout.updateRoom(organizer, hall.id(), patch("name", "Great hall"), null));
        await(layout.updateTrack(organizer, track.id(), patch("name", "Machines"), null));
        await(layout.updateTrack(organizer, track.id(), patch("color", "#123456"), null));
        List<Room> rooms = schedule().rooms();
        List<Track> tracks = schedule().tracks();

        ImportJob job = uploads.run(file("One", "Two"));

        assertThat(schedule().rooms()).isEqualTo(rooms);
        assertThat(schedule().tracks()).isEqualTo(tracks);
        assertThat(stored(one).slot().roomId()).isEqualTo(hall.id());
        assertThat(job.counts().unchanged()).isEqualTo(2);
    }

    @Test
    void whatAnImportCancelledAndSomebodyReinstatedStays() {
        uploads.run(file("One", "Two"));
        String without =
                new SampleFile().event(one, 1, "One", "10:00", "Hall", "Ada").toString();
        uploads.run(without);
        await(program.updateSession(organizer, two, patch("status", "CONFIRMED"), null));

        ImportJob job = uploads.run(without);

        assertThat(stored(two).status()).isEqualTo(SessionStatus.CONFIRMED);
        assertThat(job.counts().cancelled()).isZero();
    }

    @Test
    void editsAreFoundAgainUnderAnAmbiguousId() {
        String both = sharing("10:00", "First") + sharing("11:00", "Second");
        uploads.run(schedule(both));
        Session first = session("First");
        await(program.updateSession(organizer, first.id(), patch("title", "Renamed"), null));
        await(program.unplaceSession(organizer, first.id(), null));

        ImportJob job = uploads.run(schedule(sharing("11:00", "Second") + sharing("10:00", "First")));

        assertThat(job.counts().unchanged()).isEqualTo(2);
        assertThat(stored(first.id()).title()).isEqualTo("Renamed");
    }

    @Test
    void anUneditedProgramOfAnEarlierReleaseFollowsTheFile() {
        uploads.run(file("One", "Two"));
        forgetWhatFilesSaid();

        ImportJob job = uploads.run(file("Revised", "Two"));

        assertThat(stored(one).title()).isEqualTo("Revised");
        assertThat(codes(job)).doesNotContain("BOTH_CHANGED_KEPT");
    }

    @Test
    void editsOfAnEarlierReleaseAreKeptAndReported() {
        uploads.run(file("One", "Two"));
        edit(new JsonObject().put("title", "Edited"));
        forgetWhatFilesSaid();

        ImportJob job = uploads.run(file("One", "Two, revised"));

        assertThat(stored(one).title()).isEqualTo("Edited");
        assertThat(stored(two).title()).isEqualTo("Two, revised");
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("BOTH_CHANGED_KEPT"))
                .extracting(ImportFinding::params)
                .containsExactly(Map.of("title", "One", "field", "title", "ours", "Edited", "theirs", "One"));
    }

    private void forgetWhatFilesSaid() {
        await(world.store(conference).direct().query("delete from said").execute());
    }

    private ImportJob run(String file, ImportRule rule) {
        return uploads.run(file.getBytes(StandardCharsets.UTF_8), ImportFormat.UNKNOWN, rule);
    }

    private void edit(JsonObject members) {
        await(program.updateSession(organizer, one, new MergePatch(members), null));
    }

    private static List<String> codes(ImportJob job) {
        return job.findings().stream().map(ImportFinding::code).toList();
    }

    private Room room(String name) {
        return schedule().rooms().stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Session session(String title) {
        return schedule().sessions().stream()
                .filter(session -> session.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String sharing(String start, String title) {
        return """
               <room name="Hall"><event id="7"><date>2027-05-18T%s:00+01:00</date><start>%s</start>
               <duration>00:45</duration><title>%s</title></event></room>
               """
                .formatted(start, start, title);
    }

    private static String schedule(String events) {
        return "<schedule><conference><title>Made up</title></conference><day index=\"1\" date=\"2027-05-18\">" + events
                + "</day></schedule>";
    }
}
