package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.NewAdvertisementPicture;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.OfferReport;
import io.plenary.contracts.promotions.PromotionEvents.PromotionRulesChanged;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.contracts.promotions.SponsorReport;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

final class Promotions implements PromotionsService {

    private final Database database;
    private final ConferencesService conferences;
    private final Offered offered;
    private final Logos logos;
    private final AdvertisementPictures pictures;
    private final Mailed mailed;
    private final Supplier<Instant> clock;

    Promotions(
            Database database,
            ConferencesService conferences,
            Offered offered,
            Logos logos,
            AdvertisementPictures pictures,
            Supplier<Instant> clock) {
        this.database = database;
        this.conferences = conferences;
        this.offered = offered;
        this.logos = logos;
        this.pictures = pictures;
        this.mailed = new Mailed(database, conferences, clock);
        this.clock = clock;
    }

    /** Read as the platform: who looks at a conference is nobody of its organization, and sees what the rules leave of it. */
    @Override
    public Future<Billboard> billboard(Caller caller, UUID conferenceId) {
        return conferences.getConferenceDetails(caller, conferenceId.toString()).compose(visible -> database.read(
                        Caller.SYSTEM, sql -> kept(sql, visible))
                .compose(kept -> offered.shop(visible.id(), kept.advertisements(), clock.get())
                        .map(shop -> Billboards.of(
                                kept.sponsors(), kept.advertisements(), kept.rules(), shop, clock.get()))));
    }

    record Kept(List<Sponsor> sponsors, List<Advertisement> advertisements, PromotionRules rules) {}

    static Future<Kept> kept(SqlClient sql, Conference conference) {
        UUID organizationId = conference.organizationId();
        return SponsorStore.of(sql, organizationId, conference.id())
                .compose(sponsors -> AdvertisementStore.of(sql, organizationId, conference.id())
                        .compose(advertisements -> RuleStore.find(sql, organizationId, conference.id())
                                .map(rules -> new Kept(sponsors, advertisements, rules))));
    }

    @Override
    public Future<Void> countSightings(Caller caller, SightingBatch batch) {
        AdvertisementRules.check(batch.sightings());
        return conferences
                .getConferenceDetails(caller, batch.conferenceId().toString())
                .compose(visible -> batch.sightings().isEmpty()
                        ? Future.succeededFuture()
                        : database.write(Caller.SYSTEM, tx -> count(tx, visible, batch)));
    }

