package io.plenary.services.promotions;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.FiguresOfDay;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.PromotionsService;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.SightingKind;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;

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

    /** What the conference sells; tests put it there. */
    final List<ShopItem> shop = new CopyOnWriteArrayList<>();

    PromotionStage() {
        conferences.standIn(node);
        node.fake(TicketsService.class, TicketsService.ADDRESS, tickets());
        node.fake(PicturesService.class, PicturesService.address(conference), pictures());
        node.deploy(PromotionsVerticle::new);
        promotions = node.proxy(PromotionsService.class, PromotionsService.ADDRESS);
    }

    /** A file that says how wide and how high what is drawn of it is. */
    static Picture sized(int width, int height) {
        return new Picture("image/svg+xml", new byte[] {'A', (byte) width, (byte) height});
    }

    private static byte[] png(int width, int height) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is drawn says of what; nothing can be drawn of a file that begins with 0. */
    private static PicturesService pictures() {
        return (PicturesService) Proxy.newProxyInstance(
                PicturesService.class.getClassLoader(), new Class<?>[] {PicturesService.class}, (self, method, all) -> {
                    byte[] file = ((Picture) all[1]).bytes();
                    if (file[0] == 'A') {
                        return Future.succeededFuture(new Picture("image/png", png(file[1], file[2])));
                    }
                    return file[0] == 0
                            ? Future.failedFuture(Refusal.INVALID.because("No picture."))
                            : Future.succeededFuture(new Picture("image/png", new byte[] {'P', file[0]}));
                });
    }

    private TicketsService tickets() {
        return (TicketsService) Proxy.newProxyInstance(
                TicketsService.class.getClassLoader(), new Class<?>[] {TicketsService.class}, (self, method, all) -> {
                    List<ShopItem> here = shop.stream()
                            .filter(item ->
                                    Arrays.asList(all).contains(item.type().conferenceId()))
                            .toList();
                    return Future.succeededFuture(
                            method.getName().equals("shop")
                                    ? here
                                    : here.stream().map(ShopItem::type).toList());
                });
    }

    /** @param addOn null for a ticket */
    TicketType sells(UUID conferenceId, AddOn addOn, Sales sales, Integer left) {
        TicketType type = new TicketType(
                UUID.randomUUID(),
                organization,
                conferenceId,
                "Dinner",
                null,
                4_000,
                "EUR",
                0,
                null,
                null,
                0,
                1,
                true,
                0,
                List.of(),
                null,
                null,
                1,
                false,
                List.of(),
                null,
                addOn,
                List.of(),
                null,
                null,
                null);
        shop.add(new ShopItem(type, sales, left, type.price(), null));
        return type;
    }

    Advertisement offer(Offer offer, Placement... placements) {
        return new Advertisement(
                UUID.randomUUID(),
                organization,
                conference,
                null,
                List.of(placements),
                "Dinner on the river",
                null,
                null,
                offer,
                10,
                null,
                null,
                null,
                AdvertisementState.ACTIVE,
                null,
                null,
                null,
                0);
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
                null,
                10,
                startsAt,
                endsAt,
                null,
                AdvertisementState.ACTIVE,
                null,
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
