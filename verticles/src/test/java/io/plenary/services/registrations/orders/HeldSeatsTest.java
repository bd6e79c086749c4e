package io.plenary.services.registrations.orders;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.runtime.Settings;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.orders.Wishes.Wish;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldSeatsTest {

    private static final int MOST = 10;

    @Test
    void whoIsRefusedHoldsNothingThatCountsForTheNext() {
        try (RegistrationStage stage = new RegistrationStage()) {
            HeldSeats held = new HeldSeats(
                    stage.database(),
                    stage.node.proxy(AuthService.class, AuthService.ADDRESS),
                    new Settings.Tickets(Duration.ofMinutes(15), Duration.ofDays(1), MOST));
            Wish modest = wish(stage, stage.accounts.user("Ada"), 6);
            Wish another = wish(stage, Caller.ANONYMOUS, 4);
            Stream<Wish> greedy = IntStream.range(0, 20).mapToObj(i -> wish(stage, Caller.ANONYMOUS, MOST + 1));
            Wishes wishes = new Wishes(Stream.of(greedy, Stream.of(modest, another))
                    .flatMap(some -> some)
                    .toList());

            await(stage.database()
                    .write(Caller.SYSTEM, tx -> held.requireFew(tx.sql(), stage.conference, wishes, List.of())));

            assertThat(wishes.open()).containsExactly(modest, another);
        }
    }

    /** What is looked up for each of those who ask at the same moment, all of them wait for. */
    @Test
    void accountsOfAFullNetworkAreLookedUpTogether() {
        try (RegistrationStage stage = new RegistrationStage()) {
            HeldSeats held = new HeldSeats(
                    stage.database(),
                    stage.node.proxy(AuthService.class, AuthService.ADDRESS),
                    new Settings.Tickets(Duration.ofMinutes(15), Duration.ofDays(1), MOST));
            Stream<Wish> guests = Stream.of(wish(stage, Caller.ANONYMOUS, MOST));
            Stream<Wish> accounts =
                    IntStream.range(0, 30).mapToObj(i -> wish(stage, stage.accounts.user("Ada" + i), 1));
            Wishes wishes = new Wishes(Stream.concat(guests, accounts).toList());
            int before = stage.accounts.asked();

            await(stage.database()
                    .write(Caller.SYSTEM, tx -> held.requireFew(tx.sql(), stage.conference, wishes, List.of())));

            assertThat(wishes.open()).hasSize(31);
            assertThat(stage.accounts.asked() - before).isLessThanOrEqualTo(1);
        }
    }

    private static Wish wish(RegistrationStage stage, Caller caller, int count) {
        List<OrderLine> lines = List.of(OrderLine.of(UUID.randomUUID(), count));
        OrderDraft draft = new OrderDraft(
                UUID.randomUUID(), stage.conference, "Ada", "ada@example.org", null, "192.0.2.1", lines, null);
        return new Wish(caller, draft, null);
    }
}
