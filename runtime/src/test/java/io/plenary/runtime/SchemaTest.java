package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final String NOTES_FAIL_TO_COMMIT =
            """
            create function die() returns trigger language plpgsql as $$ begin raise exception 'Killed'; end $$;
            create constraint trigger die after insert on flyway_schema_history
                deferrable initially deferred for each row execute function die()
            """;

    @Test
    void anyNumberMayMakeTheTablesOfADatabaseAtOnce() {
        try (TestNode node = TestNode.migrating()) {
            Databases databases = node.node().databases();
            DatabaseAddress address = databases.addressOfConference("main", databases.prefix() + "_at_once");
            await(databases.create(address));

            List<Future<Void>> all = Stream.generate(() -> databases.migrate(address, "program"))
                    .limit(8)
                    .toList();

            assertThat(await(Future.join(all)).succeeded()).isTrue();
        }
    }

    /** As when the process is killed between the two: neither is there, and the next start makes both. */
    @Test
    void aMigrationWhoseNoteIsNotWrittenIsNotMade() throws SQLException {
        try (TestNode node = TestNode.migrating()) {
            Databases databases = node.node().databases();
            DatabaseAddress address = databases.addressOf("lamps");
            await(databases.create(address).compose(created -> databases.migrate(address, "common")));

            try (Connection owner = DriverManager.getConnection(address.ownerUrl(), address.ownerCredentials())) {
                owner.createStatement().execute(NOTES_FAIL_TO_COMMIT);
                assertThatThrownBy(() -> new Schema().migrate(address, "lamps")).hasMessageContaining("Killed");
                assertThat(Schema.answer(owner, "select to_regclass(?)", "lamps"))
                        .isNull();

                owner.createStatement().execute("drop function die cascade");
                new Schema().migrate(address, "lamps");
                assertThat(Schema.answer(owner, "select to_regclass(?)", "lamps"))
                        .isEqualTo("lamps");
            }
        }
    }

    /** A conference nobody has looked at since the owner got another password, from which those of roles are made. */
    @Test
    void aRoleGetsThePasswordOfToday() throws SQLException {
        try (TestNode node = TestNode.migrating()) {
            Databases databases = node.node().databases();
            DatabaseAddress address = databases.addressOfConference("main", databases.prefix() + "_old");
            await(databases.create(address).compose(created -> databases.migrate(address, "common")));
            try (Connection owner = DriverManager.getConnection(address.ownerUrl(), address.ownerCredentials())) {
                owner.createStatement()
                        .execute("alter role " + Schema.quoted(address.applicationRole()) + " password 'of yesterday'");
            }

            new Schema().migrate(address, "common");

            try (Connection application = DriverManager.getConnection(
                    address.ownerUrl(), address.applicationRole(), address.applicationPassword())) {
                assertThat(application.isValid(5)).isTrue();
            }
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
