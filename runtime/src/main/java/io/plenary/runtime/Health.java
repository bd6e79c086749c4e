package io.plenary.runtime;

import io.plenary.contracts.Remark;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the services of this node can really serve. */
public final class Health {

    /** Who asks for readiness does so every few seconds, and takes a late answer for none. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(3);

    private final HealthChecks checks;
    private final Map<String, BitSet> instancesByService = new HashMap<>();
    private final Map<String, Supplier<Optional<Remark>>> remarkByTopic = new ConcurrentSkipListMap<>();
    private volatile boolean leaving;
    private volatile boolean drained;

    public Health(Vertx vertx) {
        checks = HealthChecks.create(vertx);
    }

    /**
     * One more instance of a service; it is up when all of them are.
     *
     * @return what to run when the instance is gone, so that it is not asked any more
     */
    public synchronized Runnable register(String service, Supplier<Future<Void>> check) {
        BitSet instances = instancesByService.computeIfAbsent(service, first -> new BitSet());
        int instance = instances.nextClearBit(1);
        instances.set(instance);
        Context own = Vertx.currentContext();
        checks.register(service + "/" + instance, LONGEST_CHECK.toMillis(), answer -> within(own, check)
                // One that comes after all was counted as none.
                .onComplete(done -> answer.tryComplete(done.succeeded() ? Status.OK() : Status.KO())));
        return () -> forget(service, instance);
    }

    /** Where the instance works: if that is blocked, there is no answer. */
    private static Future<Void> within(Context own, Supplier<Future<Void>> check) {
        if (own == null) {
            return check.get();
        }
        Promise<Void> checked = Promise.promise();
        own.runOnContext(turn ->
                Future.<Void>succeededFuture().compose(mine -> check.get()).onComplete(checked));
        return checked.future();
    }

    private synchronized void forget(String service, int instance) {
        BitSet instances = instancesByService.get(service);
        instances.clear(instance);
        checks.unregister(instances.isEmpty() ? service : service + "/" + instance);
    }

    /** Something worth knowing that keeps nobody from being served. */
    public void remark(String topic, Supplier<Optional<Remark>> remark) {
        remarkByTopic.put(topic, remark);
    }

    /** What there is to remark at the moment. */
    public List<Remark> remarks() {
        return remarkByTopic.values().stream()
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .toList();
    }

    /** From now on this node is not ready: it is about to stop. */
    public void leave() {
        leaving = true;
    }

    /** Whether this node serves nobody for a while, though it runs: as long it is not ready. */
    public void drained(boolean isDrained) {
        drained = isDrained;
    }

    /**
     * {@code {"status": "UP" or "DOWN", "services": {name: ...}, "checks": [...]}}, and remarks where there are some; never
     * fails; {@code "drained": true} where that is why. The checks are as vertx-health-check writes them, one below each service for every instance of it.
     */
    public Future<JsonObject> ready() {
        return checks.checkStatus().map(this::report);
    }

    /** The services that do not work here at the moment. */
    Future<Set<String>> down() {
        return ready().map(report -> report.getJsonObject("services").stream()
                .filter(service -> service.getValue().equals("DOWN"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private JsonObject report(CheckResult result) {
        Collection<CheckResult> services = result.getChecks() == null ? List.of() : result.getChecks();
        JsonObject byName = new JsonObject();
        services.stream().map(CheckResult::getId).sorted().forEach(name -> byName.put(name, "UP"));
        services.stream().filter(service -> !service.getUp()).forEach(down -> byName.put(down.getId(), "DOWN"));
        boolean up = !leaving && !drained && services.stream().allMatch(CheckResult::getUp);
        JsonObject report = new JsonObject()
                .put("status", up ? "UP" : "DOWN")
                .put("services", byName)
                .put("checks", result.toJson().getJsonArray("checks", new JsonArray()));
        if (drained) {
            report.put("drained", true);
        }
        List<JsonObject> remarks = remarks().stream()
                .map(remark -> new JsonObject(remark.toJson()))
                .toList();
        return remarks.isEmpty() ? report : report.put("remarks", new JsonArray(remarks));
    }
}
