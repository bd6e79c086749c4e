package io.plenary.testing;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.CopiedSchemas;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Node;
import io.plenary.runtime.Oidc;
import io.plenary.runtime.Settings;
import io.plenary.runtime.limits.Rates;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A node for one test class: an unclustered bus and databases of its own on the server of the test run. */
public final class TestNode implements AutoCloseable {

    private static final long LONGEST_END_SECONDS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final CopiedSchemas copies = new CopiedSchemas();
    private final Node node;

    public TestNode() {
        this(settings(newPrefix()));
    }

    /**
     * A further node with the databases of another one, but a bus of its own. Closed before the other one, which drops what it has
     * made.
     */
    public TestNode(Settings settings) {
        node = Node.of(vertx, null, settings, copies);
    }

    private TestNode(String prefix) {
        node = Node.of(vertx, null, settings(prefix));
    }

    /** A node that makes its databases as production does, and leaves them. */
    public static TestNode migrating() {
        return new TestNode(newPrefix());
    }

    private static String newPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static Settings settings(String prefix) {
        return settings(prefix, Settings.Pictures.NONE, Settings.Webhooks.USUAL);
    }

    public static Settings settings(String prefix, Settings.Pictures pictures) {
        return settings(prefix, pictures, Settings.Webhooks.USUAL);
    }

    /** One that may send messages to these servers. */
    public static TestNode telling(Settings.Webhooks webhooks) {
        return new TestNode(settings(newPrefix(), Settings.Pictures.NONE, webhooks));
    }

    /** One whose cards are paid at this server. */
    public static TestNode paying(URI stripe) {
        Settings.Tickets usual = Settings.Tickets.USUAL;
        Settings.Tickets tickets =
                new Settings.Tickets(usual.hold(), usual.offer(), usual.heldPerAddress(), stripe, usual.remindBefore());
        return new TestNode(settings(newPrefix(), Settings.Pictures.NONE, Settings.Webhooks.USUAL, tickets));
    }

    private static Settings settings(String prefix, Settings.Pictures pictures, Settings.Webhooks webhooks) {
        return settings(prefix, pictures, webhooks, Settings.Tickets.USUAL);
    }

    private static Settings settings(
            String prefix, Settings.Pictures pictures, Settings.Webhooks webhooks, Settings.Tickets tickets) {
        return new Settings(
                new Settings.Http("127.0.0.1", 0, null, false),
                new Settings.Management("127.0.0.1", 0, Settings.Tracing.NONE),
                Path.of("target"),
                Map.of(),
                new Settings.Admin("admin@example.org", null),
                false,
                new Settings.Database(TestServer.uri(), Map.of(), prefix),
                new Settings.Cluster("test", "127.0.0.1", 0, List.of()),
                Duration.ofDays(7),
                pictures,
                webhooks,
                Rates.UNLIMITED,
                false,
                Messaging.DEFAULT,
                Oidc.NONE,
                tickets);
    }

    public Vertx vertx() {
        return vertx;
    }

    public Node node() {
        return node;
    }

    /** Deploys two instances, as production may, so that nothing relies on being alone. */
    public TestNode deploy(Function<Node, Deployable> verticle) {
        await(vertx.deployVerticle(verticle.apply(node)));
        await(vertx.deployVerticle(verticle.apply(node)));
        return this;
    }

    /** A neighbor that is not under test, given as an object of the contract. */
    public <T> TestNode fake(Class<T> contract, String address, T service) {
        await(node.doors().open(contract, address, service));
        return this;
    }

    public <T> T proxy(Class<T> contract, String address) {
        return node.proxies().of(contract, address);
    }

    /** Collects events of a type from now on. */
    public Queue<Event> listen(Class<? extends Payload> type) {
        Queue<Event> heard = new ConcurrentLinkedQueue<>();
        await(vertx.eventBus()
                .<String>consumer(Event.address(type), message -> heard.add(Event.fromJson(message.body())))
                .completion());
        return heard;
    }

    /** The outcome, or the failure as it came. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        end(vertx);
        copies.close();
    }

    /** A pool that is closed while it connects may never say that it has: seen with the client for PostgreSQL of Vert.x 5. */
    static void end(Vertx vertx) {
        await(Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList()));
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
