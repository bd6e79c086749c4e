package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.ShownSponsor;
import io.plenary.contracts.promotions.Sponsor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be shown: where the conference allows it, the sponsor has the place, and the advertisement is on. */
final class Billboards {

    private Billboards() {}

    /** @param sponsors of the conference, as are the advertisements and the rules */
    static Billboard of(List<Sponsor> sponsors, List<Advertisement> advertisements, PromotionRules rules, Instant now) {
        Map<UUID, Sponsor> byId = sponsors.stream().collect(Collectors.toMap(Sponsor::id, Function.identity()));
        List<Advertisement> on =
                advertisements.stream().filter(each -> isOn(each, now)).toList();
        return new Billboard(
                sponsors.stream().filter(Sponsor::listed).map(Billboards::shown).toList(),
                rules.placements().stream()
                        .filter(rule -> rule.most() > 0)
                        .map(rule -> place(rule, on, byId))
                        .filter(place -> !place.advertisements().isEmpty())
                        .toList());
    }

    static boolean isOn(Advertisement advertisement, Instant now) {
        return advertisement.state() == AdvertisementState.ACTIVE
                && (advertisement.startsAt() == null || !now.isBefore(advertisement.startsAt()))
                && (advertisement.endsAt() == null || now.isBefore(advertisement.endsAt()));
    }

    private static BillboardPlace place(PlacementRule rule, List<Advertisement> on, Map<UUID, Sponsor> sponsors) {
        List<ShownAdvertisement> shown = on.stream()
                .filter(each -> isAt(each, rule.placement(), sponsors.get(each.sponsorId())))
                .map(each -> shown(each, sponsors.get(each.sponsorId())))
                .toList();
        return new BillboardPlace(rule.placement(), rule.most(), rule.every(), shown);
    }

    private static boolean isAt(Advertisement advertisement, Placement placement, Sponsor sponsor) {
        return sponsor != null
                && advertisement.placements().contains(placement)
                && sponsor.placements().contains(placement);
    }

    private static ShownSponsor shown(Sponsor sponsor) {
        return new ShownSponsor(sponsor.id(), sponsor.name(), sponsor.level(), sponsor.line(), sponsor.link());
    }

    private static ShownAdvertisement shown(Advertisement advertisement, Sponsor sponsor) {
        return new ShownAdvertisement(
                advertisement.id(),
                sponsor.name(),
                advertisement.headline(),
                advertisement.text(),
                advertisement.link(),
                advertisement.weight(),
                advertisement.mostPerDay());
    }
}
