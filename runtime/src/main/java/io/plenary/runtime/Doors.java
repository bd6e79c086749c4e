package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.once.KeptAnswers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.serviceproxy.ServiceBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The doors of this node: every contract it answers on the bus. */
public final class Doors {

    /**
     * An open door.
     *
     * @param deployment of the verticle that opened it; null where none did
     */
    public record Door(String address, MessageConsumer<JsonObject> consumer, String deployment) {}

    /** Long enough for calls that were on their way when the registration went. */
    private static final long LAME_DUCK_MILLIS = 500;

    private static final long LOOK_MILLIS = 20;

    private final Vertx vertx;
    private final ClusterManager cluster;
    private final Set<Door> open = ConcurrentHashMap.newKeySet();
    private final LongAdder entered = new LongAdder();
    /** Calls that are not answered yet, by the deployment that answers. */
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    private volatile boolean leaving;

    /** @param cluster null when the bus is not clustered */
    public Doors(Vertx vertx, ClusterManager cluster) {
        this.vertx = vertx;
        this.cluster = cluster;
    }

    /** This node as the cluster knows it. */
    public String nodeId() {
        return cluster == null ? "local" : cluster.getNodeId();
    }

    /** Every node the cluster knows, this one among them. */
    public List<String> nodeIds() {
        return cluster == null ? List.of(nodeId()) : cluster.getNodes();
    }

    /** Answers a contract whose answers are not kept. */
    public <T> Future<Door> open(Class<T> contract, String address, T service) {
        return open(contract, address, service, KeptAnswers.NONE);
    }

    /**
     * Answers a contract at an address. Completes when every node of the cluster can know; fails with UNAVAILABLE when this
     * node is about to stop.
     *
     * @param kept the answers to calls that may come again
     */
    public <T> Future<Door> open(Class<T> contract, String address, T service, KeptAnswers kept) {
        if (leaving) {
            return Future.failedFuture(Refusal.UNAVAILABLE.because("This node is about to stop."));
        }
        String deployment = deployment();
        AtomicInteger calls = underWay.computeIfAbsent(String.valueOf(deployment), first -> new AtomicInteger());
        MessageConsumer<JsonObject> consumer = new ServiceBinder(vertx)
                .setAddress(address)
                .addInterceptor((ignored, shared, call) -> enter(call))
                .register(contract, Guard.around(contract, service, kept, calls));
        Door door = new Door(address, consumer, deployment);
        open.add(door);
        return consumer.completion().map(door);
    }

    private static String deployment() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.deploymentID();
    }

    private Future<Message<JsonObject>> enter(Message<JsonObject> call) {
        entered.increment();
        return bindContext(call);
    }

    private static Future<Message<JsonObject>> bindContext(Message<JsonObject> call) {
        CallContext context = CallContext.from(call.headers());
        if (context == null) {
            return Future.succeededFuture(call);
        }
        if (context.remaining() <= 0) {
            return Future.failedFuture(Refusal.TOO_LATE.because("The caller has stopped waiting."));
        }
        context.bind();
        return Future.succeededFuture(call);
    }

    /** Closes a door without losing calls on the way to it: another one here, at the same address, answers them. */
    public Future<Void> close(Door door) {
        open.remove(door);
        if (open.stream().anyMatch(other -> other.address().equals(door.address()))) {
            return door.consumer().unregister();
        }
        return leaveCluster(Set.of(door.address()))
                .compose(left -> vertx.timer(LAME_DUCK_MILLIS))
                .compose(waited -> door.consumer().unregister());
    }

    /**
     * Closes all doors that these verticles opened without losing calls on the way to them. Completes when what they were asked
     * is answered.
     */
    public Future<Void> closeAllOf(Set<String> deployments) {
        List<Door> closing =
                open.stream().filter(door -> isOf(deployments, door)).toList();
        closing.forEach(open::remove);
        Set<String> answered = open.stream().map(Door::address).collect(Collectors.toSet());
        Set<String> gone = closing.stream()
                .map(Door::address)
                .filter(address -> !answered.contains(address))
                .collect(Collectors.toSet());
        return leaveCluster(gone)
                .compose(left -> gone.isEmpty() ? Future.succeededFuture() : vertx.timer(LAME_DUCK_MILLIS))
                .compose(waited -> Future.join(closing.stream()
                        .map(door -> door.consumer().unregister())
                        .toList()))
                .transform(closed -> lastAnswerOf(deployments))
                .onComplete(done -> underWay.keySet().removeAll(deployments));
    }

    private static boolean isOf(Set<String> deployments, Door door) {
        return door.deployment() != null && deployments.contains(door.deployment());
    }

    private Future<Void> lastAnswerOf(Set<String> deployments) {
        return lastAnswer(() -> deployments.stream()
                .map(underWay::get)
                .filter(Objects::nonNull)
                .mapToInt(AtomicInteger::get)
                .sum());
    }

    /**
     * Takes this node's registrations out of the cluster while it still serves: other nodes stop calling, and calls already
     * on their way are answered. Completes when they are.
     */
    public Future<Void> leave() {
        leaving = true;
        Set<String> addresses = open.stream().map(Door::address).collect(Collectors.toSet());
        return leaveCluster(addresses)
                .compose(left -> vertx.timer(LAME_DUCK_MILLIS))
                .compose(waited -> lastAnswer(() ->
                        underWay.values().stream().mapToInt(AtomicInteger::get).sum()));
    }

    /** A call is counted until its answer is known; sending it takes a moment more. */
    private Future<Void> lastAnswer(IntSupplier calls) {
        boolean answered = calls.getAsInt() == 0;
        Future<?> moment = vertx.timer(LOOK_MILLIS);
        return answered ? moment.mapEmpty() : moment.compose(waited -> lastAnswer(calls));
    }

    private Future<Void> leaveCluster(Set<String> addresses) {
        if (cluster == null) {
            return Future.succeededFuture();
        }
        return Future.join(addresses.stream().map(this::withdraw).toList()).mapEmpty();
    }

    private Future<Void> withdraw(String address) {
        Promise<List<RegistrationInfo>> found = Promise.promise();
        cluster.getRegistrations(address, found);
        return found.future().compose(registrations -> {
            List<Future<Void>> removals = new ArrayList<>();
            registrations.stream()
                    .filter(registration -> registration.nodeId().equals(cluster.getNodeId()))
                    .forEach(registration -> removals.add(remove(address, registration)));
            return Future.join(removals).mapEmpty();
        });
    }

    private Future<Void> remove(String address, RegistrationInfo registration) {
        Promise<Void> removed = Promise.promise();
        cluster.removeRegistration(address, registration, removed);
        return removed.future();
    }

    /** How many calls have come through them so far; for the operator. */
    public long entered() {
        return entered.sum();
    }

    /** How many doors are open, by address; for the operator. */
    public Map<String, Long> count() {
        return open.stream().collect(Collectors.groupingBy(Door::address, Collectors.counting()));
    }
}
