package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work that is asked for is done once, by somebody. */
class JobsTest extends JobStage {

    @Test
    void ofManyWorkersOneDoesAJob() {
        Terms sweeping = terms(Duration.ofSeconds(5), NEVER, Duration.ofMillis(50));
        Stream.of(node, node, other, other).forEach(at -> work(at, sweeping, lease -> effect(at, sweeping, lease)));
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(40).toList();

        ids.forEach(one -> ask(node, one));

        awaitNoJobs();
        assertThat(effects()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(begun).extracting(Lease::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void someAreDoneAtTheSameTimeAndOneThatLastsKeepsNoneOfTheOthers() {
        Promise<Void> end = Promise.promise();
        AtomicInteger running = new AtomicInteger();
        Queue<Integer> atOnce = new ConcurrentLinkedQueue<>();
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(30).toList();
        ids.forEach(one -> ask(node, one));

        work(node, TERMS, 4, lease -> {
            atOnce.add(running.incrementAndGet());
            return (lease.id().equals(ids.get(0)) ? end.future() : effect(node, TERMS, lease))
                    .onComplete(done -> running.decrementAndGet());
        });

        await().until(() -> effects().size() == 29);
        assertThat(atOnce).contains(4).allMatch(many -> many <= 4);
        end.complete();
    }

    @Test
    void whatIsAskedForWhileOthersAreDoneIsDoneBesideThem() {
        Promise<Void> end = Promise.promise();
        work(node, TERMS, 4, lease -> lease.id().equals(id) ? end.future() : effect(node, TERMS, lease));
        ask(node, id);
        await().until(() -> begun.size() == 1);
        UUID next = UUID.randomUUID();

        ask(other, next);

        await().until(() -> effects().contains(next));
        end.complete();
    }

    /** Of many that end together, one that was lost leaves the others as they are. */
    @Test
    void whatWasDoneTogetherCountsForThoseWhoStillHaveTheirs() {
        UUID again = UUID.randomUUID();
        List<Lease> leases = Stream.of(id, again, UUID.randomUUID())
                .map(one -> await(database(node)
                                .write(Caller.SYSTEM, tx -> jobs(node, TERMS).take(tx, one)))
                        .orElseThrow())
                .toList();
        Lease lost = leases.get(2);
        sql("update jobs set holder = gen_random_uuid() where id = '" + lost.id() + "'");
        ask(node, again);

        Set<UUID> held = await(
                database(node).write(Caller.SYSTEM, tx -> jobs(node, TERMS).done(tx, leases)));

        assertThat(held).containsExactlyInAnyOrder(id, again);
        assertThat(sql("select from jobs where kind = '" + kind + "' and id = '" + id + "'"))
                .isZero();
        assertThat(sql("select from jobs where holder is null and due_at <= now() and id = '" + again + "'"))
                .isOne();
        assertThat(sql("select from jobs where holder is not null and id = '" + lost.id() + "'"))
                .isOne();
    }

    @Test
    void whoRingsIsHeardByThoseWhoNeverLook() {
        work(node, TERMS, lease -> effect(node, TERMS, lease));

        ask(node, id);

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void aRingThatIsLostIsMadeUpForByTheSweep() {
        Terms sweeping = terms(Duration.ofSeconds(5), NEVER, Duration.ofMillis(200));
        work(other, sweeping, lease -> effect(other, sweeping, lease));

        ask(node, id);

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void whatIsToBeDoneLaterIsDoneThen() {
        long asked = System.nanoTime();
        await(jobs(node, TERMS).askIn(database(node).direct(), Duration.ofMillis(400), id));

        work(other, TERMS, lease -> effect(other, TERMS, lease));

        awaitNoJobs();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(350));
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void whatFailsToBeAskedForIsNotDone() {
        work(node, TERMS, lease -> effect(node, TERMS, lease));
        await(database(node)
                .write(
                        Caller.SYSTEM,
                        tx -> jobs(node, TERMS).ask(tx, UUID.randomUUID()).compose(asked -> Future.failedFuture("no")))
                .otherwiseEmpty());

        ask(node, id);

        awaitNoJobs();
        assertThat(begun).extracting(Lease::id).containsExactly(id);
    }

    @Test
    void whatIsAskedForAgainMeanwhileIsDoneOnceMore() {
        Promise<Void> goOn = Promise.promise();
        work(node, TERMS, lease -> goOn.future().compose(now -> effect(node, TERMS, lease)));
        ask(node, id);
        await().until(() -> begun.size() == 1);
        ask(node, id);
        ask(node, id);

        goOn.complete();

        awaitNoJobs();
        assertThat(effects()).containsExactly(id, id);
    }

    @Test
    void howFarItIsCanBeSeenWhileItIsDone() {
        Promise<Void> goOn = Promise.promise();
        work(node, TERMS, lease -> jobs(node, TERMS)
                .progress(lease, 40)
                .compose(told -> goOn.future())
                .compose(now -> effect(node, TERMS, lease)));
        ask(node, id);

        await().until(() -> await(jobs(other, TERMS).percent(id)) == 40);
        goOn.complete();
        awaitNoJobs();
        assertThat(await(jobs(other, TERMS).percent(id))).isZero();
    }

    @Test
    void whoeverAsksMayBeginItselfAndNobodyElseDoesMeanwhile() {
        Lease own = take(node).orElseThrow();

        assertThat(take(other)).isEmpty();
        assertThat(await(jobs(other, TERMS).isHeld(database(other).direct(), id)))
                .isTrue();
        work(node, TERMS, lease -> effect(node, TERMS, lease));
        await(effect(node, TERMS, own));

        assertThat(effects()).containsExactly(id);
        assertThat(begun).isEmpty();
    }

    @Test
    void eachJobHasItsOwnNameInTheLogsAndItsOwnTime() {
        Queue<CallContext> bound = new ConcurrentLinkedQueue<>();
        Promise<Void> goOn = Promise.promise();
        work(node, TERMS, lease -> {
            // Another round of the same verticle that begins meanwhile.
            new Rounds(node.vertx(), "beside", goOn::future).kick();
            return node.vertx().timer(50).compose(waited -> {
                bound.add(CallContext.current());
                goOn.tryComplete();
                return effect(node, TERMS, lease);
            });
        });

        ask(node, id);

        awaitNoJobs();
        assertThat(bound)
                .singleElement()
                .matches(context -> context.correlationId().startsWith(kind))
                .matches(context -> context.remaining() > Rounds.BUDGET_MILLIS);
    }

    @Test
    void whatIsWithdrawnIsNotBegunAndWhatIsBegunGoesOn() {
        Lease own = take(node).orElseThrow();
        UUID waiting = UUID.randomUUID();
        Jobs jobs = jobs(node, TERMS);
        await(jobs.askIn(database(node).direct(), Duration.ofSeconds(60), waiting));

        Stream.of(id, waiting).forEach(one -> await(jobs.withdraw(database(node).direct(), one)));
        assertThat(sql("select from jobs where kind = '" + kind + "'")).isEqualTo(1);
        await(effect(node, TERMS, own));

        await(jobs.askIn(database(node).direct(), Duration.ofSeconds(60), id));
        Lease lost = take(node).orElseThrow();
        await(jobs.forget(database(node).direct(), id));
        Future<Void> late = effect(node, TERMS, lost);
        await(late.otherwiseEmpty());
        assertThat(late.cause()).isInstanceOf(Lease.Lost.class);
        assertThat(effects()).containsExactly(id);
    }

    @Test
    void jobsOfOthersDoNotHideOneThatIsHere() {
        sql("insert into jobs (kind, id, due_at) select '" + kind + "', gen_random_uuid(), now() - interval '1 hour'"
                + " from generate_series(1, " + (2 * JobStore.PAGE + 1) + ")");
        here = id::equals;
        work(node, TERMS, lease -> effect(node, TERMS, lease));

        ask(node, id);

        await().until(() -> effects().contains(id));
        assertThat(sql("delete from jobs where kind = '" + kind + "'")).isEqualTo(2 * JobStore.PAGE + 1);
    }

    @Test
    void whatNobodyCanDoIsLookedForLessOftenAndDoneOnceSomebodyCan() {
        Queue<Long> looks = new ConcurrentLinkedQueue<>();
        here = any -> looks.add(System.nanoTime()) && looks.size() > 4;
        work(node, TERMS, lease -> effect(node, TERMS, lease));

        ask(node, id);

        awaitNoJobs();
        assertThat(effects()).containsExactly(id);
        List<Long> times = List.copyOf(looks);
        assertThat(Duration.ofNanos(times.get(times.size() - 1) - times.get(times.size() - 2)))
                .as("longer than at first")
                .isGreaterThan(Duration.ofSeconds(1));
    }
}
