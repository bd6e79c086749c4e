package io.plenary.services.registrations.payments;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.CardReport;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A conference that takes cards, and what tests do there. */
final class CardStage {

    static final String SECRET = "whsec_0123456789stage";

    final RegistrationStage stage;
    final StripeServer stripe;

    CardStage(RegistrationStage stage, StripeServer stripe) {
        this.stage = stage;
        this.stripe = stripe;
        await(stage.payments.setCardSettings(stage.seller, settings(StripeServer.KEY, SECRET)));
    }

    CardSettingsChange settings(String key, String secret) {
        return new CardSettingsChange(stage.organization, stage.conference, true, key, secret);
    }

    PlacedOrder placed(TicketType type, int count) {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, count));
        stage.named(Caller.ANONYMOUS, placed);
        return placed;
    }

    Order confirm(PlacedOrder placed, PaymentMethod way) {
        return await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), way, null));
    }

    Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    /** The session at the provider that whoever ordered is sent to. */
    JsonObject begun(PlacedOrder placed) {
        return stripe.session(confirm(placed, PaymentMethod.CARD).checkout().url());
    }

    void cancel(PlacedOrder placed) {
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
    }

    Future<Void> told(String type, JsonObject session) {
        String body = StripeServer.event(type, session);
        return told(body, StripeServer.signed(body, SECRET, Instant.now()));
    }

    Future<Void> told(String body, String signature) {
        return stage.payments.hearProvider(
                Caller.ANONYMOUS, new CardReport(stage.conference.toString(), signature, body));
    }

    /** Somebody pays, and the provider says so. */
    void paid(JsonObject session) {
        await(told("checkout.session.completed", stripe.pay(session)));
    }

    PlacedOrder paid(TicketType type, int count) {
        PlacedOrder placed = placed(type, count);
        paid(begun(placed));
        return placed;
    }

    /** As if it was time to ask the provider. */
    void look(PlacedOrder placed) {
        ask(
                new Jobs(stage.node.vertx(), stage.database(), Checkouts.KIND, Checkouts.TERMS),
                "select id from card_payments where order_id = $1",
                placed);
    }

    void tryRefunds(PlacedOrder placed) {
        ask(
                new Jobs(stage.node.vertx(), stage.database(), CardRefunds.KIND, CardRefunds.TERMS),
                "select id from card_refunds where order_id = $1",
                placed);
    }

    private void ask(Jobs jobs, String ids, PlacedOrder placed) {
        Database database = stage.database();
        UUID order = placed.order().id();
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery(ids)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(order))
                .compose(rows ->
                        Future.all(rows.stream().map(id -> jobs.ask(tx, id)).toList()))));
    }

    void awaitState(PlacedOrder placed, OrderState state) {
        Awaitility.await().until(() -> now(placed).state() == state);
    }

    void awaitCheckout(PlacedOrder placed, CheckoutState state) {
        Awaitility.await().until(() -> now(placed).checkout().state() == state);
    }
}
