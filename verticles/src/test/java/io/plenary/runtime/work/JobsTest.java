package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Work done later is done once, by somebody, whatever becomes of the one who began it. */
class JobsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Terms TERMS = terms(Duration.ofSeconds(5), NEVER, NEVER);

    private static final Map<TestNode, Database> DATABASES = new ConcurrentHashMap<>();

    private static TestNode node;
    private static TestNode other;

    private record Done(String kind) implements Payload {}

    private final String kind = "test-" + UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final Queue<Lease> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> givenUp = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> workers = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        node = new TestNode();
        other = new TestNode(node.node().settings());
        Stream.of(node, other).forEach(JobsTest::database);
    }

    @AfterEach
    void end() {
        workers.forEach(Runnable::run);
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
        DATABASES.clear();
    }

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
        await(jobs(node, TERMS).askIn(database(node).direct(), Duration.ofMillis(400), id));
        long asked = System.nanoTime();

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
        Terms shortly = terms(Duration.ofMillis(300), NEVER, Duration.ofMillis(50));
        Stream.of(node, other)
                .forEach(at -> work(
                        at, shortly, lease -> at.vertx().timer(1_200).compose(worked -> effect(at, shortly, lease))));

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

    private static Terms terms(Duration lease, Duration longest, Duration sweep) {
        return new Terms(lease, longest, sweep, Duration.ofMillis(50), Duration.ofMillis(200), 10, 4);
    }

    private Jobs jobs(TestNode at, Terms terms) {
        return new Jobs(at.vertx(), database(at), kind, terms);
    }

    private static Database database(TestNode at) {
        return DATABASES.computeIfAbsent(
                at, opened -> await(opened.node().databases().open("notes")));
    }

    private void ask(TestNode at, UUID about) {
        await(write(at, TERMS, (jobs, tx) -> jobs.ask(tx, about)));
    }

    private Optional<Lease> take(TestNode at) {
        return await(database(at).write(Caller.SYSTEM, tx -> jobs(at, TERMS).take(tx, id)));
    }

    private interface Change {
        Future<Void> make(Jobs jobs, Transaction tx);
    }

    private Future<Void> write(TestNode at, Terms terms, Change change) {
        return database(at).write(Caller.SYSTEM, tx -> change.make(jobs(at, terms), tx));
    }

    /** What a job does here: it announces its id, once for each time it is done. */
    private Future<Void> effect(TestNode at, Terms terms, Lease lease) {
        return write(at, terms, (jobs, tx) -> {
            tx.announce(new Done(kind), null, lease.id());
            return jobs.done(tx, lease);
        });
    }

    private List<UUID> effects() {
        return Outboxes.read(node, "notes").stream()
                .filter(event -> event.payload().getString("kind").equals(kind))
                .map(Event::conferenceId)
                .toList();
    }

    private static Future<Void> fail(Throwable cause) {
        return Future.failedFuture(cause);
    }

    private void work(TestNode at, Terms terms, Function<Lease, Future<Void>> work) {
        Jobs jobs = jobs(at, terms);
        JobWorker.Work noted = new JobWorker.Work() {
            @Override
            public Future<Void> work(Lease lease) {
                begun.add(lease);
                return work.apply(lease);
            }

            @Override
            public Future<Void> giveUp(Lease lease, Throwable cause) {
                givenUp.add(cause);
                return write(at, terms, (same, tx) -> same.done(tx, lease));
            }
        };
        String worker = await(at.vertx().deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                return new JobWorker(vertx, jobs, noted).begin();
            }
        }));
        workers.add(() -> await(at.vertx().undeploy(worker)));
    }

    private void awaitNoJobs() {
        await().atMost(Duration.ofSeconds(20)).until(() -> sql("select from jobs where kind = '" + kind + "'") == 0);
    }

    private int sql(String statement) {
        return await(database(node).direct().query(statement).execute()).rowCount();
    }
}
