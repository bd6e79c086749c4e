package io.plenary.launch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import java.util.function.IntSupplier;

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
    private volatile IntSupplier gateways = () -> 1;
    private int open;

    /** @param proxies over which many clients come: any number of connections may be theirs, as long as there are any */
    AcceptLimit(int most, int mostOfAddress, List<Network> proxies) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
        this.proxies = proxies;
    }

    static AcceptLimit of(Settings settings) {
        return new AcceptLimit(
                mostOfProcess(),
                settings.http().connectionsPerAddress(),
                settings.http().proxies().trusted());
    }

    /** An address may have so many connections to each of them. */
    void gateways(IntSupplier count) {
        gateways = count;
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
        return admits(connection, address.get());
    }

    private synchronized boolean admits(Channel connection, String address) {
        if (byAddress.getOrDefault(address, Set.of()).size() >= mostOfAddress * Math.max(1, gateways.getAsInt())) {
            return false;
        }
        if (open >= most) {
            giveUpOldest();
        }
        byAddress.computeIfAbsent(address, first -> new LinkedHashSet<>()).add(connection);
        open++;
        connection.closeFuture().addListener(closed -> forget(address, connection));
        return true;
    }

    /** It counts no more at once: until it has closed, others may come for whom another one has to go. */
    private void giveUpOldest() {
        byAddress.entrySet().stream()
                .max(Comparator.comparingInt(own -> own.getValue().size()))
                .ifPresent(largest -> {
                    Channel oldest = largest.getValue().iterator().next();
                    forget(largest.getKey(), oldest);
                    oldest.close();
                });
    }

    private synchronized void forget(String address, Channel connection) {
        Set<Channel> own = byAddress.getOrDefault(address, Set.of());
        if (own.contains(connection)) {
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
