package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.SightingKind;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.services.notifications.FooterStore.Carried;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells promotions which advertisements went out below mails that were handed over. What is not noted as told is told again under the
 * same id, which counts once; after a day it is too late, as it is for devices.
 */
final class FooterTally {

    private static final int BATCH = 500;
    private static final Duration LATEST = Duration.ofDays(1);

    private final Database database;
    private final Proxies proxies;
    private final FooterLinks links;
    private final Supplier<Instant> clock;

    FooterTally(Database database, Proxies proxies, FooterLinks links, Supplier<Instant> clock) {
        this.database = database;
        this.proxies = proxies;
        this.links = links;
        this.clock = clock;
    }

    Future<Void> tell() {
        return database.read(
                        Caller.SYSTEM,
                        sql -> FooterStore.untold(sql, clock.get().minus(LATEST), BATCH))
                .compose(untold ->
                        tell(untold).compose(told -> untold.size() == BATCH ? tell() : Future.succeededFuture()));
    }

    private Future<Void> tell(List<Carried> untold) {
        Map<UUID, List<Carried>> byConference = untold.stream().collect(Collectors.groupingBy(Carried::conferenceId));
        Future<Void> told = Future.succeededFuture();
        for (Map.Entry<UUID, List<Carried>> one : byConference.entrySet()) {
            told = told.compose(before -> tell(one.getKey(), one.getValue()));
        }
        return told;
    }

    private Future<Void> tell(UUID conferenceId, List<Carried> carried) {
        List<Sighting> sightings = carried.stream().map(this::sighting).toList();
        return proxies.of(PromotionsService.class, PromotionsService.ADDRESS)
                .countMailed(Caller.SYSTEM, new SightingBatch(conferenceId, sightings))
                .recover(FooterTally::unlessGone)
                .compose(told -> database.write(Caller.SYSTEM, tx -> FooterStore.told(tx.sql(), carried)));
    }

    private Sighting sighting(Carried carried) {
        return new Sighting(
                links.mail(carried.deliveryId()), carried.advertisementId(), Placement.MAIL_FOOTER, SightingKind.SEEN);
    }

    /** The conference is gone, and its figures with it. */
    private static Future<Void> unlessGone(Throwable failure) {
        return Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure);
    }
}
