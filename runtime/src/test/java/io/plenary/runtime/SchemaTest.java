package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    @Test
    void anyNumberMayMakeTheTablesOfADatabaseAtOnce() {
        try (TestNode node = new TestNode()) {
            Databases databases = node.node().databases();
            DatabaseAddress address = databases.addressOf("program", databases.prefix() + "_at_once");
            await(databases.create(address));

            List<Future<Void>> all = Stream.generate(() -> databases.migrate(address, "program"))
                    .limit(8)
                    .toList();

            assertThat(await(Future.join(all)).succeeded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53200", "57014", "57P01"})
    void whatStoppedAMigrationForAWhileIsNoFault(String state) {
        FlywayException failed = new FlywayException(
                "Migration failed", new FlywayException("Statement failed", new SQLException("Sorry", state)));

        assertThat(DatabaseFailures.isOverload(failed)).isTrue();
    }
}
