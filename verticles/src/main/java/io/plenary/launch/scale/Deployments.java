package io.plenary.launch.scale;

import io.plenary.contracts.Service;
import io.plenary.runtime.Doors;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/** The instances of services that run on this node, each deployed by itself: any of them can go while the others stay. */
final class Deployments {

    private final Vertx vertx;
    private final Doors doors;
    private final Function<Service, Deployable> verticles;
    private final Map<Service, Deque<String>> idsByService = new ConcurrentHashMap<>();

    Deployments(Vertx vertx, Doors doors, Function<Service, Deployable> verticles) {
        this.vertx = vertx;
        this.doors = doors;
        this.verticles = verticles;
    }

    int count(Service service) {
        return ids(service).size();
    }

    private Deque<String> ids(Service service) {
        return idsByService.computeIfAbsent(service, first -> new ConcurrentLinkedDeque<>());
    }

    /** One after the other, so that what the first one prepares is there for the next. */
    Future<Void> bringTo(Service service, int wanted) {
        int missing = wanted - count(service);
        return missing < 0 ? remove(service, -missing) : add(service, missing);
    }

    private Future<Void> add(Service service, int missing) {
        return missing == 0
                ? Future.succeededFuture()
                : vertx.deployVerticle(verticles.apply(service))
                        .onSuccess(ids(service)::addLast)
                        .compose(added -> add(service, missing - 1));
    }

    /** Its doors first: what they were asked is answered before the verticles end. */
    private Future<Void> remove(Service service, int tooMany) {
        Deque<String> ids = ids(service);
        List<String> leaving = List.copyOf(ids).subList(ids.size() - tooMany, ids.size());
        return doors.closeAllOf(Set.copyOf(leaving))
                .transform(closed -> undeploy(leaving))
                .onComplete(gone -> ids.removeAll(leaving));
    }

    /** As it stands, when the node ends. */
    Future<Void> end(Collection<Service> services) {
        List<String> ending = new ArrayList<>();
        services.forEach(service -> {
            ending.addAll(ids(service));
            ids(service).clear();
        });
        return undeploy(ending);
    }

    private Future<Void> undeploy(List<String> ids) {
        return Future.join(ids.stream().map(vertx::undeploy).toList()).mapEmpty();
    }
}
