package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ADMIN;
import static io.plenary.services.admin.AdminStage.OWNER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Remark;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user is erased from every service, whoever of them or of us goes away meanwhile. */
class ErasureTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final UUID user = UUID.randomUUID();
    private AdminStage stage;

    @BeforeEach
    void start() {
        stage = new AdminStage(Duration.ofSeconds(1), 20);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void everyServiceIsToldAndOnceMoreWhenNothingCanComeInAnyMore() {
        stage.deployTwice();

        await(stage.admin.eraseAccount(ADMIN, user));

        assertThat(stage.auth.callsTo("changeAccount")).isGreaterThanOrEqualTo(1);
        assertThat(told()).isGreaterThanOrEqualTo(1);
        awaitErased();
        assertThat(told()).isGreaterThanOrEqualTo(2);
        assertThat(stage.events.callsTo("eraseUser")).isGreaterThanOrEqualTo(2);
        assertThat(stage.auth.callsTo("eraseUser")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void everyServiceIsToldTwiceHoweverLongTheFirstTimeTook() {
        stage.inDatabase(
                "insert into erasures (user_id, requested_at) values ('" + user + "', now() - interval '1 hour')");
        stage.deployTwice();

        await(stage.admin.eraseAccount(ADMIN, user));

        awaitErased();
        assertThat(told()).isGreaterThanOrEqualTo(2);
    }

    /** The log says whom to erase, so it forgets that last but one; and the account stays while anything refers to it. */
    @Test
    void nothingIsForgottenBeforeEveryServiceHasDoneItsPart() {
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; i < 100; i++) {
            stage.events.spoilNext("isReadBy", call -> Future.succeededFuture(done.get()));
        }
        stage.deployTwice();
        await(stage.admin.eraseAccount(ADMIN, user));

        await().atMost(LONG).until(() -> stage.events.callsTo("isReadBy") >= 3);
        assertThat(stage.events.callsTo("eraseUser")).isZero();
        assertThat(stage.auth.callsTo("eraseUser")).isZero();
        assertThat(told()).isEqualTo(1);

        done.set(true);
        awaitErased();
    }

    @ParameterizedTest
    @CsvSource({"events, isReadBy", "events, eraseUser", "auth, eraseUser"})
    void anotherInstanceGoesOnWhereAServiceWasAskedLast(String asked, String step) {
        Interposed<?> service = services().get(asked);
        service.loseNextAnswer(step);
        String instance = stage.deployOne();
        stage.admin.eraseAccount(ADMIN, user);
        await().atMost(LONG).until(() -> service.callsTo(step) >= 1);

        await(stage.node.vertx().undeploy(instance));
        stage.deployOne();

        awaitErased();
        assertThat(service.callsTo(step)).isGreaterThanOrEqualTo(2);
        services()
                .forEach((name, each) ->
                        assertThat(each.callsTo("eraseUser")).as(name).isGreaterThanOrEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"events, isReadBy", "events, eraseUser", "auth, eraseUser"})
    void aServiceThatIsDownIsAskedAgain(String asked, String step) {
        services().get(asked).spoilNext(step, 2, Refusal.UNAVAILABLE.because("Nobody answers."));
        stage.deployTwice();

        await(stage.admin.eraseAccount(ADMIN, user));

        awaitErased();
    }

    @Test
    void theLastAdministratorStays() {
        stage.auth.spoilNext("changeAccount", 1, Refusal.CONFLICT.because("LAST_ADMIN", "The last one."));
        stage.deployTwice();

        assertRefused(Refusal.CONFLICT, () -> stage.admin.eraseAccount(ADMIN, user));
        assertThat(stage.inDatabase("select 1 from erasures")).isZero();
        assertThat(told()).isZero();
    }

    @Test
    void whoDoesNotKnowThePasswordErasesNothing() {
        stage.auth.spoilNext("verifyPassword", 1, Refusal.UNAUTHENTICATED.because("It is wrong."));
        stage.deployTwice();

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.admin.eraseOwnAccount(OWNER, "a guess"));
        assertThat(stage.inDatabase("select 1 from erasures")).isZero();
    }

    @Test
    void onlyAdministratorsEraseAndChangeOthers() {
        stage.deployTwice();

        assertRefused(Refusal.FORBIDDEN, () -> stage.admin.eraseAccount(OWNER, user));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.admin.eraseAccount(Caller.ANONYMOUS, user));
        assertThat(stage.inDatabase("select 1 from erasures")).isZero();
    }

    @Test
    void erasuresThatWaitForMoreThanAnHourAreRemarked() {
        LateErasures late = new LateErasures(await(stage.node.node().databases().open("admin")));
        stage.inDatabase("insert into erasures (user_id) values (gen_random_uuid())");
        await(late.look());
        assertThat(late.remark()).isEmpty();

        stage.inDatabase("update erasures set requested_at = now() - interval '61 minutes'");
        await(late.look());

        assertThat(late.remark()).contains(new Remark(Remark.Code.ERASURE_WAITS, "1"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "9000, 1000", "60000, 6000", "3600000, 60000"})
    void whatHasWaitedForLongIsLookedAtLessOften(long waitedMillis, long pauseMillis) {
        assertThat(Erasures.pause(Duration.ofMillis(waitedMillis))).isEqualTo(Duration.ofMillis(pauseMillis));
    }

    private Map<String, Interposed<?>> services() {
        return Map.of("events", stage.events, "auth", stage.auth);
    }

    /** How often the event log has the erasure to tell. */
    private long told() {
        return Outboxes.read(stage.node, "admin").stream()
                .filter(event -> event.is(ErasureRequested.class))
                .filter(event -> user.equals(event.as(ErasureRequested.class).userId()))
                .count();
    }

    private void awaitErased() {
        await().atMost(LONG).until(() -> stage.inDatabase("select 1 from erasures where erased_at is not null") == 1);
    }
}
