package io.plenary.launch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.config.JoinConfig;
import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.Option;
import io.plenary.runtime.Settings;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the nodes of the bus find each other and notice each other's end. */
public final class Cluster {

    private Cluster() {}

    /** @param override {@code conf/hazelcast.yaml}: when it is there, it says everything about the network */
    public static Config config(Settings.Cluster settings, Path override) {
        System.setProperty(
                "hazelcast.logging.type", "slf4j"); // read when the first line is logged, before any Config is
        Config vertxDefaults = ConfigUtil.loadConfig();
        Config config = Files.exists(override) ? read(override) : join(vertxDefaults, settings);
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

    private static Config join(Config config, Settings.Cluster settings) {
        config.setClusterName(settings.name());
        config.getNetworkConfig().setPort(settings.port());
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
        // No list of interfaces says this: members given by their names would be looked for at those, too.
        return config.setProperty("hazelcast.local.localAddress", numeric(settings.host()))
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.socket.client.bind.any", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "5");
    }

    private static String numeric(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure(
                    "There is no address " + host + " here (" + Option.CLUSTER_HOST.variable() + ").", e);
        }
    }

    public static EventBusOptions bus(Settings.Cluster settings) {
        return new EventBusOptions()
                .setHost(settings.host())
                .setClusterPingInterval(2_000)
                .setClusterPingReplyInterval(2_000);
    }
}
