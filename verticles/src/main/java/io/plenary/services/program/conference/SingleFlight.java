package io.plenary.services.program.conference;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Things made once for all who ask at the same time and kept for a while, shared by the instances of a node. A failure is
 * told to those who waited for it and not kept.
 */
public final class SingleFlight<K, V> implements Shareable {

    private final AsyncCache<K, V> cache;

    private SingleFlight(AsyncCache<K, V> cache) {
        this.cache = cache;
    }

    /**
     * The things of this name on this node.
     *
     * @param keep how many are kept and how long; the first instance to ask decides
     */
    public static <K, V> SingleFlight<K, V> named(Vertx vertx, String name, Caffeine<? super K, ? super V> keep) {
        return vertx.sharedData()
                .<String, SingleFlight<K, V>>getLocalMap("plenary.program")
                .computeIfAbsent(name, absent -> new SingleFlight<>(keep.buildAsync()));
    }

    public Future<V> get(K key, Supplier<Future<V>> make) {
        CompletableFuture<V> made = cache.get(
                key, (missing, executor) -> make.get().toCompletionStage().toCompletableFuture());
        return made.isDone() && !made.isCompletedExceptionally()
                ? Future.succeededFuture(made.getNow(null))
                : Future.fromCompletionStage(made, Vertx.currentContext());
    }

    /** One that is kept already under such a key. */
    public Optional<V> kept(BiPredicate<K, V> wanted) {
        return cache.synchronous().asMap().entrySet().stream()
                .filter(one -> wanted.test(one.getKey(), one.getValue()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Forgets what has such a key; see {@link #forget}. */
    public void forgetIf(Predicate<K> unwanted) {
        cache.asMap().keySet().removeIf(unwanted);
    }

    /** The next one to ask gets a new one; what is being made at this moment is not kept. */
    public void forget(K key) {
        cache.synchronous().invalidate(key);
    }
}
