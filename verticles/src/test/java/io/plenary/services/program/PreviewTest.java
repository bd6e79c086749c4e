package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportChange;
import io.plenary.contracts.program.ImportChangeKind;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportFieldChange;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that first show what they would do. */
class PreviewTest extends ImportedTest {

    private ExchangeService exchange;

    @BeforeEach
    void open() {
        exchange = world.exchange(conference);
    }

    @Test
    void aPreviewChangesNothingAtAll() {
        uploads.run(file("One", "Two"));
        Schedule before = schedule();
        int speakers = world.speakers().size();
        long announced = count("outbox");
        String persons = tables("persons");
        String said = tables("said");

        ImportJob job = preview(newer());

        assertThat(job.state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(schedule()).isEqualTo(before);
        assertThat(world.speakers().size()).isEqualTo(speakers);
        assertThat(count("outbox")).isEqualTo(announced);
        assertThat(tables("persons")).isEqualTo(persons);
        assertThat(tables("said")).isEqualTo(said);
    }

    @Test
    void itSaysWhatWouldBeCreatedChangedAndCancelledFieldByField() {
        uploads.run(file("One", "Two"));

        ImportJob job = preview(newer());

        assertThat(job.counts().created()).isEqualTo(1);
        assertThat(changes(job, null))
                .extracting(ImportChange::kind, ImportChange::id, ImportChange::title)
                .containsExactly(
                        tuple(ImportChangeKind.CREATED, null, "Three"),
                        tuple(ImportChangeKind.CHANGED, one, "One"),
                        tuple(ImportChangeKind.CANCELLED, two, "Two"));
        assertThat(changes(job, ImportChangeKind.CHANGED).get(0).fields())
                .contains(
                        new ImportFieldChange("title", "One", "Revised", null),
                        new ImportFieldChange("start", "2027-05-18 10:00", "2027-05-18 12:00", null));
    }

    @Test
    void itSaysWhereBothSidesChangedAndByAnotherRuleWhatWouldBecomeOfIt() {
        uploads.run(file("One", "Two"));
        await(program.updateSession(organizer, one, patch("title", "Edited"), null));
        ImportJob kept = preview(file("One", "Two").replace("<title>One<", "<title>Revised<"));
        ImportFieldChange ours = title(kept);

        await(exchange.previewImport(organizer, kept.id(), ImportRule.TAKE_FILE));
        ImportJob taken = uploads.done(kept.id());

        assertThat(ours).isEqualTo(new ImportFieldChange("title", "Edited", "Edited", "Revised"));
        assertThat(title(taken)).isEqualTo(new ImportFieldChange("title", "Edited", "Revised", "Revised"));
        assertThat(taken.rule()).isEqualTo(ImportRule.TAKE_FILE);
        assertThat(kept.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 0, 0, 0, 1, 1));
        assertThat(taken.counts()).isEqualTo(new ImportCounts(2, 2, 1, 2, 0, 1, 0, 1, 0));
    }

    @Test
    void aSessionThatVanishedFromTheFileAfterAnEditOfItsStatusIsKeptAndCountedSo() {
        uploads.run(file("One", "Two"));
        await(program.updateSession(organizer, two, patch("status", "TENTATIVE"), null));

        ImportJob job = preview(
                new SampleFile().event(one, 1, "One", "10:00", "Hall", "Ada").toString());

        assertThat(job.counts().cancelled()).isZero();
        assertThat(job.counts().kept()).isEqualTo(1);
        assertThat(changes(job, ImportChangeKind.BOTH_CHANGED))
                .extracting(ImportChange::id)
                .containsExactly(two);
    }

