package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ADMIN;
import static io.plenary.services.admin.AdminStage.OWNER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminEvents.NodeDrained;
import io.plenary.contracts.admin.AdminEvents.NodeForgotten;
import io.plenary.contracts.admin.AdminEvents.NodeUndrained;
import io.plenary.contracts.admin.AdminEvents.ServiceScaled;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.contracts.admin.ClusterState;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NodeAway;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.contracts.admin.NodeService;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import io.plenary.contracts.admin.ScaledPlace;
import io.plenary.contracts.admin.ScaledService;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators want of one node, which runs the program. */
class ScalingTest {

    private static final NodePlan CONFIGURED = new NodePlan("ana", false, Map.of("program", 1));

    private final AdminStage stage = new AdminStage(Duration.ofSeconds(10), 4).deployTwice();
    private final ClusterService cluster = stage.node.proxy(ClusterService.class, ClusterService.ADDRESS);

    @BeforeEach
    void thereIsANode() {
        stage.events.answerAlways("listReadings", arguments -> List.of());
        RunningService program = new RunningService(1, 1, 1, null);
        NodeState state = new NodeState(
                "local",
                Condition.UP,
                "1",
                null,
                1,
                2,
                Map.of(),
                List.of(),
                null,
                null,
                "ana",
                false,
                null,
                Map.of("program", program));
        stage.node.fake(NodeService.class, NodeService.address("local"), caller -> Future.succeededFuture(state));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void onlyAdministratorsSeeOrWantAnything() {
        List<Function<Caller, Future<?>>> calls = List.of(
                cluster::viewCluster,
                caller -> cluster.scaleService(caller, "program", 2, "ana"),
                caller -> cluster.drainNode(caller, "ana"),
                caller -> cluster.undrainNode(caller, "ana"),
                caller -> cluster.forgetNode(caller, "ana"),
                caller -> cluster.planOf(caller, CONFIGURED));

        calls.forEach(call -> {
            assertRefused(Refusal.UNAUTHENTICATED, () -> call.apply(Caller.ANONYMOUS));
            assertRefused(Refusal.FORBIDDEN, () -> call.apply(OWNER));
        });
        assertThat(await(cluster.planOf(Caller.SYSTEM, CONFIGURED)).instances()).containsEntry("program", 1);
    }

    @Test
    void whatIsWantedIsKeptAndToldToTheNodeAndToThoseWhoAudit() {
        Queue<Event> heard = stage.node.listen(ServiceScaled.class);

        ScaledService scaled = await(cluster.scaleService(ADMIN, "program", 3, "ana"));

        assertThat(scaled.places()).containsExactly(new ScaledPlace("ana", 1, 3, ScaledPlace.Why.STARTING, null));
        assertThat(await(cluster.planOf(Caller.SYSTEM, CONFIGURED)).instances())
                .containsEntry("program", 3)
                .containsEntry("notes", 0);
        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.as(ServiceScaled.class)).isEqualTo(new ServiceScaled("program", "ana", 3));
            assertThat(event.actorId()).isEqualTo(ADMIN.userId());
        });
    }

    @Test
    void theLastWordForAllNodesCountsForEach() {
        await(cluster.scaleService(ADMIN, "program", 3, "ana"));

        await(cluster.scaleService(ADMIN, "program", 2, null));

        assertThat(await(cluster.planOf(Caller.SYSTEM, CONFIGURED)).instances()).containsEntry("program", 2);
        assertThat(await(cluster.planOf(Caller.SYSTEM, new NodePlan("bea", false, Map.of("program", 1))))
                        .instances())
                .containsEntry("program", 2);
        assertThat(await(cluster.planOf(Caller.SYSTEM, new NodePlan("cia", false, Map.of("web", 1))))
                        .instances())
                .containsEntry("program", 0);
    }

    @Test
    void whatThePlatformCannotDoWithoutIsRefusedAndNotKept() {
        assertRefused(Refusal.CONFLICT, () -> cluster.scaleService(ADMIN, "program", 0, "ana"));
        assertRefused(Refusal.CONFLICT, () -> cluster.drainNode(ADMIN, "ana"));
        assertRefused(Refusal.CONFLICT, () -> cluster.forgetNode(ADMIN, "ana"));
        assertRefused(Refusal.NOT_FOUND, () -> cluster.scaleService(ADMIN, "program", 2, "nobody"));
        assertRefused(Refusal.NOT_FOUND, () -> cluster.drainNode(ADMIN, "nobody"));
        assertRefused(Refusal.NOT_FOUND, () -> cluster.undrainNode(ADMIN, "nobody"));
        assertRefused(Refusal.NOT_FOUND, () -> cluster.forgetNode(ADMIN, ""));

        NodePlan plan = await(cluster.planOf(Caller.SYSTEM, CONFIGURED));
        assertThat(plan.drained()).isFalse();
        assertThat(plan.instances()).containsEntry("program", 1);
    }

    @Test
    void aNodeThatIsAwayIsDrainedUndrainedAndForgotten() {
        Queue<Event> drained = stage.node.listen(NodeDrained.class);
        Queue<Event> undrained = stage.node.listen(NodeUndrained.class);
        Queue<Event> forgotten = stage.node.listen(NodeForgotten.class);
        stage.inDatabase("insert into wished_instances (node, service, instances) values ('bea', 'notes', 2)");

        await(cluster.drainNode(ADMIN, "bea"));
        await(cluster.drainNode(ADMIN, "bea"));
        ClusterState state = await(cluster.viewCluster(ADMIN));

        assertThat(state.away()).containsExactly(new NodeAway("bea", true));
        assertThat(state.nodes()).extracting(NodeState::name).containsExactly("ana");
        assertThat(await(cluster.planOf(Caller.SYSTEM, new NodePlan("bea", false, Map.of())))
                        .drained())
                .isTrue();

        await(cluster.undrainNode(ADMIN, "bea"));
        assertThat(await(cluster.viewCluster(ADMIN)).services())
                .filteredOn(service -> service.service().equals("notes"))
                .singleElement()
                .satisfies(notes -> assertThat(notes.places())
                        .containsExactly(new ScaledPlace("bea", 0, 2, ScaledPlace.Why.AWAY, null)));

        await(cluster.forgetNode(ADMIN, "bea"));
        assertThat(await(cluster.viewCluster(ADMIN)).away()).isEmpty();
        assertThat(drained).hasSize(1);
        assertThat(undrained).hasSize(1);
        assertThat(forgotten).hasSize(1);
    }

    @Test
    void aClusterWhoseLogDoesNotAnswerIsSeenAllTheSame() {
        stage.events.answerAlways("listReadings", arguments -> {
            throw Refusal.UNAVAILABLE.because("Nobody is there.");
        });

        assertThat(await(cluster.viewCluster(ADMIN)).readings()).isNull();
    }
}
