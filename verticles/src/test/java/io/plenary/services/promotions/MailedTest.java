package io.plenary.services.promotions;

import static io.plenary.contracts.promotions.Placement.HOME;
import static io.plenary.contracts.promotions.Placement.MAIL_FOOTER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Service;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Offer;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.registrations.Sales;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out below mails. */
class MailedTest {

    private static PromotionStage stage;

    private Sponsor sponsor;
    private Advertisement advertisement;

    @BeforeAll
    static void start() {
        stage = new PromotionStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void advertise() {
        stage.allows(new PlacementRule(MAIL_FOOTER, 1, null), new PlacementRule(HOME, 1, null));
        sponsor = stage.sponsor(MAIL_FOOTER, HOME);
        advertisement = stage.advertisement(sponsor, null, null, MAIL_FOOTER);
    }

    private static List<UUID> mailed() {
        return await(stage.promotions.mailed(Caller.SYSTEM, stage.conference)).stream()
                .map(ShownAdvertisement::id)
                .toList();
    }

    @Test
    void itIsWhatTheConferenceTheSponsorAndTheTimeAllow() {
        Instant now = Instant.now();
        Advertisement over = stage.advertisement(sponsor, null, now.minusSeconds(60), MAIL_FOOTER);
        Advertisement soon = stage.advertisement(sponsor, now.plusSeconds(600), null, MAIL_FOOTER);
        Advertisement home = stage.advertisement(sponsor, null, null, HOME);

        assertThat(mailed()).contains(advertisement.id()).doesNotContain(over.id(), soon.id(), home.id());
        assertThat(await(stage.promotions.billboard(Caller.ANONYMOUS, stage.conference))
                        .placements())
                .extracting(BillboardPlace::placement)
                .containsExactly(HOME);
        stage.allows(new PlacementRule(MAIL_FOOTER, 0, null));
        assertThat(mailed()).isEmpty();
        stage.allows();
        assertThat(mailed()).isEmpty();
    }

    @Test
    void aMailHasOneAtMostAndNoOffers() {
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.putRules(
                        stage.organizer,
                        new PromotionRules(
                                stage.organization,
                                stage.conference,
                                List.of(new PlacementRule(MAIL_FOOTER, 2, null)))));
        UUID addOn = stage.sells(stage.conference, null, Sales.OPEN, null).id();
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.createAdvertisement(
                        stage.organizer, stage.offer(new Offer(addOn, List.of(), false), MAIL_FOOTER)));
    }

    @Test
    void aMailCountsOnceHoweverOftenItIsTold() {
        Sighting one = PromotionStage.seen(advertisement, MAIL_FOOTER);
        Sighting other = PromotionStage.seen(advertisement, MAIL_FOOTER);
        SightingBatch batch = stage.batch(one, other);

        Stream.generate(() -> stage.promotions.countMailed(Caller.SYSTEM, batch))
                .limit(4)
                .toList()
                .forEach(told -> await(told));
        stage.tells(PromotionStage.seen(advertisement, MAIL_FOOTER));

        assertThat(stage.totals(sponsor)).containsExactly(2L, 0L);
    }

    @Test
    void itIsCountedThoughTheAdvertisementHasEndedMeanwhile() {
        stage.allows();

        await(stage.promotions.countMailed(
                Caller.SYSTEM, stage.batch(PromotionStage.seen(advertisement, MAIL_FOOTER))));

        assertThat(stage.totals(sponsor)).containsExactly(1L, 0L);
    }

    @Test
    void ofAMailCountsOneClickAndTheLinkLeadsThereAnyway() {
        Sighting click = PromotionStage.clicked(advertisement, MAIL_FOOTER);

        List<Future<Advertisement>> followed = Stream.generate(
                        () -> stage.promotions.followMailed(Caller.SYSTEM, click, true))
                .limit(4)
                .toList();
        followed.forEach(each -> assertThat(await(each).link()).isEqualTo(advertisement.link()));
        Sighting looked = PromotionStage.clicked(advertisement, MAIL_FOOTER);
        assertThat(await(stage.promotions.followMailed(Caller.SYSTEM, looked, false))
                        .link())
                .isEqualTo(advertisement.link());

        assertThat(stage.totals(sponsor)).containsExactly(0L, 1L);
    }

    @Test
    void whichMailsWereFollowedIsForgottenOnceThatCountsNoMore() {
        Sighting click = PromotionStage.clicked(advertisement, MAIL_FOOTER);
        await(stage.promotions.followMailed(Caller.SYSTEM, click, true));

        sweepAt(Instant.now().plus(Duration.ofDays(31)));
        await(stage.promotions.followMailed(Caller.SYSTEM, click, true));
        assertThat(stage.totals(sponsor)).containsExactly(0L, 1L);

        sweepAt(Instant.now().plus(SightingSweep.MAILS_REMEMBERED).plusSeconds(60));
        await(stage.promotions.followMailed(Caller.SYSTEM, click, true));
        assertThat(stage.totals(sponsor)).containsExactly(0L, 2L);
    }

    private static void sweepAt(Instant moment) {
        await(stage.node.node().databases().open(Service.PROMOTIONS.id()).compose(database -> new SightingSweep(
                        database, () -> moment)
                .sweep()));
    }

    @Test
    void nobodyButThePlatformSaysWhatWasMailed() {
        Sighting click = PromotionStage.clicked(advertisement, MAIL_FOOTER);
        for (Caller caller : List.of(Caller.ANONYMOUS, stage.organizer)) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.mailed(caller, stage.conference));
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.countMailed(caller, stage.batch(click)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.followMailed(caller, click, true));
        }
        await(stage.promotions.countMailed(Caller.SYSTEM, new SightingBatch(stage.draft, List.of(click))));
        Sighting unknown = new Sighting(UUID.randomUUID(), UUID.randomUUID(), MAIL_FOOTER, click.kind());
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.followMailed(Caller.SYSTEM, unknown, true));

        assertThat(stage.figures(sponsor)).isEmpty();
    }
}
