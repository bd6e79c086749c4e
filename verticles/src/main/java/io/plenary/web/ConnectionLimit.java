package io.plenary.web;

import io.plenary.runtime.Network;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets no address keep so many connections that none are left for others. Used by one event loop. */
final class ConnectionLimit {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final ClientAddresses addresses;
    private final Map<String, Integer> open = new HashMap<>();
    private long lastWarning = System.nanoTime() - QUIET_NANOS;

    ConnectionLimit(int most, ClientAddresses addresses) {
        this.most = most;
        this.addresses = addresses;
    }

    /** Counts a new connection until it closes; false, and it is not counted, where its address has enough of them. */
    boolean admits(HttpConnection connection) {
        return counted(connection).map(address -> admits(connection, address)).orElse(true);
    }

    /** With whose a connection is counted; empty for those of proxies, and where nobody knows. */
    Optional<String> counted(HttpConnection connection) {
        return addresses.isOfProxy(connection)
                ? Optional.empty()
                : addresses.peer(connection).map(Network::subscriberOf);
    }

    private boolean admits(HttpConnection connection, String address) {
        if (open.getOrDefault(address, 0) >= most) {
            warn(address);
            return false;
        }
        open.merge(address, 1, Integer::sum);
        HttpConnections.whenClosed(
                connection, () -> open.computeIfPresent(address, (of, count) -> count == 1 ? null : count - 1));
        return true;
    }

    private void warn(String address) {
        if (System.nanoTime() - lastWarning >= QUIET_NANOS) {
            lastWarning = System.nanoTime();
            LOG.warn("{} has {} connections and gets no more: http.connections-per-address", address, most);
        }
    }
}
