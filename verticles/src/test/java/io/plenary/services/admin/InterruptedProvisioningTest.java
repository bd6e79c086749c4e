package io.plenary.services.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.admin.ProvisioningStep;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker goes away while a service does what it asked for; another one has to find out how far it came. */
class InterruptedProvisioningTest {

    private AdminStage stage;

    @BeforeEach
    void start() {
        stage = new AdminStage(Duration.ofSeconds(1), 20);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createDatabase", "migrateDatabase", "serve"})
    void anotherInstanceGoesOnWhereTheHostWasAskedLast(String step) {
        stage.host.loseNextAnswer(step);
        String instance = stage.deployOne();
        Provisioning added = stage.add();
        await().until(() -> stage.host.callsTo(step) == 1);

        TestNode.await(stage.node.vertx().undeploy(instance));
        stage.deployOne();
        assertDoneOnce(stage.reaches(added, ProvisioningState.READY));
        assertThat(stage.host.callsTo(step)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anotherInstanceGoesOnWhereTheEndpointWasBeingRegistered() {
        stage.conferences.loseNextAnswer("registerEndpoint");
        String instance = stage.deployOne();
        Provisioning added = stage.add();
        await().until(() -> stage.conferences.callsTo("registerEndpoint") == 1);

        TestNode.await(stage.node.vertx().undeploy(instance));
        stage.deployOne();
        assertDoneOnce(stage.reaches(added, ProvisioningState.READY));
    }

    @Test
    void workersThatDiedAreNoFaults() {
        stage.host.loseNextAnswer("createDatabase");
        stage.host.loseNextAnswer("createDatabase");
        stage.host.spoilNext("createDatabase", 2, new IllegalStateException("tuple concurrently updated"));
        String first = stage.deployOne();
        Provisioning added = stage.add();
        endWhenAsked(first, 1);
        endWhenAsked(stage.deployOne(), 2);

        stage.deployOne();
        assertDoneOnce(stage.reaches(added, ProvisioningState.READY));
    }

    private void endWhenAsked(String instance, int calls) {
        await().until(() -> stage.host.callsTo("createDatabase") == calls);
        TestNode.await(stage.node.vertx().undeploy(instance));
    }

    @Test
    void aWorkerThatIsGoneIsNotAskedHowItIs() {
        String instance = stage.deployOne();
        TestNode.await(stage.node.vertx().undeploy(instance));

        assertThat(TestNode.await(stage.node.node().health().ready()).getJsonObject("services"))
                .isEmpty();
    }

    @Test
    void aNoteWhoseWriterWentAwayIsSettledByWhetherTheConferenceWasSaved() {
        stage.conferences.loseNextAnswer("addConference");
        String instance = stage.deployOne();
        NewConference request = AdminStage.request();
        stage.admin.triggerAddConference(AdminStage.ORGANIZER, request);
        await().until(() -> stage.conferences.callsTo("addConference") == 1);
        TestNode.await(stage.node.vertx().undeploy(instance));

        age();
        stage.deployOne();
        await().until(() -> TestNode.await(stage.admin
                        .getProvisioning(AdminStage.ADMIN, request.provisioningId())
                        .otherwiseEmpty())
                != null);
        assertDoneOnce(stage.reaches(
                TestNode.await(stage.admin.getProvisioning(AdminStage.ADMIN, request.provisioningId())),
                ProvisioningState.READY));
    }

    @Test
    void whatWasNeverSavedIsForgotten() {
        stage.conferences.spoilNext("addConference", call -> Promise.promise().future());
        String instance = stage.deployOne();
        stage.admin.triggerAddConference(AdminStage.ORGANIZER, AdminStage.request());
        await().until(() -> notes() == 1);
        TestNode.await(stage.node.vertx().undeploy(instance));

        age();
        stage.deployOne();
        await().until(() -> notes() == 0);
    }

    /** As if the node had gone away half a minute ago. */
    private void age() {
        stage.inDatabase("update jobs set due_at = due_at - interval '1 minute' where kind = 'provisioning'");
    }

    private int notes() {
        return stage.inDatabase("select id from provisionings where not accepted");
    }

    private void assertDoneOnce(Provisioning ready) {
        assertThat(ready.steps()).extracting(ProvisioningStep::state).isEqualTo(ProvisioningTest.WHOLE_WAY);
        assertThat(stage.databases.effectsOn(stage.databaseOf(ready))).containsExactly("create", "migrate", "serve");
        await().untilAsserted(
                        () -> assertThat(announced(stage.node, "admin")).containsExactly("ConferenceProvisioned"));
        assertThat(announced(stage.below(), "conferences"))
                .containsExactly("ConferenceAdded", "ConferenceEndpointRegistered");
    }

    private static List<String> announced(TestNode node, String service) {
        return Outboxes.read(node, service).stream().map(Event::type).toList();
    }
}
