package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Orders that are wanted at the same moment. Whoever is answered is out of what follows. Of those who ask for the same, by the id of the
 * order or the key of the request, each has a round of their own: so the next finds what the first made.
 */
public final class Wishes {

    /**
     * What somebody wants.
     *
     * @param call by which they ask; null where nobody does
     */
    public record Wish(Caller caller, OrderDraft draft, CallContext call) {}

    /** Whoever asks for the same once more than this is asked to come back: the others wait for all rounds. */
    static final int MOST_ROUNDS = 8;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final List<Wish> all;
    private final Map<Wish, Future<Order>> answers = new IdentityHashMap<>();
    private List<Wish> round;
    private int rounds;

    public Wishes(List<Wish> all) {
        this.all = List.copyOf(all);
        this.round = this.all;
    }

    /** @return false where everybody is answered */
    public boolean nextRound() {
        if (rounds++ == MOST_ROUNDS) {
            all.stream().filter(wish -> !answers.containsKey(wish)).forEach(wish -> refuse(wish, tooOften()));
        }
        Set<Object> seen = new HashSet<>();
        round = all.stream()
                .filter(wish -> !answers.containsKey(wish) && isFirst(seen, wish))
                .toList();
        return !round.isEmpty();
    }

    private static RuntimeException tooOften() {
        return Refusal.TOO_MANY.retryAfter(MOMENT, "The same is asked for many times at once.");
    }

    private static boolean isFirst(Set<Object> seen, Wish wish) {
        IdempotencyKey key = wish.caller().key();
        boolean id = seen.add(wish.draft().id());
        return (key == null || seen.add(key.secret())) && id;
    }

    /** Those of this round that are not answered yet, as they came; of all before the first. */
    public List<Wish> open() {
        return round.stream().filter(wish -> !answers.containsKey(wish)).toList();
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

    /** Those of this round that got what they wanted. */
    public Map<Wish, Order> answered() {
        Map<Wish, Order> orders = new IdentityHashMap<>();
        round.forEach(wish -> {
            Future<Order> answer = answers.get(wish);
            if (answer != null && answer.succeeded()) {
                orders.put(wish, answer.result());
            }
        });
        return orders;
    }

    /** In the order in which they came. */
    public List<Future<Order>> answers() {
        return all.stream().map(answers::get).toList();
    }
}
