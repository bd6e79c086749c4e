package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementsFollowed;
import io.plenary.contracts.promotions.PromotionEvents.AdvertisementsSeen;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Announces how often advertisements were seen and followed since that was announced last, so that each counts once in the figures of
 * the platform. Seldom: each sighting would be an entry of the log.
 */
final class SightingTally {

    private static final int BATCH = 1_000;

    private final Database database;

    SightingTally(Database database) {
        this.database = database;
    }

    Future<Void> tell() {
        return database.write(Caller.SYSTEM, SightingTally::tell)
                .compose(told -> told == BATCH ? tell() : Future.succeededFuture());
    }

    private static Future<Integer> tell(Transaction tx) {
        return SightingStore.tell(tx.sql(), BATCH).map(news -> {
            news.stream()
                    .collect(Collectors.groupingBy(New::conferenceId))
                    .forEach((conferenceId, some) -> announce(tx, conferenceId, some));
            return news.size();
        });
    }

    /** What of one advertisement, in one place on one day, was not told yet. */
    record New(UUID organizationId, UUID conferenceId, long impressions, long clicks) {}

    private static void announce(Transaction tx, UUID conferenceId, List<New> news) {
        UUID organizationId = news.get(0).organizationId();
        long seen = sum(news, New::impressions);
        long followed = sum(news, New::clicks);
        if (seen > 0) {
            tx.announce(new AdvertisementsSeen(seen), organizationId, conferenceId);
        }
        if (followed > 0) {
            tx.announce(new AdvertisementsFollowed(followed), organizationId, conferenceId);
        }
    }

    private static long sum(List<New> news, ToLongFunction<New> count) {
        return news.stream().mapToLong(count).sum();
    }
}
