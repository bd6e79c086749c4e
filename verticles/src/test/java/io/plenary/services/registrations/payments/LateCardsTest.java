package io.plenary.services.registrations.payments;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody pays by card when their order is over, and has ordered again meanwhile. */
class LateCardsTest {

    private static StripeServer stripe;
    private static RegistrationStage stage;
    private static CardStage cards;

    @BeforeAll
    static void start() {
        stripe = new StripeServer();
        stage = new RegistrationStage(stripe.address());
        cards = new CardStage(stage, stripe);
    }

    @AfterAll
    static void stop() {
        stage.close();
        stripe.close();
    }

    private static TicketType type(Quota quota, int most) {
        return await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                stage.type(10_000, quota).id(),
                new MergePatch(new JsonObject().put("mostPerPerson", most)),
                null));
    }

    private static JsonObject lapsed(PlacedOrder placed) {
        JsonObject session = cards.begun(placed);
        stage.letTimePass(placed);
        cards.awaitState(placed, OrderState.EXPIRED);
        return session;
    }

    @Test
    void whoHasAsManyByNowAsThereAreForEachGetsTheMoneyBack() {
        Quota quota = stage.quota(5);
        TicketType type = type(quota, 1);
        PlacedOrder first = cards.placed(type, 1);
        JsonObject late = lapsed(first);
        PlacedOrder second = cards.paid(type, 1);

        cards.paid(late);

        cards.awaitCheckout(first, CheckoutState.RETURNED);
        assertThat(cards.now(first).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(cards.now(second).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(stripe.refunds(late)).hasSize(1);
        assertThat(stage.now(quota).taken()).isOne();
    }

    @Test
    void whoMayHaveBothHasBoth() {
        Quota quota = stage.quota(5);
        TicketType type = type(quota, 2);
        PlacedOrder first = cards.placed(type, 1);
        JsonObject late = lapsed(first);
        cards.paid(type, 1);

        cards.paid(late);

        assertThat(cards.now(first).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(stage.now(quota).taken()).isEqualTo(2);
    }
}
