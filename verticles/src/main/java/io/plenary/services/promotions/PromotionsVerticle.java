package io.plenary.services.promotions;

import io.plenary.contracts.Service;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Runs the promotions service: who supports a conference, and what they show. */
public final class PromotionsVerticle extends ServiceVerticle {

    private static final Duration SWEEPING = Duration.ofHours(1);
    private static final Duration TELLING = Duration.ofHours(1);

    public PromotionsVerticle(Node node) {
        super(Service.PROMOTIONS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> tx.forget(userId, null));
        purges((tx, conferenceId) -> SponsorStore.forgetConference(tx.sql(), conferenceId));
        every(SWEEPING, "sweep of sightings", new SightingSweep(database, Instant::now)::sweep);
        every(TELLING, "tally of sightings", new SightingTally(database)::tell);
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        Offered offered = new Offered(node.proxies().of(TicketsService.class, TicketsService.ADDRESS));
        Logos logos = new Logos(this::picturesOf);
        return answer(
                PromotionsService.class,
                PromotionsService.ADDRESS,
                new Promotions(
                        database, conferences, offered, logos, new AdvertisementPictures(vertx, logos), Instant::now));
    }

    private PicturesService picturesOf(UUID conferenceId) {
        return node.proxies().of(PicturesService.class, PicturesService.address(conferenceId));
    }
}
