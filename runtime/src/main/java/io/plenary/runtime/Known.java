package io.plenary.runtime;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Answers kept for a while, each asked for once for all who want it at the same time. A failure is told to those who waited for
 * it and not kept. What is forgotten is forgotten at once: an answer that was on its way by then is not kept either. Shared by
 * the instances of a node; {@code /metrics} tells of each by its name.
 */
public final class Known<K, V> implements Shareable {

    /**
     * @param asked when, counted in questions and changes
     * @param failure instead of a value: the cache would log failures, and most are refusals
     */
    private record Answer<V>(long asked, V value, Throwable failure) {

        boolean failed() {
            return failure != null;
        }
    }

    private final AsyncCache<K, Answer<V>> answers;
    private final Cache<Object, Long> changes;
    private final Function<V, Object> subject;
    private final AtomicLong clock = new AtomicLong();

    private Known(Keeping<K, V> keeping) {
        answers = CaffeineCacheMetrics.monitor(Metrics.globalRegistry, keeping.answers(), keeping.name);
        changes = keeping.changes();
        subject = keeping.subject;
    }

    /** @param name of its own on a node, such as {@code web.callers} */
    public static <K, V> Keeping<K, V> named(String name) {
        return new Keeping<>(name);
    }

    public Future<V> get(K key, Function<K, Future<V>> ask) {
        CompletableFuture<Answer<V>> answer = answers.get(key, (missing, executor) -> asked(missing, ask));
        return answer.isDone()
                ? upToDate(key, answer, ask)
                : Future.fromCompletionStage(answer, Vertx.currentContext())
                        .compose(arrived -> upToDate(key, answer, ask));
    }

    /** An answer that is there already. Not counted among the questions. */
    public Optional<V> now(K key) {
        CompletableFuture<Answer<V>> answer = answers.asMap().get(key);
        Answer<V> arrived = answer == null ? null : answer.getNow(null);
        return arrived == null || arrived.failed() || isOutdated(arrived)
                ? Optional.empty()
                : Optional.of(arrived.value());
    }

    private CompletableFuture<Answer<V>> asked(K key, Function<K, Future<V>> ask) {
        long now = clock.incrementAndGet();
        return ask.apply(key)
                .map(value -> new Answer<>(now, value, null))
                .otherwise(failure -> new Answer<>(now, null, failure))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Future<V> upToDate(K key, CompletableFuture<Answer<V>> arrived, Function<K, Future<V>> ask) {
        Answer<V> answer = arrived.getNow(null);
        if (!answer.failed() && !isOutdated(answer)) {
            return Future.succeededFuture(answer.value());
        }
        answers.asMap().remove(key, arrived);
        return answer.failed() ? Future.failedFuture(answer.failure()) : get(key, ask);
    }

    private boolean isOutdated(Answer<V> answer) {
        Object about = subject.apply(answer.value());
        Long changed = about == null ? null : changes.getIfPresent(about);
        return changed != null && changed > answer.asked();
    }

    /** One that is kept already under such a key. */
    public Optional<V> kept(BiPredicate<K, V> wanted) {
        return answers.synchronous().asMap().entrySet().stream()
                .filter(one -> !one.getValue().failed()
                        && wanted.test(one.getKey(), one.getValue().value()))
                .map(Map.Entry::getValue)
                .map(Answer::value)
                .findFirst();
    }

    public void forget(K key) {
        answers.asMap().remove(key);
    }

    /** Forgets this value, and none that has come for it meanwhile or is on its way. */
    public void forget(K key, V outdated) {
        answers.asMap().computeIfPresent(key, (same, answer) -> {
            Answer<V> arrived = answer.getNow(null);
            return arrived != null && arrived.value() == outdated ? null : answer;
        });
    }

    public void forgetIf(Predicate<K> unwanted) {
        answers.asMap().keySet().removeIf(unwanted);
    }

    public void forgetAll() {
        answers.asMap().clear();
    }

    /** Forgets every answer about something, however many there are, and those on their way that turn out to be about it. */
    public void forgetAbout(Object changed) {
        changes.asMap().merge(changed, clock.incrementAndGet(), Math::max);
    }

    /** How long answers are kept, and how many. */
    public static final class Keeping<K, V> {

        /** Longer than any request takes. */
        private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

        private final String name;
        private final Caffeine<Object, Object> kept = Caffeine.newBuilder().recordStats();
        private Duration longest = Duration.ZERO;
        private long most = Long.MAX_VALUE;
        private ToIntFunction<V> weight = value -> 1;
        private Function<V, Object> subject = value -> null;
        private Consumer<V> end = value -> {};

        private Keeping(String name) {
            this.name = name;
        }

        /** From the moment an answer arrives. */
        public Keeping<K, V> freshFor(Duration time) {
            longest = time;
            kept.expireAfterWrite(time);
            return this;
        }

        /** From the moment somebody used it last. */
        public Keeping<K, V> untilUnusedFor(Duration time) {
            longest = time;
            kept.expireAfterAccess(time);
            return this;
        }

        public Keeping<K, V> atMost(long answers) {
            most = answers;
            return this;
        }

        /** @param total of the weights of all answers */
        public Keeping<K, V> atMost(long total, ToIntFunction<V> weightOfEach) {
            weight = weightOfEach;
            return atMost(total);
        }

        /** What an answer is about, null for nothing but its key; see {@link Known#forgetAbout}. */
        public Keeping<K, V> about(Function<V, Object> known) {
            subject = known;
            return this;
        }

        /** What is done with an answer that is not kept any longer. */
        public Keeping<K, V> ending(Consumer<V> lettingGo) {
            end = lettingGo;
            return this;
        }

        /** The answers of this name on this node; the first instance to ask decides how they are kept. */
        public Known<K, V> in(Vertx vertx) {
            return vertx.sharedData()
                    .<String, Known<K, V>>getLocalMap("plenary.known")
                    .computeIfAbsent(name, first -> new Known<>(this));
        }

        private AsyncCache<K, Answer<V>> answers() {
            return kept.maximumWeight(most)
                    .<K, Answer<V>>weigher((key, answer) -> answer.failed() ? 0 : weight.applyAsInt(answer.value()))
                    .removalListener((key, answer, cause) -> {
                        if (!answer.failed()) {
                            end.accept(answer.value());
                        }
                    })
                    .buildAsync();
        }

        private Cache<Object, Long> changes() {
            return Caffeine.newBuilder()
                    .expireAfterWrite(longest.plus(LONGEST_WAY))
                    .build();
        }
    }
}
