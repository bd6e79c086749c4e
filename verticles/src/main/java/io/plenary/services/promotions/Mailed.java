package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What goes out below mails. Whoever sends them asks, and tells what became of it. */
final class Mailed {

    private final Database database;
    private final ConferencesService conferences;
    private final Supplier<Instant> clock;

    Mailed(Database database, ConferencesService conferences, Supplier<Instant> clock) {
        this.database = database;
        this.conferences = conferences;
        this.clock = clock;
    }

    Future<List<ShownAdvertisement>> of(Caller caller, UUID conferenceId) {
        requireService(caller);
        return conferences.getConferenceDetails(caller, conferenceId.toString()).compose(conference -> database.read(
                        caller, sql -> Promotions.kept(sql, conference))
                .map(kept -> Billboards.mailed(kept.sponsors(), kept.advertisements(), kept.rules(), clock.get())));
    }

    Future<Void> count(Caller caller, SightingBatch batch) {
        requireService(caller);
        return conferences
                .getConferenceDetails(caller, batch.conferenceId().toString())
                .compose(conference -> database.write(
                        caller, tx -> MailedStore.count(tx.sql(), batch, today(conference), clock.get())));
    }

    Future<Advertisement> follow(Caller caller, Sighting click, boolean counts) {
        requireService(caller);
        return database.read(caller, sql -> AdvertisementStore.findAnywhere(sql, click.advertisementId()))
                .map(found -> found.orElseThrow(AdvertisementRules::noSuchAdvertisement))
                .compose(advertisement -> counts
                        ? count(advertisement, click).map(advertisement)
                        : Future.succeededFuture(advertisement));
    }

    private Future<Void> count(Advertisement advertisement, Sighting click) {
        return conferences
                .getConferenceDetails(
                        Caller.SYSTEM, advertisement.conferenceId().toString())
                .compose(conference -> database.write(
                        Caller.SYSTEM,
                        tx -> MailedStore.follow(tx.sql(), advertisement, click.id(), today(conference), clock.get())));
    }

    private LocalDate today(Conference conference) {
        return LocalDate.ofInstant(clock.get(), ZoneId.of(conference.timeZone()));
    }

    private static void requireService(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services send mails.");
        }
    }
}
