package io.plenary.testing;

import static io.plenary.testing.TestNode.await;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.plenary.runtime.Doors;
import io.plenary.runtime.Proxies;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.UUID;

/** Two nodes on loopback: what is called on the first is answered on the second, through real sockets. */
public final class TestCluster implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx caller;
    private final Vertx callee;
    private final Proxies proxies;
    private final Doors doors;
    private final Doors callersDoors;

    public TestCluster() {
        System.setProperty("hazelcast.logging.type", "slf4j");
        String name = "test-" + UUID.randomUUID();
        List<Integer> ports = List.of(FreePort.next(), FreePort.next());
        HazelcastClusterManager calleesManager = manager(name, ports.get(0), ports);
        callee = start(calleesManager);
        HazelcastClusterManager callersManager = manager(name, ports.get(1), ports);
        caller = start(callersManager);
        proxies = new Proxies(caller);
        callersDoors = new Doors(caller, callersManager);
        doors = new Doors(callee, calleesManager);
    }

    private static HazelcastClusterManager manager(String name, int port, List<Integer> ports) {
        Config config = ConfigUtil.loadConfig().setClusterName(name);
        config.getNetworkConfig()
                .setPort(port)
                .setPortAutoIncrement(false)
                .getInterfaces()
                .setEnabled(true)
                .addInterface(LOOPBACK);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig()
                .setEnabled(true)
                .setMembers(ports.stream().map(p -> LOOPBACK + ":" + p).toList());
        config.setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.phone.home.enabled", "false");
        return new HazelcastClusterManager(config);
    }

    private static Vertx start(HazelcastClusterManager manager) {
        Vertx vertx = await(Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(LOOPBACK)))
                .withClusterManager(manager)
                .buildClustered());
        if (!vertx.isClustered()) {
            throw new IllegalStateException("The node is not clustered");
        }
        return vertx;
    }

    /** The node that calls. */
    public Vertx caller() {
        return caller;
    }

    /** The node that answers. */
    public Vertx callee() {
        return callee;
    }

    /** Answers a contract on the second node. */
    public <T> TestCluster answer(Class<T> contract, String address, T service) {
        await(doors.open(contract, address, service));
        return this;
    }

    /** The doors of the second node. */
    public Doors doors() {
        return doors;
    }

    /** The doors of the first node. */
    public Doors callersDoors() {
        return callersDoors;
    }

    /** The first node learns that another one has left, though it has not. */
    public void gone(String node) {
        proxies.gone(node);
    }

    /** The contract as the first node sees it. */
    public <T> T proxy(Class<T> contract, String address) {
        return proxies.of(contract, address);
    }

    @Override
    public void close() {
        await(caller.close());
        await(callee.close());
    }
}