    private Future<Void> count(Transaction tx, Conference conference, SightingBatch batch) {
        Instant now = clock.get();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(conference.timeZone()));
        return SightingStore.count(
                tx.sql(), conference, batch.sightings(), today, now.minus(AdvertisementRules.LONGEST_DELAY), now);
    }

    @Override
    public Future<List<ShownAdvertisement>> mailed(Caller caller, UUID conferenceId) {
        return mailed.of(caller, conferenceId);
    }

    @Override
    public Future<Void> countMailed(Caller caller, SightingBatch batch) {
        return mailed.count(caller, batch);
    }

    @Override
    public Future<Advertisement> followMailed(Caller caller, Sighting click, boolean counts) {
        return mailed.follow(caller, click, counts);
    }

    @Override
    public Future<List<Sponsor>> listSponsors(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(Right.PROMOTIONS_READ, caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> SponsorStore.of(sql, organizationId, conferenceId)));
    }

    @Override
    public Future<Sponsor> createSponsor(Caller caller, Sponsor draft) {
        return own(Right.PROMOTIONS_MANAGE, caller, draft.organizationId(), draft.conferenceId())
                .compose(own -> {
                    SponsorRules.check(draft);
                    return database.once(caller, tx -> Sponsors.create(tx, draft));
                });
    }

    @Override
    public Future<Sponsor> updateSponsor(Caller caller, SponsorKey key, MergePatch patch, Long ifVersion) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> Sponsors.update(tx, key, patch, ifVersion));
    }

    @Override
    public Future<Void> deleteSponsor(Caller caller, SponsorKey key) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> Sponsors.delete(tx, key));
    }

    @Override
    public Future<Sponsor> putLogo(Caller caller, SponsorKey key, Picture file) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        Logos.check(file);
        return database.read(caller, sql -> SponsorStore.find(sql, key))
                .map(found -> found.orElseThrow(SponsorRules::noSuchSponsor))
                .compose(sponsor -> logos.draw(key.conferenceId(), file))
                .compose(picture -> database.once(caller, tx -> Logos.put(tx, key, picture)));
    }

    @Override
    public Future<Void> deleteLogo(Caller caller, SponsorKey key) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> Logos.delete(tx, key));
    }

    @Override
    public Future<Picture> logo(Caller caller, UUID conferenceId, UUID sponsorId) {
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(visible -> database.read(
                        Caller.SYSTEM, sql -> LogoStore.find(sql, visible.organizationId(), visible.id(), sponsorId)))
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such picture.")));
    }

    @Override
    public Future<Advertisement> putPicture(Caller caller, AdvertisementKey key, NewAdvertisementPicture picture) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        AdvertisementPictures.check(picture);
        return database.read(caller, sql -> AdvertisementStore.find(sql, key))
                .map(found -> found.orElseThrow(AdvertisementRules::noSuchAdvertisement))
                .compose(there -> pictures.draw(key.conferenceId(), picture))
                .compose(drawn -> database.once(caller, tx -> AdvertisementPictures.put(tx, key, drawn)));
    }

    @Override
    public Future<Void> deletePicture(Caller caller, AdvertisementKey key) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> AdvertisementPictures.delete(tx, key));
    }

    @Override
    public Future<Picture> advertisementPicture(Caller caller, UUID conferenceId, UUID advertisementId) {
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .map(visible -> new AdvertisementKey(visible.organizationId(), visible.id(), advertisementId))
                .compose(key -> database.read(Caller.SYSTEM, sql -> AdvertisementPictureStore.find(sql, key)))
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such picture.")));
    }

    @Override
    public Future<SponsorReport> sponsorReport(Caller caller, SponsorKey key) {
        SponsorRules.require(Right.PROMOTIONS_READ, caller, key.organizationId(), key.conferenceId());
        return database.read(caller, sql -> SponsorStore.find(sql, key)
                .map(found -> found.orElseThrow(SponsorRules::noSuchSponsor))
                .compose(sponsor -> report(sql, sponsor)));
    }

    private static Future<SponsorReport> report(SqlClient sql, Sponsor sponsor) {
        return AdvertisementStore.ofSponsor(sql, sponsor.id())
                .compose(advertisements -> SightingStore.ofSponsor(sql, sponsor.id())
                        .map(days -> new SponsorReport(sponsor, advertisements, days)));
    }

    @Override
    public Future<OfferReport> offerReport(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(Right.PROMOTIONS_READ, caller, organizationId, conferenceId)
                .compose(
                        own -> database.read(caller, sql -> AdvertisementStore.offers(sql, organizationId, conferenceId)
                                .compose(offers -> SightingStore.ofOffers(sql, organizationId, conferenceId)
                                        .map(days -> new OfferReport(offers, days)))));
    }

    @Override
    public Future<List<Advertisement>> listAdvertisements(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(Right.PROMOTIONS_READ, caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> AdvertisementStore.of(sql, organizationId, conferenceId)));
    }

    @Override
    public Future<Advertisement> createAdvertisement(Caller caller, Advertisement draft) {
        return own(Right.PROMOTIONS_MANAGE, caller, draft.organizationId(), draft.conferenceId())
                .compose(own -> {
                    AdvertisementRules.check(draft);
                    return draft.offer() == null
                            ? Future.succeededFuture()
                            : offered.types(draft.organizationId(), draft.conferenceId())
                                    .map(types -> known(draft.offer(), types));
                })
                .compose(known -> database.once(caller, tx -> Advertisements.create(tx, draft)));
    }

    private static Void known(Offer offer, List<TicketType> types) {
        AdvertisementRules.requireKnown(offer, types, null);
        return null;
    }

    @Override
    public Future<Advertisement> updateAdvertisement(
            Caller caller, AdvertisementKey key, MergePatch patch, Long ifVersion) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        Future<List<TicketType>> types = patch.members().containsKey("offer")
                ? offered.types(key.organizationId(), key.conferenceId())
                : Future.succeededFuture(List.of());
        return types.compose(
                known -> database.once(caller, tx -> Advertisements.update(tx, key, patch, ifVersion, known)));
    }

    @Override
    public Future<Void> deleteAdvertisement(Caller caller, AdvertisementKey key) {
        SponsorRules.require(Right.PROMOTIONS_MANAGE, caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> Advertisements.delete(tx, key));
    }

    @Override
    public Future<PromotionRules> rules(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(Right.PROMOTIONS_READ, caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> RuleStore.find(sql, organizationId, conferenceId)));
    }

    @Override
    public Future<PromotionRules> putRules(Caller caller, PromotionRules rules) {
        return own(Right.PROMOTIONS_MANAGE, caller, rules.organizationId(), rules.conferenceId())
                .compose(own -> {
                    AdvertisementRules.check(rules);
                    return database.once(
                            caller, tx -> RuleStore.put(tx.sql(), rules).map(kept -> {
                                tx.announce(new PromotionRulesChanged(), rules.organizationId(), rules.conferenceId());
                                return rules;
                            }));
                });
    }

    /** A right is on a conference of an organization, which nobody but the conferences service knows to be one. */
    private Future<Void> own(Right right, Caller caller, UUID organizationId, UUID conferenceId) {
        SponsorRules.require(right, caller, organizationId, conferenceId);
        return conferences.getConferenceDetails(caller, conferenceId.toString()).map(conference -> {
            new Faults()
                    .check(conference.organizationId().equals(organizationId), "/conferenceId", Fault.IMPOSSIBLE)
                    .refuseIfAny("The organization has no such conference.");
            return null;
        });
    }
}
