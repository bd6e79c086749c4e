package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A conference that takes files in, and the job that does. */
@ResourceLock("ImportStage")
abstract class ImportStage {

    static final String FILE = new SampleFile()
            .event(UUID.randomUUID(), 1, "One", "10:00", "Hall", "Ada")
            .toString();

    static ProgramWorld world;
    static Database host;

    UUID conference;
    ExchangeService exchange;
    Caller organizer;
    Uploads uploads;

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

    void onImport(String statement, UUID id) {
        await(world.store(conference).direct().preparedQuery(statement).execute(Tuple.of(id)));
    }

    /** On the job by which the conference's imports are done. */
    int onJob(String statement) {
        return await(host.direct().preparedQuery(statement).execute(Tuple.of(conference)))
                .rowCount();
    }

    /** The import was begun as often, and never ended. */
    UUID brokenOff(int times) {
        UUID id = uploads.send(bytes(FILE), ImportFormat.XML);
        onImport(
                "update imports set state = 'RUNNING', queued_at = now(), worker = gen_random_uuid() where id = $1",
                id);
        triedBefore(times);
        await(exchange.startImport(organizer, id));
        return id;
    }

    void triedBefore(int times) {
        onJob("insert into jobs (kind, id, due_at, attempts) values ('imports', $1, now() + interval '1 day', " + times
                + ")");
    }

    /** Keeps every writer of the program waiting for a while. */
    /** Nobody changes this program until then. */
    static void hold(UUID conference, Future<Void> end) {
        Promise<Void> held = Promise.promise();
        world.store(conference).write(Caller.SYSTEM, tx -> tx.sql()
                .query("select from program for update")
                .execute()
                .compose(locked -> {
                    held.complete();
                    return end;
                }));
        await(held.future());
    }

    UUID open() {
        UUID id = UUID.randomUUID();
        await(exchange.openImport(organizer, new ImportRequest(id, ImportFormat.XML, "program.xml", 10)));
        return id;
    }

    List<Session> sessions() {
        SessionQuery all = new SessionQuery(null, null, null, null, null, null, null, null, 50);
        return await(world.program(conference).listContentItems(organizer, all)).items();
    }

    long parts() {
        return count(conference, "select count(*) from import_chunks");
    }

    long events(String type) {
        return countEvents(conference, type);
    }

    static long countEvents(UUID conference, String type) {
        return count(conference, "select count(*) from outbox where type = '" + type + "'");
    }

    static long count(UUID conference, String query) {
        return await(world.store(conference).direct().query(query).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }

    static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
