package io.plenary.runtime;

import io.plenary.runtime.work.Rounds;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes look at each other: each looks every two seconds whether its own services work, and asks the others, by a call as all
 * calls are, what does not work there. What does not at three looks in a row, and who says nothing, is out of rotation here until it is
 * well: a crowd that keeps a service busy for a moment would only move to the next node.
 */
public final class Peers extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final String ADDRESS = "plenary.peers.";
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

    private final Doors doors;
    private final Health health;
    private final Rotation rotation;
    private Set<String> before = Set.of();
    private Set<String> last = Set.of();
    private volatile Set<String> down = Set.of();

    public Peers(Node node) {
        this(node.doors(), node.health(), node.proxies().rotation());
    }

    Peers(Doors doors, Health health, Rotation rotation) {
        this.doors = doors;
        this.health = health;
        this.rotation = rotation;
    }

    @Override
    public Future<?> start() {
        new Rounds(vertx, "looking at nodes", this::look).every(LOOK);
        return vertx.eventBus()
                .<String>consumer(ADDRESS + doors.nodeId(), this::tell)
                .completion();
    }

    private void tell(Message<String> question) {
        question.reply(new JsonArray(List.copyOf(down)));
    }

    private Future<Void> look() {
        List<String> nodes = doors.nodeIds();
        rotation.keepOnly(nodes);
        nodes.stream().filter(node -> !node.equals(doors.nodeId())).forEach(this::ask);
        return health.down().onSuccess(this::know).mapEmpty();
    }

    private void know(Set<String> now) {
        Set<String> stays = new TreeSet<>(now);
        stays.retainAll(last);
        stays.retainAll(before);
        before = last;
        last = now;
        if (!stays.equals(down)) {
            LOG.warn(
                    stays.isEmpty() ? "All services work again" : "Out of rotation, since they do not work: {}", stays);
        }
        down = stays;
        rotation.answered(doors.nodeId(), stays);
    }

    private void ask(String node) {
        DeliveryOptions options = new DeliveryOptions().setSendTimeout(LONGEST_ANSWER.toMillis());
        vertx.eventBus().<JsonArray>request(ADDRESS + node, "", options).onComplete(answer -> heard(node, answer));
    }

    private void heard(String node, AsyncResult<Message<JsonArray>> answer) {
        if (answer.failed() && isSilence(answer.cause())) {
            if (rotation.silent(node)) {
                LOG.warn("Node {} does not answer: it is called only where no other can be", node);
            }
        } else if (rotation.answered(node, answer.succeeded() ? services(answer.result()) : Set.of())) {
            LOG.info("Node {} answers again", node);
        }
    }

    /** A node that is starting, stopping or of an older version has nobody there, and serves all the same. */
    private static boolean isSilence(Throwable failure) {
        return !(failure instanceof ReplyException reply) || reply.failureType() != ReplyFailure.NO_HANDLERS;
    }

    private static Set<String> services(Message<JsonArray> answer) {
        return answer.body().stream().map(String.class::cast).collect(Collectors.toSet());
    }
}