    @Test
    void whatWasShownIsAppliedOnce() {
        uploads.run(file("One", "Two"));
        ImportJob shown = preview(newer());
        long version = version();

        await(exchange.applyImport(organizer, shown.id()));
        await(exchange.applyImport(organizer, shown.id()));
        ImportJob done = uploads.done(shown.id());

        assertThat(done.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(done.counts()).isEqualTo(shown.counts());
        assertThat(version()).isEqualTo(version + 1);
        assertThat(stored(one).title()).isEqualTo("Revised");
        assertThat(stored(two).status()).isEqualTo(SessionStatus.CANCELLED);
        assertThat(count("import_chunks")).isZero();
        assertThat(count("import_changes")).isZero();
        assertThat(await(exchange.applyImport(organizer, shown.id())).state()).isEqualTo(ImportState.SUCCEEDED);
        assertRefused(Refusal.CONFLICT, () -> exchange.discardImport(organizer, shown.id()));
        assertRefused(Refusal.CONFLICT, () -> exchange.previewImport(organizer, shown.id(), ImportRule.KEEP_OURS));
    }

    @Test
    void nothingIsAppliedThatWasNotShown() {
        uploads.run(file("One", "Two"));
        ImportJob shown = preview(newer());
        await(program.updateSession(organizer, one, patch("title", "Edited meanwhile"), null));
        int speakers = world.speakers().size();

        await(exchange.applyImport(organizer, shown.id()));
        ImportJob again = uploads.done(shown.id());
        String title = stored(one).title();
        int then = world.speakers().size();
        await(exchange.applyImport(organizer, shown.id()));
        ImportJob done = uploads.done(shown.id());

        assertThat(again.state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(again.findings()).extracting(ImportFinding::code).contains("PROGRAM_CHANGED");
        assertThat(title).isEqualTo("Edited meanwhile");
        assertThat(then).isEqualTo(speakers);
        assertThat(done.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(stored(one).title()).isEqualTo("Edited meanwhile");
    }

    @Test
    void aDiscardedImportIsGoneWithItsFile() {
        ImportJob shown = preview(file("One", "Two"));

        await(exchange.discardImport(organizer, shown.id()));
        await(exchange.discardImport(organizer, shown.id()));

        assertRefused(Refusal.NOT_FOUND, () -> exchange.getImport(organizer, shown.id()));
        assertRefused(Refusal.NOT_FOUND, () -> exchange.applyImport(organizer, shown.id()));
        assertThat(count("import_chunks")).isZero();
        assertThat(count("import_changes")).isZero();
        assertThat(schedule().sessions()).isEmpty();
    }

    @Test
    void whatNobodyDecidesAboutIsForgottenAfterADay() {
        ImportJob shown = preview(file("One", "Two"));
        await(world.store(conference)
                .direct()
                .query("update imports set finished_at = now() - interval '25 hours'")
                .execute());

        uploads.run(file("One", "Two"));

        assertRefused(Refusal.NOT_FOUND, () -> exchange.getImport(organizer, shown.id()));
        assertThat(count("import_changes")).isZero();
    }

    @Test
    void changesComeInPages() {
        ImportJob shown = preview(file("One", "Two"));

        var first = await(exchange.listImportChanges(organizer, shown.id(), null, null, 2));
        var rest = await(exchange.listImportChanges(organizer, shown.id(), null, first.nextCursor(), 200));

        assertThat(first.items()).hasSize(2);
        assertThat(rest.items()).hasSize(3);
        assertThat(List.of(first.totals(), rest.totals())).containsOnly(Map.of(ImportChangeKind.CREATED, 5));
        assertThat(rest.nextCursor()).isNull();
        assertRefused(Refusal.INVALID, () -> exchange.listImportChanges(organizer, shown.id(), null, "no cursor", 2));
        assertRefused(Refusal.INVALID, () -> exchange.listImportChanges(organizer, shown.id(), null, null, 0));
    }

    private String newer() {
        return new SampleFile()
                .event(one, 1, "Revised", "12:00", "Hall", "Ada")
                .event(UUID.randomUUID(), 3, "Three", "15:00", "Lab", "Somebody new")
                .toString();
    }

    private ImportJob preview(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return uploads.preview(
                bytes,
                new ImportRequest(
                        UUID.randomUUID(), ImportFormat.XML, "program.xml", bytes.length, ImportRule.KEEP_OURS, true));
    }

    private List<ImportChange> changes(ImportJob job, ImportChangeKind kind) {
        return await(exchange.listImportChanges(organizer, job.id(), kind, null, 200))
                .items();
    }

    private ImportFieldChange title(ImportJob job) {
        return changes(job, ImportChangeKind.BOTH_CHANGED).get(0).fields().stream()
                .filter(field -> field.field().equals("title"))
                .findFirst()
                .orElseThrow();
    }

    private long count(String table) {
        return await(world.store(conference)
                .direct()
                .query("select count(*) from " + table)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private String tables(String table) {
        return await(world.store(conference)
                .direct()
                .query("select coalesce(string_agg(t::text, ' ' order by t::text), '') from " + table + " t")
                .execute()
                .map(rows -> rows.iterator().next().getString(0)));
    }
}
