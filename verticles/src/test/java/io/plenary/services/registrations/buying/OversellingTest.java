package io.plenary.services.registrations.buying;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many want the seats at once: never more than there are, never fewer than are wanted. */
class OversellingTest {

    private static RegistrationStage stage;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void manyBuyersTakeExactlyTheSeatsThereAre() {
        Quota quota = stage.quota(100);
        TicketType type = stage.type(0, quota);

        List<Future<PlacedOrder>> all = buyers(1_000, type);

        assertThat(all).filteredOn(Future::succeeded).hasSize(100);
        assertThat(all).filteredOn(Future::failed).allMatch(late -> Refusal.CONFLICT.is(late.cause()));
        assertThat(stage.now(quota).taken()).isEqualTo(100);
    }

    @Test
    void theLastSeatIsOnePersons() {
        Quota quota = stage.quota(1);

        assertThat(buyers(1_000, stage.type(0, quota)))
                .filteredOn(Future::succeeded)
                .hasSize(1);
        assertThat(stage.now(quota).taken()).isOne();
    }

    /** Taken in different orders they would wait for each other for ever. */
    @Test
    void typesThatShareQuotasNeverWaitForEachOther() {
        Quota hall = stage.quota(60);
        Quota dinner = stage.quota(25);
        TicketType one = stage.type(0, hall, dinner);
        TicketType other = stage.type(0, dinner, hall);
        TicketType plain = stage.type(0, hall);

        List<Future<PlacedOrder>> all = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> {
            all.add(stage.place(Caller.ANONYMOUS, one, 1));
            all.add(stage.place(Caller.ANONYMOUS, other, 1));
            all.add(stage.place(Caller.ANONYMOUS, plain, 1));
        });
        await(Future.join(all).otherwiseEmpty());

        assertThat(all).filteredOn(Future::failed).allMatch(late -> Refusal.CONFLICT.is(late.cause()));
        assertThat(stage.now(dinner).taken()).isLessThanOrEqualTo(25);
        assertThat(stage.now(hall).taken())
                .isEqualTo((int) all.stream().filter(Future::succeeded).count())
                .isEqualTo(60);
    }

    private static List<Future<PlacedOrder>> buyers(int many, TicketType type) {
        List<Future<PlacedOrder>> all = IntStream.range(0, many)
                .mapToObj(i -> stage.place(Caller.ANONYMOUS, type, 1))
                .toList();
        await(Future.join(all).otherwiseEmpty());
        return all;
    }
}
