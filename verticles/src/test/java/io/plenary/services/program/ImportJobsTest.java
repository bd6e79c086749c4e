package io.plenary.services.program;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.runtime.Database;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportJobsTest {

    private static final String FILE = new SampleFile()
            .event(UUID.randomUUID(), 1, "One", "10:00", "Hall", "Ada")
            .toString();

    private static ProgramWorld world;
    private static Database host;

    private UUID conference;
    private ExchangeService exchange;
    private Caller organizer;
    private Uploads uploads;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
        host = world.host();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConference() {
        conference = world.conference();
        exchange = world.exchange(conference);
        organizer = world.organizer();
        uploads = new Uploads(exchange, organizer);
    }

    @Test
    void aFileIsTakenInPartsInAnyOrderAndMoreThanOnce() {
        byte[] file = bytes(FILE);
        UUID id = UUID.randomUUID();
        ImportRequest request = new ImportRequest(id, ImportFormat.XML, "program.xml", file.length);
        ImportJob opened = await(exchange.openImport(organizer, request));
        assertThat(await(exchange.openImport(organizer, request))).isEqualTo(opened);
        ImportChunk first = new ImportChunk(id, 0, java.util.Arrays.copyOfRange(file, 0, 100));
        ImportChunk second = new ImportChunk(id, 1, java.util.Arrays.copyOfRange(file, 100, file.length));

        await(exchange.sendChunk(organizer, second));
        assertRefused(Refusal.CONFLICT, () -> exchange.startImport(organizer, id));
        await(exchange.sendChunk(organizer, first));
        await(exchange.sendChunk(organizer, second));
        await(exchange.startImport(organizer, id));
        await(exchange.startImport(organizer, id));

        assertThat(uploads.done(id).state()).isEqualTo(ImportState.SUCCEEDED);
        assertThat(parts()).isZero();
    }

    @Test
    void moreThanWasAnnouncedOrAllowedIsRefused() {
        UUID id = UUID.randomUUID();
        await(exchange.openImport(organizer, new ImportRequest(id, ImportFormat.XML, "program.xml", 10)));

        assertRefused(Refusal.TOO_LARGE, () -> exchange.sendChunk(organizer, new ImportChunk(id, 0, new byte[11])));
        assertRefused(
                Refusal.TOO_LARGE,
                () -> exchange.sendChunk(organizer, new ImportChunk(id, 0, new byte[(512 << 10) + 1])));
        assertRefused(Refusal.INVALID, () -> exchange.sendChunk(organizer, new ImportChunk(id, -1, new byte[1])));
        assertRefused(
                Refusal.TOO_LARGE,
                () -> exchange.openImport(
                        organizer, new ImportRequest(UUID.randomUUID(), ImportFormat.XML, "x", (32L << 20) + 1)));
        assertRefused(
                Refusal.CONFLICT,
                () -> exchange.openImport(organizer, new ImportRequest(id, ImportFormat.ICS, "program.xml", 10)));
        assertThat(parts()).isZero();
    }

    @Test
    void unknownImportsAreNotFound() {
        UUID nowhere = UUID.randomUUID();

        assertRefused(Refusal.NOT_FOUND, () -> exchange.getImport(organizer, nowhere));
        assertRefused(Refusal.NOT_FOUND, () -> exchange.startImport(organizer, nowhere));
        assertRefused(Refusal.NOT_FOUND, () -> exchange.sendChunk(organizer, new ImportChunk(nowhere, 0, new byte[1])));
    }

    @Test
    void importsThatWaitForTheirFilesAreLimited() {
        IntStream.range(0, 20).forEach(i -> open());

        assertRefused(
                Refusal.TOO_MANY,
                () -> exchange.openImport(organizer, new ImportRequest(UUID.randomUUID(), ImportFormat.XML, "x", 10)));
    }

    @Test
    void importsAreListedNewestFirstWithoutFindings() {
        List<UUID> opened = Stream.generate(this::open).limit(3).toList();

        var first = await(exchange.listImports(organizer, null, 2));
        var second = await(exchange.listImports(organizer, first.nextCursor(), 2));

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(ImportJob::id))
                .containsExactly(opened.get(2), opened.get(1), opened.get(0));
    }

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
        hold(busy, "select pg_sleep(1.5) from (select 1 from program for update) held");
        await(doomed.proxy(ExchangeService.class, ExchangeService.address(busy)).startImport(organizer, id));
        await().until(() -> await(world.exchange(busy).getImport(organizer, id)).state() == ImportState.RUNNING);

        doomed.close();

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

    private void onImport(String statement, UUID id) {
        await(world.store(conference).direct().preparedQuery(statement).execute(Tuple.of(id)));
    }

    /** On the job by which the conference's imports are done. */
    private int onJob(String statement) {
        return await(host.direct().preparedQuery(statement).execute(Tuple.of(conference)))
                .rowCount();
    }

    /** The import was begun as often, and never ended. */
    private UUID brokenOff(int times) {
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        onImport(
                "update imports set state = 'RUNNING', queued_at = now(), worker = gen_random_uuid() where id = $1",
                id);
        triedBefore(times);
        await(exchange.startImport(organizer, id));
        return id;
    }

    private void triedBefore(int times) {
        onJob("insert into jobs (kind, id, due_at, attempts) values ('imports', $1, now() + interval '1 day', " + times
                + ")");
    }

    /** Keeps every writer of the program waiting for a while. */
    private static void hold(UUID conference, String statement) {
        world.store(conference).direct().query(statement).execute();
    }

    private UUID open() {
        UUID id = UUID.randomUUID();
        await(exchange.openImport(organizer, new ImportRequest(id, ImportFormat.XML, "program.xml", 10)));
        return id;
    }

    private List<Session> sessions() {
        SessionQuery all = new SessionQuery(null, null, null, null, null, null, null, null, 50);
        return await(world.program(conference).listContentItems(organizer, all)).items();
    }

    private long parts() {
        return count(conference, "select count(*) from import_chunks");
    }

    private long events(String type) {
        return countEvents(conference, type);
    }

    private static long countEvents(UUID conference, String type) {
        return count(conference, "select count(*) from outbox where type = '" + type + "'");
    }

    private static long count(UUID conference, String query) {
        return await(world.store(conference).direct().query(query).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
