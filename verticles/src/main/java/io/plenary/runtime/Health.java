package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Whether the services of this node can really serve. */
public final class Health {

    private final Map<String, Supplier<Future<Void>>> checkByService = new ConcurrentSkipListMap<>();
    private volatile boolean leaving;

    /** A node that runs several instances of a service asks the last one registered. */
    public void register(String service, Supplier<Future<Void>> check) {
        checkByService.put(service, check);
    }

    /** From now on this node is not ready: it is about to stop. */
    public void leave() {
        leaving = true;
    }

    /** {@code {"status": "UP" or "DOWN", "services": {name: ...}}}; the answer never fails. */
    public Future<JsonObject> ready() {
        JsonObject services = new JsonObject();
        return Future.join(checkByService.entrySet().stream()
                        .map(entry -> check(entry.getKey(), entry.getValue(), services))
                        .toList())
                .map(checked -> new JsonObject()
                        .put("status", leaving || services.stream().anyMatch(Health::isDown) ? "DOWN" : "UP")
                        .put("services", services));
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
