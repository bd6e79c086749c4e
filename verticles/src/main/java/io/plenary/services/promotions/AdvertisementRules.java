package io.plenary.services.promotions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What an advertisement may be, and how much of them a conference may allow. */
final class AdvertisementRules {

    /** Of a conference. */
    static final int MOST = 200;

    /** How long devices try to tell what was seen. */
    static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private static final int LONGEST_HEADLINE = 80;
    private static final int LONGEST_TEXT = 200;
    private static final int HIGHEST_WEIGHT = 100;
    private static final int HIGHEST_CAP = 100;
    private static final int MOST_ON_A_PAGE = 5;
    private static final int MOST_BELOW_A_MAIL = 1;
    /** As many sessions as a window shows: what comes later moves nothing that is read already. */
    private static final int CLOSEST = 8;

    private static final int FARTHEST = 200;
    private static final int MOST_SIGHTINGS = 50;
    private static final int MOST_TYPES = 100;

    private AdvertisementRules() {}

    static void check(Advertisement advertisement) {
        Faults faults = new Faults()
                .check(advertisement.state() != null, "/state", Fault.REQUIRED)
                .required("/headline", advertisement.headline(), LONGEST_HEADLINE)
                .line("/text", advertisement.text(), LONGEST_TEXT);
        number(faults, "/weight", advertisement.weight(), 1, HIGHEST_WEIGHT);
        number(faults, "/mostPerDay", advertisement.mostPerDay(), 1, HIGHEST_CAP);
        kind(faults, advertisement);
        SponsorRules.places(faults, advertisement.placements());
        faults.check(hasTime(advertisement), "/endsAt", Fault.BEFORE_OTHER, Map.of("other", "startsAt"))
                .refuseIfAny("The advertisement cannot be kept.");
    }

    /** Of a sponsor, with a link, or an offer of the conference itself. */
    private static void kind(Faults faults, Advertisement advertisement) {
        Offer offer = advertisement.offer();
        if (advertisement.sponsorId() != null) {
            faults.check(offer == null, "/offer", Fault.IMPOSSIBLE);
            SponsorRules.link(faults, advertisement.link());
            return;
        }
        faults.check(offer != null, "/sponsorId", Fault.REQUIRED)
                .check(advertisement.link() == null, "/link", Fault.IMPOSSIBLE);
        if (offer != null) {
            boolean once = offer.ticketTypeIds().size() == new HashSet<>(offer.ticketTypeIds()).size();
            mailsAskNobody(faults, advertisement.placements());
            faults.check(offer.addOnId() != null, "/offer/addOnId", Fault.REQUIRED)
                    .check(once, "/offer/ticketTypeIds", Fault.GIVEN_TWICE)
                    .check(
                            offer.ticketTypeIds().size() <= MOST_TYPES,
                            "/offer/ticketTypeIds",
                            Fault.TOO_MANY,
                            Map.of("most", MOST_TYPES));
        }
    }

    /** An offer is for some, and a mail cannot ask for whom. */
    private static void mailsAskNobody(Faults faults, List<Placement> placements) {
        faults.check(!placements.contains(Placement.MAIL_FOOTER), "/placements", Fault.IMPOSSIBLE);
    }

    /**
     * That it leads to an add-on of the conference, and is for those who have tickets of it.
     *
     * @param types all of the conference
     * @param before as it was; null where it is new. What is gone since may stay
     */
    static void requireKnown(Offer offer, List<TicketType> types, Offer before) {
        Set<UUID> addOns = new HashSet<>();
        Set<UUID> tickets = new HashSet<>();
        types.forEach(type -> (type.addOn() == null ? tickets : addOns).add(type.id()));
        if (before != null) {
            addOns.add(before.addOnId());
            tickets.addAll(before.ticketTypeIds());
        }
        Faults faults = new Faults().check(addOns.contains(offer.addOnId()), "/offer/addOnId", Fault.UNKNOWN_REFERENCE);
        for (int i = 0; i < offer.ticketTypeIds().size(); i++) {
            boolean known = tickets.contains(offer.ticketTypeIds().get(i));
            faults.check(known, "/offer/ticketTypeIds/" + i, Fault.UNKNOWN_REFERENCE);
        }
        faults.refuseIfAny("The conference has no such add-on, or no such tickets.");
    }

    private static void number(Faults faults, String pointer, Integer value, int least, int most) {
        boolean possible = value == null || value >= least && value <= most;
        faults.check(possible, pointer, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    private static boolean hasTime(Advertisement advertisement) {
        return advertisement.startsAt() == null
                || advertisement.endsAt() == null
                || advertisement.endsAt().isAfter(advertisement.startsAt());
    }

    /** What a sponsor has lost since an advertisement was made stays as it is: it is not shown there. */
    static void requirePlaces(Advertisement advertisement, List<Placement> before, Sponsor sponsor) {
        Set<Placement> added = new HashSet<>(advertisement.placements());
        before.forEach(added::remove);
        new Faults()
                .check(sponsor.placements().containsAll(added), "/placements", Fault.PLACE_NOT_GIVEN)
                .refuseIfAny("The sponsor does not have these places.");
    }

    static void check(PromotionRules rules) {
        Faults faults = new Faults();
        Set<Placement> known = new HashSet<>();
        for (int i = 0; i < rules.placements().size(); i++) {
            String pointer = "/placements/" + i;
            PlacementRule rule = rules.placements().get(i);
            faults.check(rule.placement() != null, pointer + "/placement", Fault.REQUIRED)
                    .check(known.add(rule.placement()), pointer + "/placement", Fault.GIVEN_TWICE);
            int most = rule.placement() == Placement.MAIL_FOOTER ? MOST_BELOW_A_MAIL : MOST_ON_A_PAGE;
            number(faults, pointer + "/most", rule.most(), 0, most);
            number(faults, pointer + "/every", rule.every(), CLOSEST, FARTHEST);
            boolean list = rule.placement() == Placement.SCHEDULE;
            faults.check(list || rule.every() == null, pointer + "/every", Fault.IMPOSSIBLE)
                    .check(!list || rule.every() != null, pointer + "/every", Fault.REQUIRED);
        }
        faults.refuseIfAny("The rules cannot be kept.");
    }

    static void check(List<Sighting> sightings) {
        Faults faults = new Faults()
                .check(
                        sightings.size() <= MOST_SIGHTINGS,
                        "/sightings",
                        Fault.TOO_MANY,
                        Map.of("most", MOST_SIGHTINGS));
        for (int i = 0; i < sightings.size(); i++) {
            String pointer = "/sightings/" + i;
            Sighting sighting = sightings.get(i);
            faults.check(sighting.id() != null, pointer + "/id", Fault.REQUIRED)
                    .check(sighting.advertisementId() != null, pointer + "/advertisementId", Fault.REQUIRED)
                    .check(sighting.placement() != null, pointer + "/placement", Fault.REQUIRED)
                    .check(sighting.kind() != null, pointer + "/kind", Fault.REQUIRED);
        }
        faults.refuseIfAny("What was seen cannot be counted.");
    }

    static void requireRoom(long count) {
        if (count >= MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_ADVERTISEMENTS", "There are 200 advertisements already.");
        }
    }

    static RuntimeException inUse() {
        return Refusal.CONFLICT.because("ADVERTISEMENT_IN_USE", "Somebody saw it. Pause it instead.");
    }

    static RuntimeException noSuchAdvertisement() {
        return Refusal.NOT_FOUND.because("There is no such advertisement.");
    }
}
