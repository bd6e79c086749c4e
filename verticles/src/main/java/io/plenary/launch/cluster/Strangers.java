package io.plenary.launch.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says who was not let in, once a minute of each address: some knock for ever. */
final class Strangers {

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Cache<InetAddress, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(QUIET).maximumSize(MOST).build();

    void refused(SocketAddress peer, String reason) {
        InetAddress address = ((InetSocketAddress) peer).getAddress();
        if (told.asMap().putIfAbsent(address, true) == null) {
            LOG.warn(
                    "Refused at the port of the cluster: whoever connects from {} does not know its secret ({})",
                    address.getHostAddress(),
                    reason);
        }
    }
}
