package io.plenary.services.promotions;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.FiguresOfDay;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.SightingKind;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A conference with a sponsor, and what tests do there. */
final class PromotionStage implements AutoCloseable {

    final UUID conference = UUID.randomUUID();
    final UUID draft = UUID.randomUUID();
    final FakeConferences conferences =
            new FakeConferences().published(conference, UUID.randomUUID()).draft(draft, UUID.randomUUID());
    final UUID organization = conferences.organizationId();
    final TestNode node = new TestNode();
    final Caller organizer = as(OrganizationRole.ORGANIZER);
    final PromotionsService promotions;

    PromotionStage() {
        conferences.standIn(node);
        node.deploy(PromotionsVerticle::new);
        promotions = node.proxy(PromotionsService.class, PromotionsService.ADDRESS);
    }

    Caller as(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(organization, role));
    }

    /** The owner of everything elsewhere. */
    static Caller stranger() {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
    }

    void allows(PlacementRule... rules) {
        await(promotions.putRules(organizer, new PromotionRules(organization, conference, List.of(rules))));
    }

    Sponsor sponsor(Placement... placements) {
        return await(promotions.createSponsor(organizer, sponsorDraft(placements)));
    }

    Sponsor sponsorDraft(Placement... placements) {
        return new Sponsor(
                UUID.randomUUID(),
                organization,
                conference,
                "Harbor Systems",
                "Gold",
                null,
                "https://harbor.example/",
                List.of(placements),
                true,
                0,
                null,
                null,
                0);
    }

    Advertisement advertisement(Sponsor sponsor, Instant startsAt, Instant endsAt, Placement... placements) {
        return await(promotions.createAdvertisement(organizer, draft(sponsor, startsAt, endsAt, placements)));
    }

    Advertisement draft(Sponsor sponsor, Instant startsAt, Instant endsAt, Placement... placements) {
        return new Advertisement(
                UUID.randomUUID(),
                organization,
                conference,
                sponsor.id(),
                List.of(placements),
                "Ship on Fridays",
                null,
                "https://harbor.example/",
                10,
                startsAt,
                endsAt,
                null,
                AdvertisementState.ACTIVE,
                null,
                null,
                0);
    }

    static Sighting seen(Advertisement advertisement, Placement placement) {
        return new Sighting(UUID.randomUUID(), advertisement.id(), placement, SightingKind.SEEN);
    }

    static Sighting clicked(Advertisement advertisement, Placement placement) {
        return new Sighting(UUID.randomUUID(), advertisement.id(), placement, SightingKind.CLICKED);
    }

    void tells(Sighting... sightings) {
        await(promotions.countSightings(Caller.ANONYMOUS, batch(sightings)));
    }

    SightingBatch batch(Sighting... sightings) {
        return new SightingBatch(conference, List.of(sightings));
    }

    List<FiguresOfDay> figures(Sponsor sponsor) {
        return await(promotions.sponsorReport(organizer, key(sponsor))).days();
    }

    /** Impressions and clicks together, of all places and days. */
    List<Long> totals(Sponsor sponsor) {
        List<FiguresOfDay> days = figures(sponsor);
        return List.of(
                days.stream().mapToLong(FiguresOfDay::impressions).sum(),
                days.stream().mapToLong(FiguresOfDay::clicks).sum());
    }

    SponsorKey key(Sponsor sponsor) {
        return new SponsorKey(organization, sponsor.conferenceId(), sponsor.id());
    }

    AdvertisementKey key(Advertisement advertisement) {
        return new AdvertisementKey(organization, advertisement.conferenceId(), advertisement.id());
    }

    @Override
    public void close() {
        node.close();
    }
}
