package io.plenary.services.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementState;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.Sponsor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever there is, only that is shown which the conference, the sponsor and the advertisement itself allow. */
class BillboardsTest {

    private static final Instant NOW = Instant.parse("2027-05-18T09:00:00Z");
    private static final long SEED = 20270518;

    private final Random random = new Random(SEED);

    @Test
    void whatIsShownIsWhatAllAllowAndNothingElse() {
        for (int i = 0; i < 2_000; i++) {
            List<Sponsor> sponsors = IntStream.range(0, random.nextInt(4))
                    .mapToObj(n -> sponsor())
                    .toList();
            List<Advertisement> all = IntStream.range(0, sponsors.isEmpty() ? 0 : random.nextInt(8))
                    .mapToObj(n -> advertisement(sponsors.get(random.nextInt(sponsors.size()))))
                    .toList();
            PromotionRules rules = new PromotionRules(
                    null, null, places().stream().map(this::rule).toList());

            Billboard billboard = Billboards.of(sponsors, all, rules, List.of(), NOW);

            for (Placement placement : Placement.values()) {
                Set<UUID> expected = expected(sponsors, all, rules, placement);
                boolean mailed = placement == Placement.MAIL_FOOTER;
                assertThat(shown(billboard, placement)).isEqualTo(mailed ? Set.of() : expected);
                if (mailed) {
                    assertThat(Billboards.mailed(sponsors, all, rules, NOW))
                            .extracting(ShownAdvertisement::id)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
            assertThat(billboard.placements()).allMatch(place -> place.most() > 0);
        }
    }

    private static Set<UUID> expected(
            List<Sponsor> sponsors, List<Advertisement> all, PromotionRules rules, Placement placement) {
        boolean allowed =
                rules.placements().stream().anyMatch(rule -> rule.placement() == placement && rule.most() > 0);
        return all.stream()
                .filter(each -> allowed && each.state() == AdvertisementState.ACTIVE)
                .filter(each -> each.placements().contains(placement))
                .filter(each -> each.startsAt() == null || !each.startsAt().isAfter(NOW))
                .filter(each -> each.endsAt() == null || each.endsAt().isAfter(NOW))
                .filter(each -> sponsors.stream()
                        .anyMatch(it -> it.id().equals(each.sponsorId())
                                && it.placements().contains(placement)))
                .map(Advertisement::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> shown(Billboard billboard, Placement placement) {
        return billboard.placements().stream()
                .filter(place -> place.placement() == placement)
                .map(BillboardPlace::advertisements)
                .flatMap(List::stream)
                .map(ShownAdvertisement::id)
                .collect(Collectors.toSet());
    }

    private Sponsor sponsor() {
        return new Sponsor(
                id(),
                null,
                null,
                "A",
                null,
                null,
                "https://a.example/",
                places(),
                random.nextBoolean(),
                0,
                null,
                null,
                null,
                1);
    }

    private Advertisement advertisement(Sponsor sponsor) {
        AdvertisementState[] states = AdvertisementState.values();
        return new Advertisement(
                id(),
                null,
                null,
                sponsor.id(),
                places(),
                "Ship",
                null,
                "https://a.example/",
                null,
                1,
                moment(),
                moment(),
                null,
                states[random.nextInt(states.length)],
                null,
                null,
                null,
                1);
    }

    private Instant moment() {
        return random.nextInt(3) == 0 ? null : NOW.plus(Duration.ofMinutes(random.nextInt(3) - 1L));
    }

    private PlacementRule rule(Placement placement) {
        return new PlacementRule(placement, random.nextInt(3), placement == Placement.SCHEDULE ? 8 : null);
    }

    private List<Placement> places() {
        EnumSet<Placement> chosen = EnumSet.noneOf(Placement.class);
        Arrays.stream(Placement.values()).filter(each -> random.nextBoolean()).forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
