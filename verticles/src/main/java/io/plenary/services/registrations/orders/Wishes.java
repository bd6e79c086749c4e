package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Orders that are wanted at the same moment. Whoever is answered is out of what follows. */
public final class Wishes {

    /**
     * What somebody wants.
     *
     * @param call by which they ask; null where nobody does
     */
    public record Wish(Caller caller, OrderDraft draft, CallContext call) {}

    private final List<Wish> all;
    private final Map<Wish, Future<Order>> answers = new IdentityHashMap<>();

    public Wishes(List<Wish> all) {
        this.all = List.copyOf(all);
    }

    /** Those that are not answered yet, as they came. */
    public List<Wish> open() {
        return all.stream().filter(wish -> !answers.containsKey(wish)).toList();
    }

    public UUID[] ids() {
        return open().stream().map(wish -> wish.draft().id()).toArray(UUID[]::new);
    }

    /** Whom the rule refuses is answered by it. */
    public void require(Consumer<Wish> rule) {
        for (Wish wish : open()) {
            try {
                rule.accept(wish);
            } catch (RuntimeException refusal) {
                refuse(wish, refusal);
            }
        }
    }

    public void answer(Wish wish, Order order) {
        answers.put(wish, Future.succeededFuture(order));
    }

    public void refuse(Wish wish, Throwable refusal) {
        answers.put(wish, Future.failedFuture(refusal));
    }

    /** Those that got what they wanted. */
    public Map<Wish, Order> answered() {
        Map<Wish, Order> orders = new IdentityHashMap<>();
        answers.forEach((wish, answer) -> answer.onSuccess(order -> orders.put(wish, order)));
        return orders;
    }

    /** In the order in which they came. */
    public List<Future<Order>> answers() {
        return all.stream().map(answers::get).toList();
    }
}
