package io.plenary.runtime;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** An attempt to call a service. While it is sent, it says which nodes it would rather not go to, and learns where it goes. */
final class Attempt {

    /** The bus chooses a node before sending returns, on the same thread, and asks nobody what it is that is sent. */
    private static final ThreadLocal<Attempt> SENT = new ThreadLocal<>();

    private final Instances instances;
    private final Set<String> asked;
    private final boolean mayComeTwice;
    private final Context caller = Vertx.currentContext();
    private final Promise<Object> outcome = Promise.promise();
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile List<String> others = List.of();
    private volatile String node;

    /** @param asked the nodes that this call has been to; it is added to them */
    Attempt(Instances instances, Set<String> asked, boolean mayComeTwice) {
        this.instances = instances;
        this.asked = asked;
        this.mayComeTwice = mayComeTwice;
    }

    Future<Object> send(Supplier<Future<Object>> sending) {
        SENT.set(this);
        try {
            sending.get().onComplete(this::end);
        } finally {
            SENT.remove();
        }
        return outcome.future();
    }

    private void end(AsyncResult<Object> answer) {
        if (node != null) {
            instances.ended(node, this);
        }
        if (answer.succeeded()) {
            outcome.tryComplete(answer.result());
        } else {
            outcome.tryFail(answer.cause());
        }
    }

    /** The bus would let it wait for all of its time. */
    void nodeIsGone() {
        ReplyException gone = new ReplyException(ReplyFailure.ERROR, "The node is gone");
        if (caller == null) {
            outcome.tryFail(gone);
        } else {
            caller.runOnContext(turn -> outcome.tryFail(gone));
        }
    }

    /** The one that is being sent by this thread, or null. What that brings about at once is no part of it. */
    static Attempt takeSent() {
        Attempt sent = SENT.get();
        if (sent != null) {
            SENT.remove();
        }
        return sent;
    }

    /** @return the nodes to choose from; empty where it is anybody's turn */
    List<String> choose(Iterable<String> nodes) {
        List<String> fresh = new ArrayList<>();
        nodes.forEach(fresh::add);
        boolean isAnybodysTurn = fresh.size() == 1 || asked.isEmpty() && instances.areAtHand(fresh);
        fresh.removeAll(asked);
        others = fresh;
        List<String> preferred = isAnybodysTurn ? fresh : preferred(fresh);
        return instances.home(preferred).map(List::of).orElse(isAnybodysTurn ? List.of() : preferred);
    }

    private List<String> preferred(List<String> nodes) {
        List<String> toLookAt = nodes.stream()
                .filter(each -> instances.isToLookAt(each, mayComeTwice))
                .limit(1)
                .toList();
        return toLookAt.isEmpty()
                ? nodes.stream().filter(each -> !instances.isAvoided(each)).toList()
                : toLookAt;
    }

    void goesTo(String chosen) {
        if (chosen != null) {
            node = chosen;
            asked.add(chosen);
            instances.begun(chosen, this);
        }
    }

    /** Whether there is a node that this call has not been to. */
    boolean hasOthers() {
        return others.stream().anyMatch(other -> !asked.contains(other));
    }

    void answered() {
        if (node != null) {
            instances.answered(node);
        }
    }

    /** Known when its share of the time is over, and no news when all of it is. */
    void noAnswer() {
        if (node != null && missed.compareAndSet(false, true)) {
            instances.noAnswer(node);
        }
    }
}
