package io.plenary.runtime;

import io.plenary.contracts.admin.Remark;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Whether the services of this node can really serve. */
public final class Health {

    private final Map<String, Supplier<Future<Void>>> checkByService = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<Remark>>> remarkByTopic = new ConcurrentSkipListMap<>();
    private volatile boolean leaving;

    /** A node that runs several instances of a service asks the last one registered. */
    public void register(String service, Supplier<Future<Void>> check) {
        checkByService.put(service, check);
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

    /** {@code {"status": "UP" or "DOWN", "services": {name: ...}}}, and remarks where there are some; never fails. */
    public Future<JsonObject> ready() {
        JsonObject services = new JsonObject();
        return Future.join(checkByService.entrySet().stream()
                        .map(entry -> check(entry.getKey(), entry.getValue(), services))
                        .toList())
                .map(checked ->
                        report(leaving || services.stream().anyMatch(Health::isDown) ? "DOWN" : "UP", services));
    }

    private JsonObject report(String status, JsonObject services) {
        JsonObject report = new JsonObject().put("status", status).put("services", services);
        List<JsonObject> remarks = remarks().stream()
                .map(remark -> new JsonObject(remark.toJson()))
                .toList();
        return remarks.isEmpty() ? report : report.put("remarks", new JsonArray(remarks));
    }

    private static boolean isDown(Map.Entry<String, Object> service) {
        return "DOWN".equals(service.getValue());
    }

    private static Future<Void> check(String service, Supplier<Future<Void>> check, JsonObject services) {
        return check.get().transform(result -> {
            services.put(service, result.succeeded() ? "UP" : "DOWN");
            return Future.succeededFuture();
        });
    }
}
