package io.plenary.services.registrations.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    private static final int ANY = 1_000;
    private static final UUID HALL = UUID.randomUUID();
    private static final UUID DINNER = UUID.randomUUID();
    private static final TicketType PLAIN = type(1, HALL);
    private static final TicketType WITH_DINNER = type(1, HALL, DINNER);
    private static final TicketType COUPLES = type(2, HALL);

    @Test
    void whoComesFirstIsServedFirst() {
        WaitingEntry first = entry(PLAIN, 1, false);
        WaitingEntry second = entry(PLAIN, 1, false);

        Allotment plan = allot(Map.of(HALL, 1), first, second);

        assertThat(plan.offers()).extracting(Allotment.Offered::entry).containsExactly(first);
        assertThat(plan.awaited()).containsExactly(HALL);
    }

    @Test
    void aGroupIsNotSplitAndKeepsItsPlaceWhileOthersFit() {
        WaitingEntry group = entry(PLAIN, 3, false);
        WaitingEntry one = entry(PLAIN, 1, false);

        Allotment plan = allot(Map.of(HALL, 2), group, one);

        assertThat(plan.offers()).extracting(Allotment.Offered::entry).containsExactly(one);
        assertThat(plan.awaited()).containsExactly(HALL);
        assertThat(allot(Map.of(HALL, 3), group, one).offers())
                .extracting(Allotment.Offered::entry)
                .containsExactly(group);
    }

    @Test
    void aGroupKeepsFreeSeatsFromEverybodyForAWhileOnly() {
        WaitingEntry group = entry(PLAIN, 3, false);

        Allotment first = allot(Map.of(HALL, 2), group);
        assertThat(first.keeping()).containsExactly(group.id());
        assertThat(first.awaited()).containsExactly(HALL);

        List<WaitingEntry> all = List.of(group, entry(PLAIN, 4, false));
        Set<UUID> kept = Set.of(group.id());
        assertThat(Allotment.of(all.subList(0, 1), types(), Map.of(HALL, 2), kept, ANY)
                        .awaited())
                .isEmpty();
        assertThat(Allotment.of(all, types(), Map.of(HALL, 2), kept, ANY).awaited())
                .as("another has not kept them yet")
                .containsExactly(HALL);
        assertThat(Allotment.of(all, types(), Map.of(HALL, 0), kept, ANY).awaited())
                .as("nothing is kept where nothing is left, and the next seat is for those who wait")
                .containsExactly(HALL);
        assertThat(Allotment.of(all, types(), Map.of(HALL, 3), kept, ANY).offers())
                .extracting(Allotment.Offered::entry)
                .containsExactly(group);
    }

    @Test
    void aGroupThatSaidSoIsSplit() {
        WaitingEntry group = entry(PLAIN, 3, true);

        Allotment plan = allot(Map.of(HALL, 2), group);

        assertThat(plan.offers()).extracting(Allotment.Offered::seats).containsExactly(2);
        assertThat(plan.awaited()).containsExactly(HALL);
    }

    @Test
    void fewerThanCanBeOrderedAreOfferedToNobody() {
        Allotment plan = allot(Map.of(HALL, 1), entry(COUPLES, 4, true));

        assertThat(plan.offers()).isEmpty();
        assertThat(plan.awaited()).containsExactly(HALL);
    }

    /** Whoever lacks a seat at dinner keeps nobody out of the hall. */
    @Test
    void onlyWhatIsLackingIsKept() {
        WaitingEntry diner = entry(WITH_DINNER, 1, false);

        Allotment plan = allot(Map.of(HALL, 5, DINNER, 0), diner);

        assertThat(plan.offers()).isEmpty();
        assertThat(plan.awaited()).containsExactly(DINNER);
    }

    @Test
    void whoIsContentWithSeveralTypesGetsTheFirstThatThereIs() {
        WaitingEntry either = entry(WITH_DINNER, List.of(PLAIN.id()), 2, false);

        Allotment plan = allot(Map.of(HALL, 2, DINNER, 1), either);

        assertThat(plan.offers()).containsExactly(new Allotment.Offered(either, PLAIN, 2));
        assertThat(plan.awaited()).isEmpty();
        assertThat(allot(Map.of(HALL, 2, DINNER, 2), either).offers())
                .containsExactly(new Allotment.Offered(either, WITH_DINNER, 2));
        assertThat(allot(Map.of(HALL, 1, DINNER, 1), either).awaited()).containsExactlyInAnyOrder(HALL, DINNER);
    }

    @Test
    void aQuotaWithoutAnEndLacksNothing() {
        Allotment plan = allot(Map.of(), entry(WITH_DINNER, 9, false));

        assertThat(plan.offers()).hasSize(1);
        assertThat(plan.awaited()).isEmpty();
    }

    @Test
    void soManyAreServedAtOnceAndTheirSeatsAreKeptForTheOthers() {
        List<WaitingEntry> all = List.of(entry(PLAIN, 1, false), entry(PLAIN, 1, false), entry(PLAIN, 1, false));

        Allotment plan = Allotment.of(all, types(), Map.of(HALL, 3), Set.of(), 2);

        assertThat(plan.offers()).hasSize(2);
        assertThat(plan.more()).isTrue();
        assertThat(plan.awaited()).containsExactly(HALL);
    }

    /** Against a count of its own: never more than there are, and nobody is left who could have been served. */
    @Property
    void noSeatIsGivenTwiceAndNoneStaysEmptyThatSomebodyCouldHave(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 29) Integer> drawn,
            @ForAll @IntRange(max = 12) int hall,
            @ForAll @IntRange(max = 6) int dinner) {
        List<TicketType> kinds = List.of(PLAIN, WITH_DINNER, COUPLES);
        List<WaitingEntry> all = drawn.stream()
                .map(one -> entry(kinds.get(one % 3), 2 + one / 3 % 5, one >= 15))
                .toList();
        Map<UUID, Integer> left = new HashMap<>(Map.of(HALL, hall, DINNER, dinner));

        Allotment plan = Allotment.of(all, types(), Map.copyOf(left), Set.of(), ANY);
        plan.offers()
                .forEach(offer -> offer.type().quotaIds().forEach(id -> left.merge(id, -offer.seats(), Integer::sum)));

        assertThat(left.values()).allMatch(seats -> seats >= 0);
        Set<UUID> served = plan.offers().stream()
                .filter(offer -> offer.seats() == offer.entry().seats())
                .map(offer -> offer.entry().id())
                .collect(Collectors.toSet());
        Set<UUID> lacking = new HashSet<>();
        for (WaitingEntry entry : all) {
            if (!served.contains(entry.id())) {
                TicketType type = types().get(entry.ticketTypeId());
                assertThat(type.quotaIds()).anyMatch(id -> plan.awaited().contains(id));
                assertThat(type.quotaIds().stream().mapToInt(left::get).min().orElseThrow())
                        .isLessThan(entry.seats());
                lacking.addAll(type.quotaIds());
            }
        }
        assertThat(lacking).containsAll(plan.awaited());
    }

    private static Allotment allot(Map<UUID, Integer> free, WaitingEntry... waiting) {
        return Allotment.of(List.of(waiting), types(), free, Set.of(), ANY);
    }

    private static Map<UUID, TicketType> types() {
        return Stream.of(PLAIN, WITH_DINNER, COUPLES).collect(Collectors.toMap(TicketType::id, Function.identity()));
    }

    static TicketType type(int least, UUID... quotas) {
        return new TicketType(
                UUID.randomUUID(),
                null,
                null,
                "Regular",
                null,
                0,
                "EUR",
                0,
                null,
                null,
                least,
                10,
                true,
                0,
                List.of(quotas),
                null,
                null,
                0,
                false,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    static WaitingEntry entry(TicketType type, int seats, boolean splits) {
        return entry(type, List.of(), seats, splits);
    }

    private static WaitingEntry entry(TicketType type, List<UUID> others, int seats, boolean splits) {
        return new WaitingEntry(
                UUID.randomUUID(),
                null,
                null,
                type.id(),
                others,
                null,
                null,
                UUID.randomUUID(),
                "Ida",
                "ida@example.org",
                null,
                seats,
                splits,
                WaitingClass.STANDARD,
                WaitingState.WAITING,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                1);
    }
}
