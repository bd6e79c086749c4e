package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Remark;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.runtime.once.KeptAnswers;
import io.plenary.testing.FixedLog;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without room there is a platform to read. */
class StorageFullTest {

    private static final String DISK_FULL = "do $$ begin raise exception 'short' using errcode = 'disk_full'; end $$";

    private TestNode node;
    private Database database;

    @BeforeEach
    void open() {
        node = new TestNode();
        database = await(node.node().databases().open("notes"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void whatCannotBeKeptIsRefusedWithItsReason() {
        assertFull(database.write(
                Caller.SYSTEM, tx -> tx.sql().query(DISK_FULL).execute().mapEmpty()));
    }

    @Test
    void beforeThereIsNoRoomLeftThingsAreReadAndNotChanged() {
        node.node().databases().closeForChanges(true);

        assertFull(database.write(Caller.SYSTEM, tx -> Future.succeededFuture()));
        await(database.read(Caller.SYSTEM, sql -> sql.query("select 1").execute()));
        assertThat(node.node().health().remarks()).extracting(Remark::code).containsExactly(Remark.Code.DATABASE_FULL);
    }

    @Test
    void whenThereIsRoomAgainItGoesOn() {
        node.node().databases().closeForChanges(true);
        node.node().databases().closeForChanges(false);

        await(database.write(Caller.SYSTEM, tx -> Future.succeededFuture()));
        assertThat(node.node().health().remarks()).isEmpty();
    }

    private static void assertFull(Future<LogPage> change) {
        EventLog service =
                Guard.around(EventLog.class, new FixedLog(() -> change), KeptAnswers.NONE, new AtomicInteger());
        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> await(FixedLog.ask(service)));

        assertThat(refusal.failureCode()).isEqualTo(503);
        assertThat(Refusal.code(refusal)).contains("STORAGE_FULL");
        assertThat(Refusal.retryAfterSeconds(refusal)).isPresent();
    }
}
