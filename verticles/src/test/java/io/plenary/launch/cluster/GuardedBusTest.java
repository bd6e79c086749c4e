package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said on the bus comes from those that know the secret. */
@Tag("slow")
class GuardedBusTest {

    private static final String SECRET = "9f2c51b07de64a18b3c0f7a2d4e68115";
    private static final String NEW_SECRET = "1b7d03c96ef85a42a1d9e4b8c7f05263";
    private static final byte WIRE_VERSION = 2;
    private static final int NOTHING = 0;
    private static final int PING = 1;
    private static final int NO_HEADERS = 4;

    private final GuardedMembers members = new GuardedMembers();
    private final List<Vertx> buses = new ArrayList<>();

    @AfterEach
    void end() {
        Future.join(buses.stream().map(Vertx::close).toList()).await();
        members.close();
    }

    @Test
    void theBusCarriesMessagesAmongThoseThatKnowTheSecret() {
        Bus first = bus(members.node(0, SECRET));
        Bus second = bus(members.node(1, SECRET));
        first.vertx()
                .eventBus()
                .consumer("greetings", message -> message.reply("Hello, " + message.body()))
                .completion()
                .await();

        assertThat(second.vertx()
                        .eventBus()
                        .request("greetings", "second")
                        .await()
                        .body())
                .isEqualTo("Hello, second");
    }

    @Test
    void whatAStrangerWritesToTheBusReachesNobody() {
        AtomicInteger heard = new AtomicInteger();
        Bus bus = bus(members.node(0, SECRET));
        bus.vertx()
                .eventBus()
                .consumer("greetings", message -> heard.incrementAndGet())
                .completion()
                .await();

        assertThat(isHeard(bus, new NetClientOptions())).isFalse();
        assertThat(isHeard(bus, new NetClientOptions().setSsl(true).setTrustAll(true)))
                .isFalse();
        assertThat(isHeard(bus, withKeyOf(NEW_SECRET).setTrustOptions(null).setTrustAll(true)))
                .isFalse();
        assertThat(heard).hasValue(0);

        await().until(() -> isHeard(bus, withKeyOf(SECRET)));
        await().until(() -> heard.get() > 0);
    }

    private NetClientOptions withKeyOf(String secret) {
        return new NetClientOptions(Cluster.bus(members.node(1, secret)).toJson());
    }

    private record Bus(Vertx vertx, HazelcastClusterManager manager) {}

    private Bus bus(Settings.Cluster settings) {
        HazelcastClusterManager manager = new HazelcastClusterManager(members.join(settings));
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(Cluster.bus(settings)))
                .withClusterManager(manager)
                .buildClustered()
                .await();
        buses.add(vertx);
        return new Bus(vertx, manager);
    }

    /** Whether the bus answers a ping that comes behind a message. */
    private static boolean isHeard(Bus bus, NetClientOptions options) {
        Promise<Boolean> answered = Promise.promise();
        bus.vertx()
                .createNetClient(options.setHostnameVerificationAlgorithm(""))
                .connect(bus.manager().getNodeInfo().port(), GuardedMembers.HOST)
                .onSuccess(socket -> {
                    socket.handler(pong -> answered.tryComplete(true));
                    socket.closeHandler(closed -> answered.tryComplete(false));
                    socket.write(message(NOTHING, "greetings").appendBuffer(message(PING, "")));
                })
                .onFailure(refused -> answered.tryComplete(false));
        return answered.future().await();
    }

    /** As it travels between two buses, without a body. */
    private static Buffer message(int codec, String address) {
        Buffer text = Buffer.buffer()
                .appendByte(WIRE_VERSION)
                .appendByte((byte) codec)
                .appendByte((byte) 0)
                .appendInt(address.length())
                .appendString(address)
                .appendInt(0)
                .appendInt(1)
                .appendString("x")
                .appendInt(NO_HEADERS);
        return Buffer.buffer().appendInt(text.length()).appendBuffer(text);
    }
}
