package io.plenary.services.program;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.Unreleased;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are taken into the draft. */
class DraftImportsTest extends ReleaseStage {

    private static final UUID LAMPS = UUID.randomUUID();
    private static final UUID LENSES = UUID.randomUUID();
    private static final UUID LATE = UUID.randomUUID();

    private Uploads uploads;

    @BeforeEach
    void takeIn() {
        uploads = new Uploads(world.exchange(conference), organizer);
        ImportJob job = take(file().event(LENSES, 2, "Lenses", "11:00", "Studio", "Ada"));
        assertThat(job.state()).as(job.error()).isEqualTo(ImportState.SUCCEEDED);
        byHand();
    }

    private static SampleFile file() {
        return new SampleFile().event(LAMPS, 1, "Lamps", "10:00", "Studio", "Ada");
    }

    private ImportJob take(SampleFile file) {
        return uploads.run(file.toString().getBytes(StandardCharsets.UTF_8), ImportFormat.XML);
    }

    @Test
    void nothingOfAFileIsPublicBeforeARelease() {
        long seen = version();
        long imported = events("ProgramImported");

        take(file().event(LENSES, 2, "Lenses", "14:00", "Studio", "Ada")
                .event(LATE, 3, "Late", "15:00", "Attic", "Bob"));
        ImportJob again = take(file().event(LENSES, 2, "Lenses", "16:00", "Studio", "Ada")
                .event(LATE, 3, "Late", "15:00", "Attic", "Bob"));

        assertThat(again.counts().updated()).isEqualTo(1);
        assertThat(again.counts().created()).isZero();
        assertThat(version()).isEqualTo(seen);
        assertThat(titles(schedule())).containsExactly("Lamps", "Lenses");
        assertThat(events("ProgramImported")).isEqualTo(imported);
        assertThat(await(program.listAuthors(Caller.ANONYMOUS, null, null, 10)).items())
                .hasSize(1);
        assertThat(unreleased())
                .filteredOn(change -> change.before() != null || change.after() != null)
                .extracting(ReleaseChange::id)
                .containsExactlyInAnyOrder(LENSES, LATE);

        release("From the file");

        assertThat(since(seen)).extracting(SessionChange::sessionId).containsExactlyInAnyOrder(LENSES, LATE);
        assertThat(await(program.getContentItemDetails(organizer, LENSES)).sequence())
                .isEqualTo(1);
        assertThat(take(file().event(LENSES, 2, "Lenses", "16:00", "Studio", "Ada")
                                .event(LATE, 3, "Late", "15:00", "Attic", "Bob"))
                        .counts()
                        .unchanged())
                .isEqualTo(3);
        assertThat(unreleased()).isEmpty();
    }

    @Test
    void whatAFileNoLongerNamesIsCancelledInTheDraftOnly() {
        take(file());

        assertThat(unreleased()).singleElement().satisfies(change -> assertThat(change.kinds())
                .containsExactly(ReleaseKind.CANCELLED));
        take(file().event(LENSES, 2, "Lenses", "11:00", "Studio", "Ada"));
        assertThat(unreleased()).isEmpty();
    }

    @Test
    void whatWasEditedInTheDraftIsKeptThere() {
        Session lamps = await(program.getContentItemDetails(organizer, LAMPS));
        rename(lamps, "Ours");

        take(new SampleFile()
                .event(LAMPS, 1, "Theirs", "10:00", "Studio", "Ada")
                .event(LENSES, 2, "Lenses", "11:00", "Studio", "Ada"));

        assertThat(titles(draftSchedule())).containsExactly("Ours", "Lenses");
    }

    @Test
    void whatWasDeletedInTheDraftAndDiscardedIsAsIfItHadNeverBeen() {
        await(program.deleteSession(organizer, LENSES, null));
        take(file().event(LATE, 3, "Late", "15:00", "Studio", "Bob"));
        assertThat(count("select count(*) from draft.deleted")).isEqualTo(1);

        await(releases.putReleaseMode(
                organizer, new ReleaseModeRequest(ReleaseMode.EVERY_CHANGE, Unreleased.DISCARD, null)));

        assertThat(count("select count(*) from deleted")).isZero();
        assertThat(titles(schedule())).containsExactly("Lamps", "Lenses");
        ImportJob job = take(new SampleFile()
                .event(LAMPS, 1, "Lamps", "10:00", "Studio", "Ada")
                .event(LENSES, 2, "Lenses", "12:00", "Studio", "Ada"));
        assertThat(job.counts().updated()).isEqualTo(1);
        assertThat(job.counts().kept()).isZero();
    }

    @Test
    void whatIsDeletedAndReleasedIsKnownToTheNextFile() {
        await(program.deleteSession(organizer, LENSES, null));
        release(null);
        assertThat(count("select count(*) from deleted")).isEqualTo(1);

        ImportJob job = take(file().event(LENSES, 2, "Lenses", "11:00", "Studio", "Ada"));

        assertThat(job.counts().kept()).isEqualTo(1);
        assertThat(titles(draftSchedule())).containsExactly("Lamps");
        assertRefused(Refusal.NOT_FOUND, () -> draft.draftItem(organizer, LENSES));
    }

    @Test
    void aPreviewOfAnotherCopyIsShownAnewBeforeItIsDone() {
        SampleFile newer = new SampleFile()
                .event(LAMPS, 1, "Lamps", "10:00", "Studio", "Ada")
                .event(LENSES, 2, "Lenses", "12:00", "Studio", "Ada");
        byte[] bytes = newer.toString().getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        ImportRequest request =
                new ImportRequest(id, ImportFormat.XML, "program", bytes.length, ImportRule.KEEP_OURS, true);
        assertThat(uploads.preview(bytes, request).state()).isEqualTo(ImportState.PREVIEWED);
        await(releases.putReleaseMode(organizer, new ReleaseModeRequest(ReleaseMode.EVERY_CHANGE, null, null)));

        await(world.exchange(conference).applyImport(organizer, id));
        ImportJob shown = uploads.done(id);

        assertThat(shown.state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(schedule().sessions())
                .extracting(session -> session.slot().start().toString())
                .contains("2027-05-18T10:00:00Z");
    }
}
