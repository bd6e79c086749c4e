package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Sponsors, and what they show. */
public final class PromotionsRoutes implements Routes {

    private static final Map<String, Object> SPONSOR = Map.of("placements", List.of(), "listed", true, "position", 0);
    private static final Map<String, Object> ADVERTISEMENT =
            Map.of("placements", List.of(), "weight", 10, "state", AdvertisementState.DRAFT);

    private record NewSponsor(
            UUID id,
            String name,
            String level,
            String line,
            String link,
            List<Placement> placements,
            boolean listed,
            int position) {

        Sponsor of(Conference conference) {
            return new Sponsor(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    name,
                    level,
                    line,
                    link,
                    placements,
                    listed,
                    position,
                    null,
                    null,
                    null,
                    0);
        }
    }

    private record NewOffer(UUID addOnId, List<UUID> ticketTypeIds, Boolean unlessHad) {

        Offer offer() {
            return new Offer(addOnId, ticketTypeIds, Boolean.TRUE.equals(unlessHad));
        }
    }

    private record NewAdvertisement(
            UUID id,
            UUID sponsorId,
            List<Placement> placements,
            String headline,
            String text,
            String link,
            NewOffer offer,
            int weight,
            Instant startsAt,
            Instant endsAt,
            Integer mostPerDay,
            AdvertisementState state) {

        Advertisement on(Conference conference) {
            return new Advertisement(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    sponsorId,
                    placements,
                    headline,
                    text,
                    link,
                    offer == null ? null : offer.offer(),
                    weight,
                    startsAt,
                    endsAt,
                    mostPerDay,
                    state,
                    null,
                    null,
                    null,
                    0);
        }
    }

    private record NewRules(List<PlacementRule> placements) {}

    private record Seen(List<Sighting> sightings) {}

    private final PromotionsService promotions;
    private final Gateway gateway;
    private final Routes pictures;

    public PromotionsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        pictures = new PromotionPicturesRoutes(node, gateway);
        promotions = node.proxies().of(PromotionsService.class, PromotionsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        pictures.mount(api);
        api.on("getBillboard", this::billboard)
                .on("recordSightings", this::record)
                .on("listSponsors", this::sponsors)
                .on("createSponsor", this::createSponsor)
                .on("updateSponsor", this::updateSponsor)
                .on("deleteSponsor", this::deleteSponsor)
                .on("getSponsorReport", this::report)
                .on("getOfferReport", this::offers)
                .on("listAdvertisements", this::advertisements)
                .on("createAdvertisement", this::createAdvertisement)
                .on("updateAdvertisement", this::updateAdvertisement)
                .on("deleteAdvertisement", this::deleteAdvertisement)
                .on("getPromotionRules", this::rules)
                .on("putPromotionRules", this::putRules);
    }

    /** The same for everybody, so that thousands who look at once cost one question. */
    private Future<Answer> billboard(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> gateway.moments().answer(caller, call, conference, () -> promotions
                        .billboard(caller, conference.id())
                        .map(billboard -> Answer.ok(billboard).withEtagOfBody())));
    }

    /** Whoever wants not to be counted is not, whatever their client tells. */
    private Future<Answer> record(Caller caller, Call call) {
        List<Sighting> sightings = call.body(Seen.class).sightings();
        boolean declined = "1".equals(call.header("Sec-GPC"));
        return conference(caller, call)
                .compose(conference -> declined
                        ? Future.succeededFuture()
                        : promotions.countSightings(caller, new SightingBatch(conference.id(), sightings)))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> sponsors(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> promotions.listSponsors(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> createSponsor(Caller caller, Call call) {
        NewSponsor written = call.body(NewSponsor.class, SPONSOR);
        return conference(caller, call)
                .compose(conference -> promotions.createSponsor(caller, written.of(conference)))
                .map(sponsor -> Answer.created(sponsor, at(sponsor.conferenceId(), "sponsors", sponsor.id()))
                        .withVersion(sponsor.version()));
    }

    private Future<Answer> updateSponsor(Caller caller, Call call) {
        return sponsor(caller, call, key -> promotions.updateSponsor(caller, key, call.patch(), call.ifMatch()))
                .map(sponsor -> Answer.ok(sponsor).withVersion(sponsor.version()));
    }

    private Future<Answer> deleteSponsor(Caller caller, Call call) {
        return sponsor(caller, call, key -> promotions.deleteSponsor(caller, key))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> report(Caller caller, Call call) {
        return sponsor(caller, call, key -> promotions.sponsorReport(caller, key))
                .map(Answer::ok);
    }

    private Future<Answer> offers(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> promotions.offerReport(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> advertisements(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference ->
                        promotions.listAdvertisements(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> createAdvertisement(Caller caller, Call call) {
        NewAdvertisement written = call.body(NewAdvertisement.class, ADVERTISEMENT);
        return conference(caller, call)
                .compose(conference -> promotions.createAdvertisement(caller, written.on(conference)))
                .map(made -> Answer.created(made, at(made.conferenceId(), "promotions", made.id()))
                        .withVersion(made.version()));
    }

    private Future<Answer> updateAdvertisement(Caller caller, Call call) {
        return advertisement(
                        caller, call, key -> promotions.updateAdvertisement(caller, key, call.patch(), call.ifMatch()))
                .map(changed -> Answer.ok(changed).withVersion(changed.version()));
    }

    private Future<Answer> deleteAdvertisement(Caller caller, Call call) {
        return advertisement(caller, call, key -> promotions.deleteAdvertisement(caller, key))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> rules(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> promotions.rules(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> putRules(Caller caller, Call call) {
        List<PlacementRule> placements = call.body(NewRules.class).placements();
        return conference(caller, call)
                .compose(conference -> promotions.putRules(
                        caller, new PromotionRules(conference.organizationId(), conference.id(), placements)))
                .map(Answer::ok);
    }

    private <T> Future<T> sponsor(Caller caller, Call call, Function<SponsorKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference -> new SponsorKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private <T> Future<T> advertisement(Caller caller, Call call, Function<AdvertisementKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference ->
                        new AdvertisementKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static String at(UUID conferenceId, String collection, UUID id) {
        return "/api/v1/conferences/" + conferenceId + "/" + collection + "/" + id;
    }
}
