package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plenary.contracts.Caller;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.runtime.once.KeptAnswers;
import io.plenary.testing.FixedLog;
import io.plenary.testing.Line;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A fault of a service leaves a trace; a database that does not answer is nobody's fault. Alone, since it reads what the log says
 * of everybody.
 */
@Isolated
class GuardTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Guard.class);
    }

    @Test
    void anIoFaultOfAServiceIsAnIncidentWithItsStack() {
        assertIncident(new FileNotFoundException("letterhead.html"));
        assertIncident(new IOException("Connection reset by peer"));
    }

    @Test
    void whatOtherClientsSayOfTheirConnectionsIsAnIncident() {
        assertIncident(new VertxException("Connection was closed"));
        assertIncident(new VertxException("Timeout"));
    }

    private void assertIncident(Exception fault) {
        log.list.clear();

        ServiceException answer = refused(Future.failedFuture(fault));

        assertThat(answer.failureCode()).isEqualTo(500);
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getThrowableProxy().getMessage()).isEqualTo(fault.getMessage());
            assertThat(answer.getMessage()).contains((String) line.getArgumentArray()[0]);
        });
    }

    @Test
    void aFaultBesideTheDatabaseStaysAFaultWithinATransaction() {
        try (TestNode node = new TestNode()) {
            Database database = await(node.node().databases().open("notes"));

            assertThat(refused(database.read(Caller.SYSTEM, sql -> {
                                throw new IllegalStateException("Connection of thoughts lost");
                            }))
                            .failureCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void aConnectionThatIsLostIsNoIncident() {
        try (Line line = new Line();
                TestNode node = at(line.uri())) {
            Database database = await(node.node().databases().open("notes"));
            Future<LogPage> inTransaction = database.read(
                    Caller.SYSTEM,
                    sql -> sql.query("select pg_sleep(2)").execute().mapEmpty());
            Future<LogPage> alone =
                    database.direct().query("select pg_sleep(2)").execute().mapEmpty();
            await(database.check());
            line.cut();

            assertUnavailable(refused(inTransaction));
            assertUnavailable(refused(alone));
        }
    }

    @Test
    void aServerThatIsGoneIsNoIncident() {
        Line line = new Line();
        try (TestNode node = at(line.uri())) {
            Database database = await(node.node().databases().open("notes"));
            line.close();

            assertUnavailable(refused(database.check().mapEmpty()));
            assertUnavailable(refused(database.write(Caller.SYSTEM, transaction -> Future.succeededFuture())));
        }
    }

    @Test
    void whoLooksOftenLearnsThatTheServerIsGoneThoughItWasThereJustNow() {
        Line line = new Line();
        try (TestNode node = at(line.uri())) {
            Database database = await(node.node().databases().open("notes"));
            await(database.checkNowAndThen());
            line.close();

            Awaitility.await()
                    .until(() -> await(database.checkNowAndThen().map(false).otherwise(true)));
        }
    }

    @Test
    void aPoolThatClosesWhileTheNodeStopsIsNoIncident() {
        try (TestNode node = new TestNode()) {
            Database database = await(node.node().databases().open("notes"));
            await(database.close());

            assertUnavailable(refused(database.check().mapEmpty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk_full", "too_many_connections", "out_of_memory", "configuration_limit_exceeded"})
    void whatTheServerHasTooLittleOfIsNoIncident(String condition) {
        try (TestNode node = new TestNode()) {
            Database database = await(node.node().databases().open("notes"));
            String raise = "do $$ begin raise exception 'short' using errcode = '" + condition + "'; end $$";

            assertUnavailable(refused(database.write(
                    Caller.SYSTEM, tx -> tx.sql().query(raise).execute().mapEmpty())));

            JsonObject ready = await(node.node().health().ready());
            assertThat(ready.getString("status")).isEqualTo("UP");
            assertThat(ready.getJsonArray("remarks").getJsonObject(0).getString("code"))
                    .isEqualTo(condition.equals("disk_full") ? "DATABASE_FULL" : "DATABASE_EXHAUSTED");
        }
    }

    private static TestNode at(String uri) {
        Settings settings = TestNode.settings("g" + UUID.randomUUID().toString().substring(0, 8));
        assertThat(settings.database().uri()).isEqualTo(TestServer.uri());
        return new TestNode(settings.withDatabase(
                new Settings.Database(uri, Map.of(), settings.database().prefix())));
    }

    private void assertUnavailable(ServiceException answer) {
        assertThat(answer.failureCode()).isEqualTo(503);
        assertThat(log.list).noneMatch(line -> line.getThrowableProxy() != null);
    }

    /** What a caller gets from a service whose answer is this. */
    private static ServiceException refused(Future<LogPage> answer) {
        EventLog guarded =
                Guard.around(EventLog.class, new FixedLog(() -> answer), KeptAnswers.NONE, new AtomicInteger());
        return catchThrowableOfType(ServiceException.class, () -> await(FixedLog.ask(guarded)));
    }
}
