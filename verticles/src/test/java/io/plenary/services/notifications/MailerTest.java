package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.notifications.Delivery;
import io.plenary.contracts.notifications.DeliveryQuery;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.MailReportsService;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionQuery;
import io.plenary.runtime.Messaging;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of mails whose server refuses, waits, dies or is away. */
class MailerTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    /** Longer than the first pause before another attempt. */
    private static final Duration SECOND_ATTEMPT = Duration.ofSeconds(60);

    private static Vertx outside;
    private static ScriptedSmtp server;
    private static TestPlatform platform;
    private static AuthService auth;
    private static NotificationsService notifications;

    @BeforeAll
    static void start() {
        outside = Vertx.vertx();
        server = new ScriptedSmtp(outside, 0);
        platform = TestPlatform.mailing(new Messaging(
                URI.create("smtp://127.0.0.1:" + server.port()), "Plenary <plenary@example.org>", Duration.ZERO));
        auth = platform.node().proxies().of(AuthService.class, AuthService.ADDRESS);
        notifications = platform.node().proxies().of(NotificationsService.class, NotificationsService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        platform.close();
        server.close();
        await(outside.close());
    }

    @Test
    void whatTheServerTakesIsSentOnce() {
        UserAccount user = newUser("fine");

        Delivery sent = when(user, DeliveryState.SENT);

        assertThat(sent.attempts()).isOne();
        assertThat(sent.address()).isEqualTo(user.email());
        assertThat(taken(user)).isOne();
    }

    @Test
    void whatItRefusesForGoodFailsWithItsReason() {
        UserAccount user = newUser("refused");

        Delivery failed = when(user, DeliveryState.FAILED);

        assertThat(failed.reason()).contains("550 5.1.1 nobody of that name");
        assertThat(failed.attempts()).isOne();
    }

    @Test
    void whereThereIsNoMailboxNothingMoreIsMailed() {
        UserAccount user = newUser("refused");
        when(user, DeliveryState.FAILED);
        MailReportsService reports = platform.node().proxies().of(MailReportsService.class, MailReportsService.ADDRESS);

        List<Suppression> suppressed = await(
                        reports.listSuppressions(ADMIN, new SuppressionQuery(null, user.email(), null, 10)))
                .items();

        assertThat(suppressed).singleElement().satisfies(one -> {
            assertThat(one.userId()).isEqualTo(user.id());
            assertThat(one.reason()).contains("550 5.1.1 nobody of that name");
        });
    }

    @Test
    void whatItDoesNotTakeNowIsTriedAgain() {
        UserAccount user = newUser("busy");

        Delivery waits = when(user, delivery -> delivery.reason() != null);
        assertThat(waits.state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(waits.reason()).contains("451 4.7.1 later, please");

        assertThat(when(user, DeliveryState.SENT).attempts()).isEqualTo(2);
        assertThat(taken(user)).isOne();
    }

    @Test
    void whatBrokeOffBeforeItWasSentIsTriedAgain() {
        UserAccount user = newUser("torn");

        assertThat(when(user, DeliveryState.SENT).attempts()).isEqualTo(2);
        assertThat(taken(user)).isOne();
    }

    /** Nobody knows whether it arrived: at most once is the promise. */
    @Test
    void whatBrokeOffWhenItMayHaveArrivedIsNotSentAgainByItself() {
        UserAccount user = newUser("lost");

        Delivery failed = when(user, DeliveryState.FAILED);
        assertThat(failed.reason()).startsWith("It was interrupted on its way, and may have arrived.");
        assertThat(taken(user)).isOne();

        await(notifications.deliverAgain(ADMIN, failed.id()));

        when(user, delivery -> delivery.state() == DeliveryState.FAILED && delivery.attempts() == 2);
        assertThat(taken(user)).isEqualTo(2);
    }

    /** Whether anything is mailed there is asked before it is noted that a mail goes: it was not interrupted, it has not gone. */
    @Test
    void whatCannotBeLookedUpIsTriedAgain() {
        alter("alter table suppressions rename to away");
        UserAccount user = newUser("unknown");
        String faults = "select kind from jobs where kind = 'mail' and faults > 0 and id in (select deliveries.id "
                + "from deliveries join messages on messages.id = message_id where user_id = '" + user.id() + "')";
        await().atMost(SECOND_ATTEMPT).until(() -> !sql(faults).isEmpty());

        assertThat(when(user, DeliveryState.QUEUED).attempts()).isZero();
        alter("alter table away rename to suppressions");

        assertThat(when(user, DeliveryState.SENT).attempts()).isOne();
        assertThat(taken(user)).isOne();
    }

    private static List<String> sql(String statement) {
        return platform.rows("notifications", ADMIN.userId(), statement);
    }

    /** As somebody who has the database. */
    private static void alter(String statement) {
        URI address = URI.create(TestServer.uri());
        String[] owner = address.getUserInfo().split(":");
        String prefix = platform.node().databases().prefix();
        String url = "jdbc:postgresql://%s:%d/%s_notifications".formatted(address.getHost(), address.getPort(), prefix);
        try (Connection connection = DriverManager.getConnection(url, owner[0], owner[1]);
                Statement altering = connection.createStatement()) {
            altering.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UserAccount newUser(String name) {
        String email = name + "-" + UUID.randomUUID() + "@example.org";
        SignUp signUp = new SignUp(UUID.randomUUID(), email, TestPlatform.PASSWORD, name);
        return await(auth.signUp(Caller.ANONYMOUS, signUp));
    }

    private static long taken(UserAccount user) {
        return server.taken.stream().filter(user.email()::equals).count();
    }

    private static Delivery when(UserAccount user, DeliveryState state) {
        return when(user, delivery -> delivery.state() == state);
    }

    /** The mail that asks for the confirmation. */
    private static Delivery when(UserAccount user, Predicate<Delivery> holds) {
        return await().atMost(SECOND_ATTEMPT)
                .until(
                        () -> await(notifications.listDeliveries(
                                        ADMIN, new DeliveryQuery(null, null, user.id(), null, null, 10)))
                                .items()
                                .stream()
                                .findFirst()
                                .filter(holds),
                        Optional::isPresent)
                .orElseThrow();
    }
}
