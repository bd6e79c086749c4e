package io.plenary.services.promotions;

import static io.plenary.services.promotions.PromotionStage.clicked;
import static io.plenary.services.promotions.PromotionStage.seen;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Service;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.FiguresOfDay;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.Sighting;
import io.plenary.contracts.promotions.SightingBatch;
import io.plenary.contracts.promotions.SightingKind;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was seen counts once, and only if it was shown. */
class SightingsTest {

    private static final Placement HOME = Placement.HOME;
    private static final int AT_ONCE = 12;

    private static PromotionStage stage;

    @BeforeAll
    static void start() {
        stage = new PromotionStage();
        stage.allows(new PlacementRule(HOME, 1, null), new PlacementRule(Placement.SESSION, 0, null));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void seenAndFollowedCountByPlaceAndDayOfTheConference() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        LocalDate before = LocalDate.now(ZoneId.of("Europe/Lisbon"));

        stage.tells(seen(advertisement, HOME), seen(advertisement, HOME), clicked(advertisement, HOME));

        assertThat(stage.totals(sponsor)).containsExactly(2L, 1L);
        assertThat(stage.figures(sponsor)).allSatisfy(each -> {
            assertThat(each.day()).isBetween(before, before.plusDays(1));
            assertThat(each.placement()).isEqualTo(HOME);
        });
    }

