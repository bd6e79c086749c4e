package io.plenary.contracts.promotions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.plenary.contracts.program.Picture;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Sponsors of a conference and what they show. Whoever has {@code promotions.manage} changes it, whoever has {@code promotions.read}
 * sees it with its figures; others see what is shown at this moment.
 */
@ProxyGen
public interface PromotionsService {

    String ADDRESS = "plenary.promotions";

    /**
     * What may be shown at this moment, the same for everybody who sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Billboard> billboard(Caller caller, UUID conferenceId);

    /**
     * Counts what people saw and followed, at most 50 at once; ids told before are not counted again for two days. What was not
     * shown there within the last day counts nothing, and nobody is told so.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID with the fault of each member; then none was counted
     */
    @Repeatable
    Future<Void> countSightings(Caller caller, SightingBatch batch);

    /**
     * What may be below mails about a conference at this moment; for services. Empty where the conference allows none there.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, NOT_FOUND
     */
    @Repeatable
    Future<List<ShownAdvertisement>> mailed(Caller caller, UUID conferenceId);

    /**
     * Counts what was below mails that were handed over, of each id once for two days; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, NOT_FOUND
     */
    @Repeatable
    Future<Void> countMailed(Caller caller, SightingBatch batch);

    /**
     * An advertisement that somebody follows from a mail; for services.
     *
     * @param click its id follows from the mail
     * @param counts whether it is counted: of each id once for a month
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, NOT_FOUND
     */
    @Repeatable
    Future<Advertisement> followMailed(Caller caller, Sighting click, boolean counts);

    /**
     * The sponsors of a conference, by position; for whoever has {@code promotions.read}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where the conference is another organization's
     */
    @Repeatable
    Future<List<Sponsor>> listSponsors(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds a sponsor; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_SPONSORS) where there are 200
     */
    @Repeatable
    @Once
    Future<Sponsor> createSponsor(Caller caller, Sponsor draft);

    /**
     * Changes a sponsor. In a place that it loses its advertisements are not shown any more.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<Sponsor> updateSponsor(Caller caller, SponsorKey key, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a sponsor; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (SPONSOR_IN_USE) where it has advertisements
     */
    @Repeatable
    @Once
    Future<Void> deleteSponsor(Caller caller, SponsorKey key);

    /**
     * Gives a sponsor a picture, in place of the one it has: drawn anew from the file, whatever kind of picture that is.
     *
     * @param file of 256 KiB at most; its media type is not believed
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where it is no picture that can be shown
     */
    @Repeatable
    @Once
    Future<Sponsor> putLogo(Caller caller, SponsorKey key, Picture file);

    /**
     * Takes the picture of a sponsor away; where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> deleteLogo(Caller caller, SponsorKey key);

    /**
     * The picture of a sponsor, for whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where there is none
     */
    @Repeatable
    Future<Picture> logo(Caller caller, UUID conferenceId, UUID sponsorId);

    /**
     * Gives an advertisement a picture of its own, in place of the one it has: drawn anew from the file.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where it is no picture that can be shown, or nothing
     *     says what it shows
     */
    @Repeatable
    @Once
    Future<Advertisement> putPicture(Caller caller, AdvertisementKey key, NewAdvertisementPicture picture);

    /**
     * Takes the picture of an advertisement away; where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> deletePicture(Caller caller, AdvertisementKey key);

    /**
     * The picture of an advertisement, for whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where there is none
     */
    @Repeatable
    Future<Picture> advertisementPicture(Caller caller, UUID conferenceId, UUID advertisementId);

    /**
     * What a sponsor's advertisements were worth; for whoever has {@code promotions.read}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<SponsorReport> sponsorReport(Caller caller, SponsorKey key);

    /**
     * How often the offers of a conference were seen and followed; for whoever has {@code promotions.read}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where the conference is another organization's
     */
    @Repeatable
    Future<OfferReport> offerReport(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * The advertisements and offers of a conference, in the order in which they were made; for whoever has {@code promotions.read}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where the conference is another organization's
     */
    @Repeatable
    Future<List<Advertisement>> listAdvertisements(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds an advertisement, or an offer, which names an add-on of the conference; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_ADVERTISEMENTS) where there
     *     are 200
     */
    @Repeatable
    @Once
    Future<Advertisement> createAdvertisement(Caller caller, Advertisement draft);

    /**
     * Changes an advertisement; its figures stay.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<Advertisement> updateAdvertisement(
            Caller caller, AdvertisementKey key, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes an advertisement; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (ADVERTISEMENT_IN_USE) where somebody saw it
     */
    @Repeatable
    @Once
    Future<Void> deleteAdvertisement(Caller caller, AdvertisementKey key);

    /**
     * What a conference allows; for whoever has {@code promotions.read}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where the conference is another organization's
     */
    @Repeatable
    Future<PromotionRules> rules(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says what a conference allows, in place of what it said before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<PromotionRules> putRules(Caller caller, PromotionRules rules);
}
