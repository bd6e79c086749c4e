package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import is done once, whatever becomes of those who do it. */
class ImportJobsTest extends ImportStage {

    @Test
    void ofTwoImportsAtOnceEachHappensOnceAndOneAfterTheOther() {
        List<UUID> jobs = Stream.of("First", "Second")
                .map(title ->
                        new SampleFile().event(7, title, "10:00", "Hall", "Ada").toString())
                .map(file -> uploads.send(bytes(file), ImportFormat.XML))
                .toList();

        await(Future.all(
                jobs.stream().map(id -> exchange.startImport(organizer, id)).toList()));

        assertThat(jobs.stream().map(uploads::done).map(ImportJob::state)).containsOnly(ImportState.SUCCEEDED);
        assertThat(sessions()).hasSize(1);
        assertThat(events("SessionCreated")).isEqualTo(1);
        assertThat(events("SessionUpdated")).isEqualTo(1);
        assertThat(events("ProgramImported")).isEqualTo(2);
    }

    @Test
    void anImportWhoseWorkerDiedIsTakenOver() {
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        onImport(
                "update imports set state = 'RUNNING', queued_at = now(), worker = gen_random_uuid() where id = $1",
                id);
        onJob(
                """
                insert into jobs (kind, id, holder, due_at, attempts)
                values ('imports', $1, gen_random_uuid(), now() + interval '2 seconds', 1)
                """);
        await(exchange.startImport(organizer, id));

        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void anImportKilledWhileItIsAppliedIsDoneOnceByAnotherNode() {
        UUID busy = world.conference();
        world.register(busy);
        Uploads there = new Uploads(world.exchange(busy), organizer);
        UUID id = there.send(bytes(FILE), ImportFormat.XML);
        TestNode doomed = world.join();
        await().until(() -> doomed.node().doors().count().containsKey(ExchangeService.address(busy)));
        Promise<Void> release = Promise.promise();
        hold(busy, release.future());
        await(doomed.proxy(ExchangeService.class, ExchangeService.address(busy)).startImport(organizer, id));
        await().until(() -> await(world.exchange(busy).getImport(organizer, id)).state() == ImportState.RUNNING);

        doomed.vertx().setTimer(2_000, closing -> release.complete());
        doomed.close();
        release.tryComplete();

        assertThat(there.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(countEvents(busy, "SessionCreated")).isEqualTo(1);
        assertThat(countEvents(busy, "ProgramImported")).isEqualTo(1);
    }

    @Test
    void anImportWhoseWorkersDiedAFewTimesIsDone() {
        ImportJob job = uploads.done(brokenOff(11));

        assertThat(job.state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void anImportThatKeepsKillingItsWorkersIsGivenUp() {
        ImportJob job = uploads.done(brokenOff(12));

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.error()).contains("12 times");
        assertThat(sessions()).isEmpty();
        assertThat(parts()).isZero();
    }

    @Test
    void anImportThatWaitsBehindOneThatIsGivenUpIsDone() {
        UUID waiting = uploads.send(bytes(FILE), ImportFormat.XML);
        onImport("update imports set state = 'QUEUED', queued_at = now() where id = $1", waiting);

        assertThat(uploads.done(brokenOff(12)).state()).isEqualTo(ImportState.FAILED);
        assertThat(uploads.done(waiting).state()).isEqualTo(ImportState.SUCCEEDED);
    }

    /** Its conference's database could not be opened, say. */
    @Test
    void anImportThatWasNeverBegunIsDoneHoweverOftenItsJobWasTaken() {
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        triedBefore(40);
        await(exchange.startImport(organizer, id));

        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void aLateWorkerDoesNotGiveUpWhatAnotherHasTakenOver() {
        Promise<Void> answer = Promise.promise();
        world.speakers().delayNext(answer.future());
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        triedBefore(11);
        await(exchange.startImport(organizer, id));
        await().until(() -> await(exchange.getImport(organizer, id)).state() == ImportState.RUNNING);
        onJob(
                """
                update jobs set holder = gen_random_uuid(), attempts = 1, due_at = now() + interval '2 seconds'
                where kind = 'imports' and id = $1
                """);
        onImport("update imports set worker = gen_random_uuid() where id = $1", id);

        answer.fail(new IllegalStateException("tuple concurrently updated"));

        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void aFaultAfterWorkersThatDiedIsTriedAgain() {
        world.speakers().failNext(new IllegalStateException("tuple concurrently updated"));
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        triedBefore(3);
        await(exchange.startImport(organizer, id));
        await().until(() -> onJob("select from jobs where id = $1 and faults = 1") == 1);

        await(exchange.startImport(organizer, id));
        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
    }
}
