package io.plenary.runtime;

import io.plenary.contracts.Remark;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The servers that may be read instead of those they follow. Each is looked at from when it is first needed. */
public final class Replicas {

    private final Vertx vertx;
    private final Settings.Database settings;
    private final Pools pools;
    /** By its own URI and that of the server it follows. */
    private final Map<List<String>, Replica> replicas = new ConcurrentHashMap<>();

    Replicas(Vertx vertx, Settings.Database settings, Pools pools) {
        this.vertx = vertx;
        this.pools = pools;
        this.settings = settings;
    }

    /** The one of a service's server. */
    Optional<Replica> of(String service) {
        return of(settings.readers().uris().get(service), settings.uriOf(service));
    }

    /** The one of a conference's server. */
    Optional<Replica> of(DatabaseAddress conference) {
        return settings.conferences().names().stream()
                .filter(name -> conference.ownerUri().equals(settings.uriOfServer(name)))
                .findFirst()
                .flatMap(name -> of(settings.readers().ofConferences(name), conference.ownerUri()));
    }

    private Optional<Replica> of(String uri, String followed) {
        return Optional.ofNullable(uri)
                .map(own -> replicas.computeIfAbsent(
                        List.of(own, followed),
                        first -> pools.outsideOfVerticles(() -> new Replica(
                                vertx, followed, own, settings.readers().longestLag()))));
    }

    /** Tells which are not read at the moment. */
    public Optional<Remark> remark() {
        String leftOut = replicas.values().stream()
                .filter(replica -> !replica.isUsable())
                .map(Replica::place)
                .sorted()
                .collect(Collectors.joining(", "));
        return leftOut.isEmpty() ? Optional.empty() : Optional.of(new Remark(Remark.Code.REPLICA_LEFT_OUT, leftOut));
    }

    /** How many are not read at the moment. */
    public long leftOut() {
        return replicas.values().stream().filter(replica -> !replica.isUsable()).count();
    }

    /** How old what is read there may be at most, in seconds, of the one that is behind most; 0 without any. */
    public double lagSeconds() {
        return replicas.values().stream()
                .mapToDouble(replica -> replica.lag().toMillis() / 1_000.0)
                .max()
                .orElse(0);
    }
}
