package io.plenary.launch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.Option;
import io.plenary.runtime.Settings;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the nodes of the bus find each other and notice each other's end. */
public final class Cluster {

    private Cluster() {}

    /** @param override {@code conf/hazelcast.yaml}: when it is there, it says everything about the network */
    public static Config config(Settings.Cluster settings, Path override) {
        return config(settings, override, InetAddress::getAllByName);
    }

    static Config config(Settings.Cluster settings, Path override, NamedMembers.Directory directory) {
        System.setProperty(
                "hazelcast.logging.type", "slf4j"); // read when the first line is logged, before any Config is
        Config vertxDefaults = ConfigUtil.loadConfig();
        Config config = Files.exists(override) ? read(override) : join(vertxDefaults, settings, directory);
        vertxDefaults.getMapConfigs().values().forEach(config::addMapConfig);
        vertxDefaults.getMultiMapConfigs().values().forEach(config::addMultiMapConfig);
        return config.setProperty("hazelcast.merge.first.run.delay.seconds", "10")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "10")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.metrics.enabled", "false")
                .setProperty("hazelcast.phone.home.enabled", "false");
    }

    private static Config read(Path override) {
        try {
            return new InMemoryYamlConfig(Files.readString(override));
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + override + ": " + Failures.reason(e) + ".", e);
        }
    }

    private static Config join(Config config, Settings.Cluster settings, NamedMembers.Directory directory) {
        config.setClusterName(settings.name());
        config.getNetworkConfig().setPort(settings.port());
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.setTcpIpConfig(new NamedMembers(settings.members(), directory));
        // No list of interfaces says this: members given by their names would be looked for at those, too.
        return config.setProperty("hazelcast.local.localAddress", ownAddress(settings.host(), directory))
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.socket.client.bind.any", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "5");
    }

    /**
     * Joins those that are there, and nobody who does not know the secret, if there is one.
     *
     * @param config names the node as the bus will call it
     */
    public static HazelcastInstance join(Config config, Settings.Cluster settings) {
        return guard(settings)
                .map(guard -> GuardedMember.join(config, guard))
                .orElseGet(() -> Hazelcast.newHazelcastInstance(config));
    }

    private static Optional<ClusterGuard> guard(Settings.Cluster settings) {
        return settings.secrets().isEmpty() ? Optional.empty() : Optional.of(new ClusterGuard(settings));
    }

    /** A {@link StartFailure} where anybody who reaches this node would be one of the cluster. */
    public static void requireClosed(Settings.Cluster settings) {
        if (!settings.secrets().isEmpty() || settings.open()) {
            return;
        }
        String address = ownAddress(settings.host(), InetAddress::getAllByName);
        if (!isLoopback(address)) {
            throw new StartFailure("Others reach " + address + ": give all nodes of the cluster the same secret with "
                    + Option.CLUSTER_SECRET.variable() + "_FILE (openssl rand -hex 32 makes one), or say with "
                    + Option.CLUSTER_OPEN.variable() + "=true that whoever reaches it is trusted.");
        }
    }

    /** Where the others reach this node; a {@link StartFailure} says that it cannot be here. */
    public static String address(Settings.Cluster settings) {
        String address = ownAddress(settings.host(), InetAddress::getAllByName);
        try {
            if (isHere(InetAddress.getByName(address))) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("It has just been looked up", e);
        }
        throw nowhere("There is no address " + address, null);
    }

    /** Nodes that share a name, as copies of one container do, are each at another of its addresses. */
    static String ownAddress(String host, NamedMembers.Directory directory) {
        try {
            List<InetAddress> addresses = List.of(directory.addresses(host));
            return addresses.stream()
                    .filter(address -> addresses.size() == 1 || isHere(address))
                    .findFirst()
                    .map(InetAddress::getHostAddress)
                    .orElseThrow(() -> nowhere("None of the addresses of " + host + " is", null));
        } catch (UnknownHostException e) {
            throw nowhere("There is no address " + host, e);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("It is written in digits", e);
        }
    }

    /** Whether this node may listen there. */
    private static boolean isHere(InetAddress address) {
        try {
            new ServerSocket(0, 1, address).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static StartFailure nowhere(String what, Exception cause) {
        return new StartFailure(what + " here (" + Option.CLUSTER_HOST.variable() + ").", cause);
    }

    /** Who should be there, as it was configured. */
    public static List<String> members(Config config) {
        TcpIpConfig join = config.getNetworkConfig().getJoin().getTcpIpConfig();
        if (join instanceof NamedMembers named) {
            return named.names();
        }
        return join.isEnabled() ? join.getMembers() : List.of();
    }

    public static EventBusOptions bus(Settings.Cluster settings) {
        EventBusOptions bus = new EventBusOptions()
                .setHost(ownAddress(settings.host(), InetAddress::getAllByName))
                .setClusterPingInterval(2_000)
                .setClusterPingReplyInterval(2_000);
        guard(settings).ifPresent(guard -> guard.guard(bus));
        return bus;
    }
}
