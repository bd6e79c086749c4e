package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.ServedConference;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the program's host: databases are names here, and what was really changed is written down. */
final class FakeHost implements ProgramHostService {

    /** Long enough for two workers to meet. */
    private static final long STEP_MILLIS = 20;

    private final TestNode node;
    private final Queue<String> effects = new ConcurrentLinkedQueue<>();
    private final Map<String, String> stateByDatabase = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> inWork = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    FakeHost(TestNode node) {
        this.node = node;
    }

    @Override
    public Future<Void> createDatabase(Caller caller, ConferenceDatabase database) {
        return step(caller, database, () -> {
            if (stateByDatabase.putIfAbsent(database.databaseName(), "created") == null) {
                effects.add("create " + database.databaseName());
            }
            return Future.succeededFuture();
        });
    }

    @Override
    public Future<Void> migrateDatabase(Caller caller, ConferenceDatabase database) {
        return step(caller, database, () -> {
            if (stateByDatabase.replace(database.databaseName(), "created", "migrated")) {
                effects.add("migrate " + database.databaseName());
            }
            return Future.succeededFuture();
        });
    }

    @Override
    public Future<ServedConference> serve(Caller caller, ConferenceDatabase database) {
        String address = ProgramService.address(database.conferenceId());
        ServedConference served = new ServedConference(database.conferenceId(), "node", address);
        return step(caller, database, () -> {
            if (!stateByDatabase.replace(database.databaseName(), "migrated", "served")) {
                return Future.succeededFuture(served);
            }
            effects.add("serve " + database.databaseName());
            return node.node()
                    .doors()
                    .open(ProgramService.class, address, program())
                    .map(served);
        });
    }

    private static ProgramService program() {
        return (ProgramService) Proxy.newProxyInstance(
                ProgramService.class.getClassLoader(),
                new Class<?>[] {ProgramService.class},
                (self, method, arguments) -> Future.succeededFuture(new ProgramVersion(0, Instant.EPOCH)));
    }

    @Override
    public Future<Void> dropDatabase(Caller caller, ConferenceDatabase database) {
        return step(caller, database, () -> {
            if (stateByDatabase.remove(database.databaseName()) != null) {
                effects.add("drop " + database.databaseName());
            }
            return Future.succeededFuture();
        });
    }

    private interface Work<T> {
        Future<T> begin();
    }

    private <T> Future<T> step(Caller caller, ConferenceDatabase database, Work<T> work) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only the platform itself asks.");
        }
        AtomicInteger working = inWork.computeIfAbsent(database.conferenceId(), id -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(working.incrementAndGet(), Math::max);
        return node.vertx()
                .timer(STEP_MILLIS)
                .compose(waited -> work.begin())
                .onComplete(done -> working.decrementAndGet());
    }

    /** What was done to a database, in order. */
    List<String> effectsOn(String databaseName) {
        return effects.stream()
                .filter(effect -> effect.endsWith(" " + databaseName))
                .map(effect -> effect.substring(0, effect.indexOf(' ')))
                .toList();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }
}