    @Test
    void whatIsMadeUpWithoutEndIsNeitherCountedNorKept() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        stage.tells(seen(advertisement, HOME));
        Database database = await(stage.node.node().databases().open(Service.PROMOTIONS.id()));
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update sighting_days set impressions = $2 where advertisement_id = $1")
                .execute(Tuple.of(advertisement.id(), SightingStore.MOST_A_DAY))));

        stage.tells(seen(advertisement, HOME), seen(advertisement, HOME), clicked(advertisement, HOME));

        assertThat(stage.totals(sponsor)).containsExactly(SightingStore.MOST_A_DAY, 0L);
        long kept = await(database.read(Caller.SYSTEM, sql -> sql.preparedQuery(
                                "select count(*) as kept from sightings where advertisement_id = $1")
                        .execute(Tuple.of(advertisement.id()))))
                .iterator()
                .next()
                .getLong("kept");
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void nobodyClicksOftenerThanItWasSeen() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);

        stage.tells(clicked(advertisement, HOME), clicked(advertisement, HOME));
        assertThat(stage.totals(sponsor)).containsExactly(0L, 0L);
        stage.tells(seen(advertisement, HOME));
        stage.tells(clicked(advertisement, HOME), clicked(advertisement, HOME));

        assertThat(stage.totals(sponsor)).containsExactly(1L, 1L);
    }

    @Test
    void whatIsToldAgainCountsOnce() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        Sighting one = seen(advertisement, HOME);
        Sighting two = seen(advertisement, HOME);

        stage.tells(one);
        stage.tells(one, two, two);
        stage.tells(two, one);

        assertThat(stage.totals(sponsor)).containsExactly(2L, 0L);
    }

    @Test
    void whatIsToldByManyAtOnceCountsOnce() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement first = stage.advertisement(sponsor, null, null, HOME);
        Advertisement second = stage.advertisement(sponsor, null, null, HOME);
        List<Sighting> same = IntStream.range(0, 20)
                .mapToObj(i -> seen(i % 2 == 0 ? first : second, HOME))
                .toList();
        List<Sighting> turned =
                Stream.iterate(19, i -> i >= 0, i -> i - 1).map(same::get).toList();

        await(Future.all(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> stage.promotions.countSightings(
                        Caller.ANONYMOUS, new SightingBatch(stage.conference, i % 2 == 0 ? same : turned)))
                .toList()));

        assertThat(stage.totals(sponsor)).containsExactly(20L, 0L);
    }

    @Test
    void theSameIdForAnotherAdvertisementIsAnotherSighting() {
        Sponsor sponsor = stage.sponsor(HOME);
        Sighting one = seen(stage.advertisement(sponsor, null, null, HOME), HOME);
        Advertisement other = stage.advertisement(sponsor, null, null, HOME);

        stage.tells(one);
        stage.tells(new Sighting(one.id(), other.id(), HOME, SightingKind.SEEN));

        assertThat(stage.totals(sponsor)).containsExactly(2L, 0L);
    }

    @Test
    void whatWasNotShownCountsNothing() {
        Sponsor sponsor = stage.sponsor(HOME, Placement.SESSION);
        Instant now = Instant.now();
        Advertisement over = stage.advertisement(sponsor, null, now.minus(Duration.ofDays(2)), HOME);
        Advertisement planned = stage.advertisement(sponsor, now.plus(Duration.ofHours(1)), null, HOME);
        Advertisement elsewhere = stage.advertisement(sponsor, null, null, Placement.SESSION);
        Advertisement paused = stage.advertisement(sponsor, null, null, HOME);
        await(stage.promotions.updateAdvertisement(
                stage.organizer, stage.key(paused), new MergePatch(new JsonObject().put("state", "PAUSED")), null));

        stage.tells(
                seen(over, HOME),
                seen(planned, HOME),
                seen(paused, HOME),
                seen(elsewhere, HOME),
                seen(elsewhere, Placement.SESSION),
                new Sighting(UUID.randomUUID(), UUID.randomUUID(), HOME, SightingKind.SEEN));

        assertThat(stage.figures(sponsor)).isEmpty();
    }

    @Test
    void whatEndedADayAgoAtMostMayBeToldLate() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement over = stage.advertisement(sponsor, null, Instant.now().minus(Duration.ofHours(2)), HOME);

        stage.tells(seen(over, HOME));

        assertThat(stage.totals(sponsor)).containsExactly(1L, 0L);
    }

    @Test
    void anAdvertisementOfAnotherConferenceCountsNothing() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);

        await(stage.promotions.countSightings(
                stage.organizer, new SightingBatch(stage.draft, List.of(seen(advertisement, HOME)))));

        assertThat(stage.figures(sponsor)).isEmpty();
    }

    @Test
    void whoDoesNotSeeTheConferenceTellsNothingOfIt() {
        SightingBatch batch = new SightingBatch(
                stage.draft, List.of(new Sighting(UUID.randomUUID(), UUID.randomUUID(), HOME, SightingKind.SEEN)));

        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.countSightings(Caller.ANONYMOUS, batch));
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.billboard(Caller.ANONYMOUS, stage.draft));
    }

    @Test
    void tooManyAtOnceOrHalfToldOnesAreRefusedAsAWhole() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        Sighting[] many =
                IntStream.range(0, 51).mapToObj(i -> seen(advertisement, HOME)).toArray(Sighting[]::new);
        Sighting half = new Sighting(UUID.randomUUID(), advertisement.id(), HOME, null);

        assertRefused(Refusal.INVALID, () -> stage.promotions.countSightings(Caller.ANONYMOUS, stage.batch(many)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.countSightings(Caller.ANONYMOUS, stage.batch(seen(advertisement, HOME), half)));

        assertThat(stage.figures(sponsor)).isEmpty();
    }

    @Test
    void idsAreForgottenOnceNobodyTellsThemAgain() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        Sighting one = seen(advertisement, HOME);
        stage.tells(one);
        Instant now = Instant.now();

        sweepAt(now.plus(SightingSweep.REMEMBERED).minusSeconds(60));
        stage.tells(one);
        assertThat(stage.totals(sponsor)).containsExactly(1L, 0L);

        sweepAt(now.plus(SightingSweep.REMEMBERED).plusSeconds(60));
        stage.tells(one);
        assertThat(stage.totals(sponsor)).containsExactly(2L, 0L);
        assertThat(stage.figures(sponsor)).extracting(FiguresOfDay::placement).containsOnly(HOME);
    }

    private static void sweepAt(Instant moment) {
        await(stage.node.node().databases().open(Service.PROMOTIONS.id()).compose(database -> new SightingSweep(
                        database, () -> moment)
                .sweep()));
    }

    @Test
    void theFiguresOfThePlatformAreToldOfEachOnce() {
        Advertisement advertisement = stage.advertisement(stage.sponsor(HOME), null, null, HOME);
        Database database = await(stage.node.node().databases().open(Service.PROMOTIONS.id()));
        SightingTally tally = new SightingTally(database);
        await(tally.tell());
        stage.tells(seen(advertisement, HOME), seen(advertisement, HOME), clicked(advertisement, HOME));

        Future<List<SightingTally.New>> one = untold(database);
        Future<List<SightingTally.New>> other = untold(database);
        assertThat(Stream.of(await(one), await(other)).flatMap(List::stream))
                .containsExactly(new SightingTally.New(stage.organization, stage.conference, 2, 1));
        await(tally.tell());
        stage.tells(seen(advertisement, HOME));
        assertThat(await(untold(database)))
                .containsExactly(new SightingTally.New(stage.organization, stage.conference, 1, 0));
    }

    private static Future<List<SightingTally.New>> untold(Database database) {
        return database.write(Caller.SYSTEM, tx -> SightingStore.tell(tx.sql(), 10));
    }
}
