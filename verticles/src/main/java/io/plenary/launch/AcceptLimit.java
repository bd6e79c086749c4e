package io.plenary.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.plenary.contracts.Service;
import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds the connections that the process has accepted, from the first packet on: those that never speak, or never finish with
 * TLS, take a file descriptor as others do, and without one nothing works any more, the embedded database included. Where all
 * are taken, whoever has the most gives up the oldest.
 */
@Sharable
final class AcceptLimit extends ChannelInboundHandlerAdapter {

    /** For files, pools of connections to databases, and other nodes. */
    private static final long RESERVE = 2_000;

    private static final int LEAST = 1_000;
    private static final int USUAL = 100_000;

    private final int most;
    private final int mostOfAddress;
    private final List<Network> proxies;
    private final Map<String, Set<Channel>> byAddress = new HashMap<>();
    private int open;

    /** @param proxies over which many clients come: any number of connections may be theirs, as long as there are any */
    AcceptLimit(int most, int mostOfAddress, List<Network> proxies) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
        this.proxies = proxies;
    }

    static AcceptLimit of(Settings settings) {
        int gateways = Math.max(1, settings.services().getOrDefault(Service.WEB, 1));
        return new AcceptLimit(
                mostOfProcess(),
                settings.http().connectionsPerAddress() * gateways,
                settings.http().proxies().trusted());
    }

    private static int mostOfProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.max(LEAST, Math.min(USUAL, unix.getMaxFileDescriptorCount() - RESERVE))
                : USUAL;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        if (admits(connection)) {
            context.fireChannelRead(connection);
        } else {
            connection.unsafe().closeForcibly();
        }
    }

    private boolean admits(Channel connection) {
        Optional<String> address = counted(connection);
        if (address.isEmpty()) {
            return true;
        }
        Channel oldest = null;
        synchronized (byAddress) {
            Set<Channel> own = byAddress.computeIfAbsent(address.get(), first -> new LinkedHashSet<>());
            if (own.size() >= mostOfAddress) {
                return false;
            }
            if (open >= most) {
                oldest = byAddress.values().stream()
                        .max(Comparator.comparingInt(Set::size))
                        .map(all -> all.iterator().next())
                        .orElse(null);
            }
            own.add(connection);
            open++;
        }
        connection.closeFuture().addListener(closed -> forget(address.get(), connection));
        if (oldest != null) {
            oldest.close();
        }
        return true;
    }

    private void forget(String address, Channel connection) {
        synchronized (byAddress) {
            Set<Channel> own = byAddress.get(address);
            own.remove(connection);
            open--;
            if (own.isEmpty()) {
                byAddress.remove(address);
            }
        }
    }

    /** With whose it is counted; empty for those of proxies and of sockets in the file system. */
    private Optional<String> counted(Channel connection) {
        return connection.remoteAddress() instanceof InetSocketAddress peer && !isProxy(peer.getAddress())
                ? Optional.of(Network.subscriberOf(peer.getAddress()))
                : Optional.empty();
    }

    private boolean isProxy(InetAddress peer) {
        return proxies.stream().anyMatch(network -> network.contains(peer));
    }
}
