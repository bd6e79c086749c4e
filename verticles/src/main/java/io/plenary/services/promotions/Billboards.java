package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.ShownOffer;
import io.plenary.contracts.promotions.ShownSponsor;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.registrations.ShopItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be shown: where the conference allows it, the sponsor has the place, and the advertisement is on. */
final class Billboards {

    private Billboards() {}

    /**
     * @param sponsors of the conference, as are the advertisements and the rules
     * @param shop what can be had of what is offered
     */
    static Billboard of(
            List<Sponsor> sponsors,
            List<Advertisement> advertisements,
            PromotionRules rules,
            List<ShopItem> shop,
            Instant now) {
        Map<UUID, Sponsor> byId = sponsors.stream().collect(Collectors.toMap(Sponsor::id, Function.identity()));
        List<Advertisement> on =
                advertisements.stream().filter(each -> isOn(each, now)).toList();
        return new Billboard(
                sponsors.stream().filter(Sponsor::listed).map(Billboards::shown).toList(),
                rules.placements().stream()
                        .filter(rule -> rule.most() > 0 && rule.placement() != Placement.MAIL_FOOTER)
                        .map(rule -> place(rule, on, byId, shop))
                        .filter(place -> !place.advertisements().isEmpty())
                        .toList());
    }

    /** What may be below mails: no device draws it, so it is not on the billboard. */
    static List<ShownAdvertisement> mailed(
            List<Sponsor> sponsors, List<Advertisement> advertisements, PromotionRules rules, Instant now) {
        Map<UUID, Sponsor> byId = sponsors.stream().collect(Collectors.toMap(Sponsor::id, Function.identity()));
        List<Advertisement> on =
                advertisements.stream().filter(each -> isOn(each, now)).toList();
        return rules.placements().stream()
                .filter(rule -> rule.most() > 0 && rule.placement() == Placement.MAIL_FOOTER)
                .flatMap(rule -> place(rule, on, byId, List.of()).advertisements().stream())
                .toList();
    }

    static boolean isOn(Advertisement advertisement, Instant now) {
        return advertisement.state() == AdvertisementState.ACTIVE
                && (advertisement.startsAt() == null || !now.isBefore(advertisement.startsAt()))
                && (advertisement.endsAt() == null || now.isBefore(advertisement.endsAt()));
    }

    private static BillboardPlace place(
            PlacementRule rule, List<Advertisement> on, Map<UUID, Sponsor> sponsors, List<ShopItem> shop) {
        List<ShownAdvertisement> shown = on.stream()
                .filter(each -> each.placements().contains(rule.placement()))
                .flatMap(each -> each.offer() == null
                        ? shown(each, rule.placement(), sponsors.get(each.sponsorId())).stream()
                        : Offered.shown(each.offer(), shop).map(offer -> shown(each, null, offer)).stream())
                .toList();
        return new BillboardPlace(rule.placement(), rule.most(), rule.every(), shown);
    }

    private static Optional<ShownAdvertisement> shown(
            Advertisement advertisement, Placement placement, Sponsor sponsor) {
        return sponsor == null || !sponsor.placements().contains(placement)
                ? Optional.empty()
                : Optional.of(shown(advertisement, sponsor, null));
    }

    private static ShownSponsor shown(Sponsor sponsor) {
        return new ShownSponsor(
                sponsor.id(), sponsor.name(), sponsor.level(), sponsor.line(), sponsor.link(), sponsor.logo());
    }

    private static ShownAdvertisement shown(Advertisement advertisement, Sponsor sponsor, ShownOffer offer) {
        return new ShownAdvertisement(
                advertisement.id(),
                advertisement.sponsorId(),
                sponsor == null ? null : sponsor.name(),
                sponsor == null ? null : sponsor.logo(),
                advertisement.headline(),
                advertisement.text(),
                advertisement.link(),
                offer,
                advertisement.weight(),
                advertisement.mostPerDay(),
                advertisement.picture());
    }
}
