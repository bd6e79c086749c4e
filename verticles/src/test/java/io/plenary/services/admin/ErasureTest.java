package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ADMIN;
import static io.plenary.services.admin.AdminStage.OWNER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void everyServiceIsAskedAndOnceMoreWhenNothingCanComeInAnyMore() {
        stage.deployTwice();

        await(stage.admin.eraseAccount(ADMIN, user));

        everyService()
                .forEach((service, interposed) ->
                        assertThat(interposed.callsTo("eraseUser")).as(service).isGreaterThanOrEqualTo(1));
        assertThat(stage.auth.callsTo("changeAccount")).isGreaterThanOrEqualTo(1);
        awaitErased();
        everyService()
                .forEach((service, interposed) ->
                        assertThat(interposed.callsTo("eraseUser")).as(service).isGreaterThanOrEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics", "notes", "profiles", "organizations", "events", "auth"})
    void anotherInstanceGoesOnWhereAServiceWasAskedLast(String step) {
        Interposed<?> service = everyService().get(step);
        service.loseNextAnswer("eraseUser");
        String instance = stage.deployOne();
        stage.admin.eraseAccount(ADMIN, user);
        await().atMost(LONG).until(() -> service.callsTo("eraseUser") == 1);

        await(stage.node.vertx().undeploy(instance));
        stage.deployOne();

        awaitErased();
        assertThat(service.callsTo("eraseUser")).isGreaterThanOrEqualTo(2);
        everyService()
                .forEach((name, asked) ->
                        assertThat(asked.callsTo("eraseUser")).as(name).isGreaterThanOrEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics", "notes", "profiles", "organizations", "events", "auth"})
    void aServiceThatIsDownIsAskedAgain(String step) {
        everyService().get(step).spoilNext("eraseUser", 2, Refusal.UNAVAILABLE.because("Nobody answers."));
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
        assertThat(stage.notes.callsTo("eraseUser")).isZero();
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

    private Map<String, Interposed<?>> everyService() {
        return Map.of(
                "analytics", stage.analytics,
                "notes", stage.notes,
                "profiles", stage.profiles,
                "organizations", stage.organizations,
                "events", stage.events,
                "auth", stage.auth);
    }

    private void awaitErased() {
        await().atMost(LONG).until(() -> stage.inDatabase("select 1 from erasures where erased_at is not null") == 1);
    }
}
