package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseFailuresTest {

    @Test
    void waitingInVainForAConnectionIsOverloadAndNoFault() {
        try (TestNode node = new TestNode()) {
            Database database = await(node.node().databases().open("notes"));

            List<Future<RowSet<Row>>> busy = IntStream.range(0, 20)
                    .mapToObj(i -> database.read(Caller.SYSTEM, sql -> sql.query("select pg_sleep(2.5)")
                            .execute()))
                    .toList();
            await(Future.join(busy).otherwiseEmpty());

            assertThat(busy.stream().filter(Future::failed).map(Future::cause))
                    .isNotEmpty()
                    .allMatch(DatabaseFailures::isOverload);
        }
    }
}
