package io.plenary.launch.scale;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.ScaledPlace;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.launch.scale.StartedNodes.Running;
import io.plenary.testing.FixedLog;
import io.plenary.testing.RefusalAssert;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes whose operators change their minds. */
@Tag("slow")
class ScaleTest {

    private static final String HELPING = "admin,events,program,web";
    private static final Duration LONGER_THAN_A_ROUND = Duration.ofSeconds(13);

    @TempDir
    Path home;

    private StartedNodes nodes;

    @BeforeEach
    void begin() {
        nodes = new StartedNodes(home, "ana", "bea");
        nodes.start("ana", HELPING);
        nodes.start("bea", HELPING);
    }

    @AfterEach
    void end() {
        nodes.close();
    }

    private Running restart(String name, String services) {
        nodes.stop(name);
        return nodes.start(name, services);
    }

    private void scale(String node, String service, int instances) {
        await(nodes.cluster().scaleService(Caller.SYSTEM, service, instances, node));
    }

    private void drain(String node) {
        await(nodes.cluster().drainNode(Caller.SYSTEM, node));
        soon().until(() -> nodes.isDrained(node));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }

    /** What runs at the one and at the other. */
    private void awaitInstances(String service, int ofAna, int ofBea) {
        soon().until(() -> nodes.instances("ana", service) == ofAna && nodes.instances("bea", service) == ofBea);
    }

    @Test
    void instancesComeAndGoAsTheyAreWantedAndAreThereAgainAfterARestart() {
        scale("bea", "program", 3);
        awaitInstances("program", 1, 3);

        restart("bea", HELPING);
        awaitInstances("program", 1, 3);

        scale(null, "program", 2);
        awaitInstances("program", 2, 2);
        scale("bea", "program", 0);
        awaitInstances("program", 2, 0);
        RefusalAssert.assertRefused(
                Refusal.CONFLICT, () -> nodes.cluster().scaleService(Caller.SYSTEM, "program", 0, "ana"));
        soon().untilAsserted(() -> assertThat(nodes.seen().services())
                .filteredOn(service -> service.service().equals("program"))
                .singleElement()
                .satisfies(program ->
                        assertThat(program.places()).containsExactly(new ScaledPlace("ana", 2, 2, null, null))));
    }

    @Test
    void aNodeRunsWhatItsSettingsDoNotNameWhereThatIsWanted() {
        restart("bea", "admin,events,web");
        assertThat(nodes.instances("bea", "program")).isZero();

        scale("bea", "program", 1);
        awaitInstances("program", 1, 1);

        scale("ana", "program", 0);
        awaitInstances("program", 0, 1);
    }

    @Test
    void nobodyWhoCallsNoticesThatInstancesGo() {
        scale(null, "program", 3);
        awaitInstances("program", 3, 3);
        AtomicBoolean ends = new AtomicBoolean();
        EventLog lamps = nodes.proxy("ana", EventLog.class, StartedNodes.LAMPS);
        CompletableFuture<Integer> calls = counted(ends, () -> callFourTimes(lamps));

        scale(null, "program", 1);
        awaitInstances("program", 1, 1);
        drain("bea");

        ends.set(true);
        assertThat(calls.join()).isPositive();
    }

    /** Whoever is not answered fails the test. */
    private static int callFourTimes(EventLog lamps) {
        List<Future<LogPage>> together =
                List.of(FixedLog.ask(lamps), FixedLog.ask(lamps), FixedLog.ask(lamps), FixedLog.ask(lamps));
        await(Future.all(together));
        return together.size();
    }

    private static CompletableFuture<Integer> counted(AtomicBoolean ends, IntSupplier work) {
        return CompletableFuture.supplyAsync(() -> {
            int count = 0;
            while (!ends.get()) {
                count += work.getAsInt();
            }
            return count;
        });
    }

    @Test
    void aDrainedNodeServesNobodyUntilItIsUndrainedAlsoOverARestart() {
        Running bea = nodes.get("bea");
        assertThat(bea.asOperator("/health/ready")).isEqualTo(200);

        drain("bea");
        assertThat(bea.asOperator("/health/ready")).isEqualTo(503);
        assertThat(bea.asOperator("/health/live")).isEqualTo(200);
        assertThat(bea.asVisitor("/health/live")).isZero();
        RefusalAssert.assertRefused(Refusal.CONFLICT, () -> nodes.cluster().drainNode(Caller.SYSTEM, "ana"));

        Running again = restart("bea", HELPING);
        soon().until(() -> nodes.isDrained("bea") && again.asOperator("/health/ready") == 503);

        await(nodes.cluster().undrainNode(Caller.SYSTEM, "bea"));
        awaitInstances("web", 1, 1);
        soon().until(() -> again.asOperator("/health/ready") == 200 && again.asVisitor("/health/live") == 200);
    }

    /** As after a power cut, when it is the first to be there again. */
    @Test
    void aDrainedNodeThatIsAloneServesUntilAnotherOneDoes() {
        drain("bea");
        nodes.close();

        Running bea = nodes.start("bea", HELPING);
        Awaitility.await()
                .during(LONGER_THAN_A_ROUND)
                .atMost(LONGER_THAN_A_ROUND.multipliedBy(2))
                .until(() -> bea.asOperator("/health/ready") == 200);

        nodes.start("ana", HELPING);
        soon().until(() -> nodes.isDrained("bea"));
    }

    @Test
    void gatewaysGoWithoutARequestBeingLost() {
        Running ana = nodes.get("ana");
        scale("ana", "web", 3);
        awaitInstances("web", 3, 1);
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<Integer> lost = counted(ends, () -> ana.asVisitor("/health/live") == 200 ? 0 : 1);

        scale("ana", "web", 1);
        awaitInstances("web", 1, 1);

        ends.set(true);
        assertThat(lost.join()).isZero();
        assertThat(ana.asVisitor("/health/live")).isEqualTo(200);
    }

    @Test
    void aNodeTellsWhatItHasToDo() {
        soon().untilAsserted(() -> {
            NodeState ana = nodes.seen().nodes().get(0);
            assertThat(ana.name()).isEqualTo("ana");
            assertThat(ana.load().pools()).anySatisfy(pool -> {
                assertThat(pool.database()).isEqualTo("admin");
                assertThat(pool.most()).isEqualTo(8);
                assertThat(pool.open()).isBetween(1, 8);
            });
        });
        soon().until(() -> !nodes.seen().nodes().get(0).load().loopLagMillis().isEmpty()
                && nodes.seen().nodes().get(0).load().callsPerSecond() > 0);
    }
}
