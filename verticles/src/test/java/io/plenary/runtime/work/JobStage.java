package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes on one database, and workers at either of them. */
@ResourceLock("JobStage")
abstract class JobStage {

    static final Duration NEVER = Duration.ofHours(1);
    static final Terms TERMS = terms(Duration.ofSeconds(5), NEVER, NEVER);

    private static final Map<TestNode, Database> DATABASES = new ConcurrentHashMap<>();

    static TestNode node;
    static TestNode other;

    record Done(String kind) implements Payload {}

    final String kind = "test-" + UUID.randomUUID();
    final UUID id = UUID.randomUUID();
    final Queue<Lease> begun = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> givenUp = new ConcurrentLinkedQueue<>();
    /** Which jobs can be done by workers here. */
    Predicate<UUID> here = any -> true;

    final Queue<Runnable> workers = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        node = new TestNode();
        other = new TestNode(node.node().settings());
        Stream.of(node, other).forEach(JobStage::database);
    }

    @AfterEach
    void end() {
        workers.forEach(Runnable::run);
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
        DATABASES.clear();
    }

    static Terms terms(Duration lease, Duration longest, Duration sweep) {
        return new Terms(lease, longest, sweep, Duration.ofMillis(50), Duration.ofMillis(200), 10, 4);
    }

    Jobs jobs(TestNode at, Terms terms) {
        return new Jobs(at.vertx(), database(at), kind, terms);
    }

    static Database database(TestNode at) {
        return DATABASES.computeIfAbsent(
                at, opened -> await(opened.node().databases().open("notes")));
    }

    void ask(TestNode at, UUID about) {
        await(write(at, TERMS, (jobs, tx) -> jobs.ask(tx, about)));
    }

    Optional<Lease> take(TestNode at) {
        return await(database(at).write(Caller.SYSTEM, tx -> jobs(at, TERMS).take(tx, id)));
    }

    interface Change {
        Future<Void> make(Jobs jobs, Transaction tx);
    }

    Future<Void> write(TestNode at, Terms terms, Change change) {
        return database(at).write(Caller.SYSTEM, tx -> change.make(jobs(at, terms), tx));
    }

    /** What a job does here: it announces its id, once for each time it is done. */
    Future<Void> effect(TestNode at, Terms terms, Lease lease) {
        return write(at, terms, (jobs, tx) -> {
            tx.announce(new Done(kind), null, lease.id());
            return jobs.done(tx, lease);
        });
    }

    List<UUID> effects() {
        return Outboxes.read(node, "notes").stream()
                .filter(event -> event.payload().getString("kind").equals(kind))
                .map(Event::conferenceId)
                .toList();
    }

    static Future<Void> fail(Throwable cause) {
        return Future.failedFuture(cause);
    }

    void work(TestNode at, Terms terms, Function<Lease, Future<Void>> work) {
        work(at, terms, 1, work);
    }

    void work(TestNode at, Terms terms, int atOnce, Function<Lease, Future<Void>> work) {
        Jobs jobs = jobs(at, terms);
        JobWorker.Work noted = new JobWorker.Work() {
            @Override
            public boolean isHere(UUID about) {
                return here.test(about);
            }

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
                return new JobWorker(vertx, jobs, noted, atOnce).begin();
            }
        }));
        workers.add(() -> await(at.vertx().undeploy(worker)));
    }

    void awaitNoJobs() {
        await().until(() -> sql("select from jobs where kind = '" + kind + "'") == 0);
    }

    int sql(String statement) {
        return await(database(node).direct().query(statement).execute()).rowCount();
    }
}
