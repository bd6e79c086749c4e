package io.plenary.services.analytics;

import static io.plenary.services.analytics.LogTest.event;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is counted by name after they were erased, however the two cross. */
class ErasedWhileCountedTest {

    private static final String WAITING =
            """
            select count(*) from pg_locks join pg_database on pg_database.oid = database
            where locktype = 'advisory' and not granted and datname = current_database()
            """;
    private static final String NAMED =
            """
            select count(*) from (select user_id from engaged_users union all select user_id from active_users) as counted
            where user_id = $1
            """;

    private final UUID ada = UUID.randomUUID();
    private final Event signedIn = event("UserSignedIn", Instant.parse("2027-05-18T09:00:00Z"), null, null, ada);

    private TestNode node;
    private Database database;

    @BeforeEach
    void start() {
        node = new TestNode();
        database = await(node.node().databases().open("analytics"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whoIsErasedWhileTheyAreCountedIsCountedAsNobody() {
        Promise<Void> counted = Promise.promise();
        Promise<Void> goOn = Promise.promise();
        Future<Void> counting = database.write(Caller.SYSTEM, tx -> Counter.countEvents(tx, List.of(signedIn))
                .onComplete(counted)
                .compose(done -> goOn.future()));
        await(counted.future());

        Future<Void> erasing = database.write(Caller.SYSTEM, tx -> ErasedStore.erase(tx.sql(), ada));
        await().until(() -> number(WAITING) == 1);
        goOn.complete();
        await(Future.all(counting, erasing).mapEmpty());

        assertThat(named()).isZero();
        assertThat(number("select count(*) from active_users")).isEqualTo(1);
    }

    @Test
    void whoIsCountedWhileTheyAreErasedIsCountedAsNobody() {
        Promise<Void> erased = Promise.promise();
        Promise<Void> goOn = Promise.promise();
        Future<Void> erasing = database.write(
                Caller.SYSTEM,
                tx -> ErasedStore.erase(tx.sql(), ada).onComplete(erased).compose(done -> goOn.future()));
        await(erased.future());

        Future<Void> counting = database.write(Caller.SYSTEM, tx -> Counter.countEvents(tx, List.of(signedIn)));
        await().until(() -> number(WAITING) == 1);
        goOn.complete();
        await(Future.all(counting, erasing).mapEmpty());

        assertThat(named()).isZero();
        assertThat(number("select count(*) from active_users")).isEqualTo(1);
    }

    private long named() {
        return await(database.read(Caller.SYSTEM, sql -> sql.preparedQuery(NAMED)
                .execute(Tuple.of(ada))
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    private long number(String query) {
        return await(database.read(Caller.SYSTEM, sql -> sql.query(query).execute()))
                .iterator()
                .next()
                .getLong(0);
    }
}
