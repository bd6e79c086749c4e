package io.plenary.runtime.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Buckets of a node that is alone. */
public final class LocalBuckets implements Buckets {

    /** A bucket that is full again need not be kept; no window is longer by default. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 100_000;

    private record Key(String name, Rate rate) {}

    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();

    @Override
    public Verdict take(String key, Rate rate) {
        return Verdict.of(buckets.get(new Key(key, rate), first -> of(rate)).tryConsumeAndReturnRemaining(1));
    }

    /** A full one. */
    public static Bucket of(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.quota()).refillGreedy(rate.quota(), rate.window()))
                .build();
    }
}
