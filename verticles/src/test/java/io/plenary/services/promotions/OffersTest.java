package io.plenary.services.promotions;

import static io.plenary.contracts.promotions.Placement.HOME;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffersTest {

    private static final AddOn WITH_ALL = new AddOn(List.of(), null);

    private PromotionStage stage;

    @BeforeEach
    void start() {
        stage = new PromotionStage();
        stage.allows(new PlacementRule(HOME, 2, null));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Advertisement made(Offer offer) {
        return await(stage.promotions.createAdvertisement(stage.organizer, stage.offer(offer, HOME)));
    }

    private static Offer of(TicketType addOn) {
        return new Offer(addOn.id(), List.of(), false);
    }

    private List<ShownAdvertisement> shown() {
        return await(stage.promotions.billboard(Caller.ANONYMOUS, stage.conference)).placements().stream()
                .map(BillboardPlace::advertisements)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void anOfferIsShownWithItsPriceAndWhatIsLeftAndToWhom() {
        TicketType ticket = stage.sells(stage.conference, null, Sales.OPEN, null);
        TicketType dinner = stage.sells(stage.conference, new AddOn(List.of(ticket.id()), null), Sales.OPEN, 7);

        Advertisement offer = made(new Offer(dinner.id(), List.of(ticket.id()), true));

        assertThat(offer.sponsorId()).isNull();
        ShownAdvertisement shown = shown().get(0);
        assertThat(shown.link()).isNull();
        assertThat(shown.offer().price()).isEqualTo(4_000);
        assertThat(shown.offer().left()).isEqualTo(7);
        assertThat(shown.offer().ticketTypeIds()).containsExactly(ticket.id());
        assertThat(shown.offer().hadAs()).containsExactly(dinner.id());
    }

    @Test
    void whatIsSoldOutOrNotOnSaleIsNotOffered() {
        for (Sales sales : List.of(Sales.SOLD_OUT, Sales.NOT_YET, Sales.OVER)) {
            made(of(stage.sells(stage.conference, WITH_ALL, sales, 0)));
        }
        TicketType gone = stage.sells(stage.conference, WITH_ALL, Sales.OPEN, null);
        made(of(gone));
        stage.shop.removeIf(item -> item.type().equals(gone));

        assertThat(shown()).isEmpty();
    }

    @Test
    void ofVariantsTheCheapestThatIsLeftIsTold() {
        TicketType shirt = stage.sells(stage.conference, WITH_ALL, Sales.OPEN, null);
        TicketType small = stage.sells(stage.conference, new AddOn(List.of(), shirt.id()), Sales.OPEN, 1);
        made(new Offer(shirt.id(), List.of(), true));

        assertThat(shown().get(0).offer().left()).isNull();
        assertThat(shown().get(0).offer().hadAs()).containsExactly(shirt.id(), small.id());
        stage.shop.removeIf(item -> item.type().equals(small));
        stage.sells(stage.conference, new AddOn(List.of(), shirt.id()), Sales.SOLD_OUT, 0);
        assertThat(shown()).isEmpty();
    }

    @Test
    void anOfferLeadsToAnAddOnOfItsConference() {
        TicketType ticket = stage.sells(stage.conference, null, Sales.OPEN, null);
        TicketType foreign = stage.sells(stage.draft, WITH_ALL, Sales.OPEN, null);
        TicketType dinner = stage.sells(stage.conference, WITH_ALL, Sales.OPEN, null);

        assertRefused(Refusal.INVALID, () -> create(of(ticket)));
        assertRefused(Refusal.INVALID, () -> create(of(foreign)));
        assertRefused(Refusal.INVALID, () -> create(new Offer(UUID.randomUUID(), List.of(), false)));
        assertRefused(Refusal.INVALID, () -> create(new Offer(dinner.id(), List.of(dinner.id()), false)));
        assertRefused(Refusal.INVALID, () -> create(null));
        Advertisement offer = made(of(dinner));
        assertRefused(
                Refusal.INVALID,
                () -> patch(offer, new JsonObject().put("addOnId", foreign.id().toString())));
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.updateAdvertisement(
                        stage.organizer, stage.key(offer), new MergePatch(new JsonObject().putNull("offer")), null));
        assertThat(await(patch(offer, new JsonObject().put("unlessHad", true))).offer())
                .isEqualTo(new Offer(dinner.id(), List.of(), true));
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.updateAdvertisement(
                        stage.organizer,
                        stage.key(stage.advertisement(stage.sponsor(HOME), null, null, HOME)),
                        new MergePatch(new JsonObject()
                                .put(
                                        "offer",
                                        new JsonObject()
                                                .put("addOnId", dinner.id().toString()))),
                        null));
    }

    private Future<Advertisement> create(Offer offer) {
        return stage.promotions.createAdvertisement(stage.organizer, stage.offer(offer, HOME));
    }

    private Future<Advertisement> patch(Advertisement offer, JsonObject change) {
        return stage.promotions.updateAdvertisement(
                stage.organizer, stage.key(offer), new MergePatch(new JsonObject().put("offer", change)), null);
    }

    @Test
    void onlyWhoMayManagePromotionsMakesOffersAndOnlyOfTheirOwn() {
        TicketType dinner = stage.sells(stage.conference, WITH_ALL, Sales.OPEN, null);

        for (Caller caller : List.of(stage.as(OrganizationRole.STAFF), PromotionStage.stranger())) {
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.promotions.createAdvertisement(caller, stage.offer(of(dinner), HOME)));
        }
        assertRefused(
                Refusal.FORBIDDEN,
                () -> stage.promotions.offerReport(PromotionStage.stranger(), stage.organization, stage.conference));
        assertThat(shown()).isEmpty();
    }

    @Test
    void whoSeesAnOfferIsCountedOnceAndSponsorsAreNotToldOfIt() {
        Advertisement offer = made(of(stage.sells(stage.conference, WITH_ALL, Sales.OPEN, null)));
        Sighting seen = PromotionStage.seen(offer, HOME);
        stage.tells(seen, PromotionStage.clicked(offer, HOME));
        stage.tells(seen, seen);

        assertThat(await(stage.promotions.offerReport(stage.organizer, stage.organization, stage.conference))
                        .days())
                .singleElement()
                .satisfies(day ->
                        assertThat(List.of(day.impressions(), day.clicks())).containsExactly(1L, 1L));
        assertThat(await(stage.promotions.offerReport(stage.organizer, stage.organization, stage.draft))
                        .offers())
                .isEmpty();
        assertThat(stage.figures(stage.sponsor(HOME))).isEmpty();
    }
}
