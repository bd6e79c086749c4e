package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Refusal;
import io.plenary.testing.TestNode;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work is done once, whatever becomes of the one who began it, and what cannot be done is given up. */
class LeasesTest extends JobStage {

    @Test
    void aLeaseThatEndedIsTakenOverAndItsLateHolderChangesNothing() {
        Terms shortly = terms(Duration.ofMillis(300), Duration.ofMillis(100), NEVER);
        Promise<Void> late = Promise.promise();
        Promise<Void> refused = Promise.promise();
        work(node, shortly, lease -> late.future()
                .compose(woken -> effect(node, shortly, lease))
                .onComplete(done -> refused.handle(done.mapEmpty())));
        ask(node, id);
        await().until(() -> begun.size() == 1);

        work(other, shortly, lease -> effect(other, shortly, lease));
        awaitNoJobs();
        late.complete();

        await(refused.future().otherwiseEmpty());
        assertThat(refused.future().cause()).isInstanceOf(Lease.Lost.class);
        assertThat(effects()).containsExactly(id);
        assertThat(begun).extracting(Lease::attempts).containsExactly(1, 2);
    }

    @Test
    void aHolderThatLivesKeepsItsLease() {
        // Long enough that a busy machine renews it in time: it is renewed after a third of it.
        Terms shortly = terms(Duration.ofSeconds(3), NEVER, Duration.ofMillis(50));
        Stream.of(node, other)
                .forEach(at -> work(
                        at, shortly, lease -> at.vertx().timer(4_500).compose(worked -> effect(at, shortly, lease))));

        ask(node, id);

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
        assertThat(begun).hasSize(1);
    }

    @Test
    void aHolderThatIsGoneIsFollowedByAnotherWhenItsLeaseEnds() {
        Terms shortly = terms(Duration.ofMillis(500), NEVER, NEVER);
        TestNode doomed = new TestNode(node.node().settings());
        work(doomed, shortly, lease -> Promise.<Void>promise().future());
        ask(doomed, id);
        await().until(() -> begun.size() == 1);

        work(other, shortly, lease -> effect(other, shortly, lease));
        workers.remove();
        doomed.close();

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void whatFailsIsTriedAgainLaterEachTime() {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        work(node, TERMS, lease -> {
            times.add(System.nanoTime());
            return lease.attempts() < 4 ? fail(new IllegalStateException("of the moment")) : effect(node, TERMS, lease);
        });

        ask(node, id);

        awaitNoJobs();
        List<Long> at = List.copyOf(times);
        assertThat(begun).extracting(Lease::faults).containsExactly(0, 1, 2, 3);
        assertThat(Duration.ofNanos(at.get(1) - at.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(Duration.ofNanos(at.get(2) - at.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(at.get(3) - at.get(2))).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void whatIsRefusedIsGivenUpAtOnce() {
        work(node, TERMS, lease -> fail(Refusal.CONFLICT.because("It is taken.")));

        ask(node, id);

        awaitNoJobs();
        assertThat(givenUp).singleElement().matches(Refusal.CONFLICT::is);
        assertThat(begun).hasSize(1);
    }

    @Test
    void faultsThatStayAreGivenUp() {
        work(node, TERMS, lease -> fail(new IllegalStateException("a bug")));

        ask(node, id);

        awaitNoJobs();
        assertThat(givenUp).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(begun).hasSize(TERMS.mostFaults());
    }

    @Test
    void whatKeepsKillingItsHoldersIsGivenUp() {
        await(jobs(node, TERMS).askIn(database(node).direct(), Duration.ZERO, id));
        sql("update jobs set attempts = " + TERMS.mostAttempts() + " where kind = '" + kind + "'");

        work(node, TERMS, lease -> effect(node, TERMS, lease));

        awaitNoJobs();
        assertThat(givenUp).singleElement().isInstanceOfSatisfying(Lease.BrokenOff.class, cause -> assertThat(
                        cause.times())
                .isEqualTo(TERMS.mostAttempts()));
        assertThat(effects()).isEmpty();
    }

    @Test
    void whatMustBeDoneIsNeverGivenUp() {
        Terms endless = TERMS.neverGivingUp();
        work(
                node,
                endless,
                lease -> lease.attempts() < 8
                        ? fail(Refusal.CONFLICT.because("Not yet."))
                        : effect(node, endless, lease));

        ask(node, id);

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void aPartThatIsDoneMakesAttemptsBeginAnew() {
        work(node, TERMS, lease -> switch (begun.size()) {
            case 1 -> fail(new IllegalStateException("of the moment"));
            case 2 -> write(node, TERMS, (jobs, tx) -> jobs.advance(tx, lease));
            default -> effect(node, TERMS, lease);
        });

        ask(node, id);

        awaitNoJobs();
        assertThat(begun).extracting(Lease::attempts).containsExactly(1, 2, 1);
        assertThat(begun).extracting(Lease::faults).containsExactly(0, 1, 0);
    }
}
