package io.plenary.services.registrations.payments;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckoutState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PaymentProgress;
import io.plenary.contracts.registrations.PaymentResult;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderMailAsked;
import io.plenary.contracts.registrations.RegistrationEvents.PaymentReturned;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CardPaymentsTest {

    private static final int AT_ONCE = 10;
    private static final String COMPLETED = "checkout.session.completed";
    private static final String EXPIRED = "checkout.session.expired";

    private static StripeServer stripe;
    private static RegistrationStage stage;
    private static CardStage cards;

    @BeforeAll
    static void start() {
        stripe = new StripeServer();
        stage = new RegistrationStage(stripe.address());
        cards = new CardStage(stage, stripe);
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(stage.organization, stage.conference, "Estuary", "Quay 7", null, BuyerDetails.NEVER)));
    }

    @AfterAll
    static void stop() {
        stage.close();
        stripe.close();
    }

    @AfterEach
    void isThereAgain() {
        stripe.away(false);
        stripe.losesAnswers(false);
        stripe.refusesRefunds(false);
    }

    private static TicketType type() {
        return stage.type(10_000, stage.quota(10));
    }

    private static void expire(PlacedOrder placed) {
        stage.letTimePass(placed);
        cards.awaitState(placed, OrderState.EXPIRED);
    }

    private static int invoices(PlacedOrder placed) {
        return await(stage.invoices.invoicesOf(Caller.ANONYMOUS, stage.key(placed)))
                .size();
    }

    private static long told(Queue<Event> heard, PlacedOrder placed) {
        String id = placed.order().id().toString();
        return heard.stream()
                .filter(event -> event.payload().toString().contains(id))
                .count();
    }

    private static OrderKey referred(PlacedOrder placed, String reference) {
        return new OrderKey(stage.conference, placed.order().code(), reference);
    }

    private static PaymentResult result(PlacedOrder placed, String reference) {
        return await(links().paymentResult(Caller.ANONYMOUS, referred(placed, reference)));
    }

    private static OrderLinksService links() {
        return stage.node.proxy(OrderLinksService.class, OrderLinksService.ADDRESS);
    }

    private static String reference(JsonObject session) {
        return stripe.form(session).get("success_url").replaceAll(".*#payment=", "");
    }

    @Test
    void whoComesBackInAnotherBrowserLearnsWhatBecameOfThePaymentAndNoMore() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        String reference = reference(session);

        assertThat(result(placed, reference).state()).isEqualTo(PaymentProgress.CONFIRMING);
        assertRefused(Refusal.CONFLICT, () -> links().mailPaid(Caller.ANONYMOUS, referred(placed, reference)));
        cards.paid(session);

        PaymentResult paid = result(placed, reference);
        String email = placed.order().email();
        assertThat(paid.state()).isEqualTo(PaymentProgress.PAID);
        assertThat(paid.email()).isEqualTo(email.replaceAll("(?<=^.).*@(.).*(?=\\.)", "…@$1…"));
        // The provider knows it: it opens no order.
        assertRefused(Refusal.NOT_FOUND, () -> stage.orders.getOrder(Caller.ANONYMOUS, referred(placed, reference)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.orders.listPasses(Caller.ANONYMOUS, referred(placed, reference)));
    }

    @Test
    void theReferenceOfAnotherPaymentTellsNothing() {
        PlacedOrder placed = cards.paid(type(), 1);
        String other = reference(cards.begun(cards.placed(type(), 1)));

        for (String reference : Arrays.asList(other, placed.secret(), null)) {
            assertRefused(
                    Refusal.NOT_FOUND, () -> links().paymentResult(Caller.ANONYMOUS, referred(placed, reference)));
            assertRefused(Refusal.NOT_FOUND, () -> links().mailPaid(Caller.ANONYMOUS, referred(placed, reference)));
        }
    }

    @Test
    void whoComesBackHasTheLinkMailedOnceAMinute() {
        Queue<Event> asked = stage.node.listen(OrderMailAsked.class);
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        cards.paid(session);

        await(links().mailPaid(Caller.ANONYMOUS, referred(placed, reference(session))));
        await(links().mailPaid(Caller.ANONYMOUS, referred(placed, reference(session))));
        await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));

        Awaitility.await().until(() -> told(asked, placed) == 1);
    }

    @Test
    void moneyThatCameTooLateIsSaidToGoBack() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        cards.cancel(placed);
        cards.paid(session);

        assertThat(result(placed, reference(session)).state()).isEqualTo(PaymentProgress.RETURNED);
    }

    @Test
    void saysWhereItIsPaidAndHoldsTheSeatsForAsLong() {
        PlacedOrder placed = cards.placed(type(), 2);
        Order order = cards.confirm(placed, PaymentMethod.CARD);
        assertThat(order.state()).isEqualTo(OrderState.RESERVED);
        assertThat(order.checkout().state()).isEqualTo(CheckoutState.OPEN);
        assertThat(order.reservedUntil()).isAfter(order.checkout().expiresAt());
        Map<String, String> form = stripe.form(stripe.session(order.checkout().url()));
        assertThat(form)
                .containsEntry("line_items[0][price_data][unit_amount]", "20000")
                .containsEntry("line_items[0][price_data][currency]", "eur")
                .containsEntry("expires_at", "" + order.checkout().expiresAt().getEpochSecond());
        assertThat(form.toString()).doesNotContain(placed.secret());
    }

    @Test
    void goesOnWithAPaymentThatIsUnderWay() {
        PlacedOrder placed = cards.placed(type(), 1);
        int before = stripe.sessions();
        Order first = cards.confirm(placed, PaymentMethod.CARD);
        Order again = cards.confirm(placed, PaymentMethod.CARD);
        assertThat(again.checkout()).isEqualTo(first.checkout());
        assertThat(stripe.sessions()).isEqualTo(before + 1);
    }

    @Test
    void isConfirmedOnceHoweverOftenTheProviderSaysSo() {
        Queue<Event> confirmed = stage.node.listen(OrderConfirmed.class);
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = stripe.pay(cards.begun(placed));
        await(Future.all(IntStream.range(0, AT_ONCE)
                .mapToObj(i -> cards.told(COMPLETED, session))
                .toList()));
        Order order = cards.now(placed);
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.payment()).isEqualTo(PaymentMethod.CARD);
        assertThat(order.checkout().state()).isEqualTo(CheckoutState.PAID);
        assertThat(invoices(placed)).isOne();
        Awaitility.await().until(() -> told(confirmed, placed) > 0);
        assertThat(told(confirmed, placed)).isOne();
    }

    @Test
    void staysPaidWhateverIsSaidLater() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        JsonObject open = session.copy().put("status", "expired");
        cards.paid(session);
        await(cards.told(EXPIRED, open));
        await(cards.told("checkout.session.async_payment_failed", open));
        assertThat(cards.now(placed).checkout().state()).isEqualTo(CheckoutState.PAID);
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void asksTheProviderThatHasNotToldOfAPayment() {
        PlacedOrder placed = cards.placed(type(), 1);
        stripe.pay(cards.begun(placed));
        cards.look(placed);
        cards.awaitState(placed, OrderState.CONFIRMED);
    }

    @Test
    void waitsForAProviderThatIsAway() {
        PlacedOrder placed = cards.placed(type(), 1);
        stripe.away(true);
        Order order = cards.confirm(placed, PaymentMethod.CARD);
        assertThat(order.state()).isEqualTo(OrderState.RESERVED);
        assertThat(order.checkout().state()).isEqualTo(CheckoutState.STARTING);
        assertThat(order.checkout().url()).isNull();
        stripe.away(false);
        cards.look(placed);
        cards.awaitCheckout(placed, CheckoutState.OPEN);
        assertThat(cards.now(placed).version()).isGreaterThan(order.version());
        cards.paid(cards.begun(placed));
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void beginsNoSecondPaymentWhereAnAnswerGotLost() {
        PlacedOrder placed = cards.placed(type(), 1);
        int before = stripe.sessions();
        stripe.losesAnswers(true);
        assertThat(cards.confirm(placed, PaymentMethod.CARD).checkout().state()).isEqualTo(CheckoutState.STARTING);
        stripe.losesAnswers(false);
        cards.look(placed);
        cards.awaitCheckout(placed, CheckoutState.OPEN);
        assertThat(stripe.sessions()).isEqualTo(before + 1);
    }

    @Test
    void knowsAPaymentOfWhichItWasToldBeforeItsAnswer() {
        PlacedOrder placed = cards.placed(type(), 1);
        stripe.losesAnswers(true);
        cards.confirm(placed, PaymentMethod.CARD);
        stripe.losesAnswers(false);
        cards.look(placed);
        cards.awaitCheckout(placed, CheckoutState.OPEN);
        JsonObject session = stripe.pay(cards.begun(placed));
        await(cards.told(COMPLETED, session));
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void believesNobodyElse() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = stripe.pay(cards.begun(placed).copy());
        String body = StripeServer.event(COMPLETED, session);
        String old = StripeServer.signed(body, CardStage.SECRET, Instant.now().minusSeconds(301));
        String signature = StripeServer.signed(body, CardStage.SECRET, Instant.now());
        for (String forged :
                new String[] {null, "", "t=1", "v1=", old, StripeServer.signed(body, "whsec_another0123", Instant.now())
                }) {
            assertRefused(Refusal.FORBIDDEN, () -> cards.told(body, forged));
        }
        assertRefused(Refusal.FORBIDDEN, () -> cards.told(body + " ", signature));
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.RESERVED);
        await(cards.told(body, signature + ",v0=x,v1=00"));
    }

    @Test
    void hearsNothingOfOrdersOfOthers() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = stripe.pay(cards.begun(placed).copy());
        CardStage others = new CardStage(stage.elsewhere(), stripe);
        await(others.told(COMPLETED, session));
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.RESERVED);
        JsonObject another = session.copy().put("id", "cs_test_another");
        await(cards.told(COMPLETED, another));
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.RESERVED);
    }

    @Test
    void takesSeatsAgainThatNobodyElseWanted() {
        Quota quota = stage.quota(1);
        PlacedOrder placed = cards.placed(stage.type(10_000, quota), 1);
        JsonObject session = cards.begun(placed);
        expire(placed);
        assertThat(stage.now(quota).taken()).isZero();
        cards.paid(session);
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(stage.now(quota).taken()).isOne();
        assertThat(invoices(placed)).isOne();
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .hasSize(1);
    }

    @Test
    void tellsThoseWhoMaySetAnotherKeyThatTheirsIsRefused() {
        RegistrationStage there = stage.elsewhere();
        CardStage wrong = new CardStage(there, stripe);
        await(there.payments.setCardSettings(
                there.seller, wrong.settings("sk_test_0123456789wrong", CardStage.SECRET)));

        wrong.confirm(wrong.placed(there.type(10_000, there.quota(1)), 1), PaymentMethod.CARD);

        assertThat(await(there.payments.cardSettings(there.seller, there.organization, there.conference))
                        .refusedAt())
                .isNotNull();
        assertThat(await(there.payments.setCardSettings(
                                there.seller, wrong.settings(StripeServer.KEY, CardStage.SECRET)))
                        .refusedAt())
                .isNull();
    }

    /** Whoever paid in time by their clock has answered; whoever did not has not. */
    @Test
    void keepsAnswersForAsLongAsSomebodyMayPay() {
        RegistrationStage there = stage.elsewhere();
        CardStage cardsThere = new CardStage(there, stripe);
        QuestionStage questions = new QuestionStage(there);
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null));
        Map<UUID, List<String>> answers =
                Map.of(food.id(), List.of(QuestionStage.VEGETARIAN.id().toString()));
        PlacedOrder late = cardsThere.placed(there.type(10_000, there.quota(9)), 1);
        await(questions.answering(Caller.ANONYMOUS, late, answers));
        stripe.pay(cardsThere.begun(late));

        there.letTimePass(late);
        cardsThere.awaitState(late, OrderState.CONFIRMED);

        assertThat(questions.answered(late)).isEqualTo(answers);
    }

    @Test
    void givesMoneyBackWhoseSeatsAreGone() {
        Queue<Event> returned = stage.node.listen(PaymentReturned.class);
        Quota quota = stage.quota(1);
        TicketType type = stage.type(10_000, quota);
        PlacedOrder placed = cards.placed(type, 1);
        JsonObject session = cards.begun(placed);
        expire(placed);
        cards.placed(type, 1);
        stripe.pay(session);
        await(Future.all(cards.told(COMPLETED, session), cards.told(COMPLETED, session)));
        cards.awaitCheckout(placed, CheckoutState.RETURNED);
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(stripe.refunds(session)).hasSize(1);
        assertThat(stripe.refunds(session).get(0)).doesNotContainKey("amount");
        assertThat(stage.now(quota).taken()).isOne();
        assertThat(invoices(placed)).isZero();
        Awaitility.await().until(() -> told(returned, placed) == 1);
    }

    @Test
    void triesToGiveBackUntilTheProviderIsThere() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        cards.cancel(placed);
        stripe.pay(session);
        stripe.away(true);
        await(cards.told(COMPLETED, session));
        assertThat(cards.now(placed).checkout().state()).isEqualTo(CheckoutState.RETURNING);
        stripe.away(false);
        cards.tryRefunds(placed);
        cards.awaitCheckout(placed, CheckoutState.RETURNED);
        assertThat(stripe.refunds(session)).hasSize(1);
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void saysWhatTheProviderDoesNotGiveBack() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        expire(placed);
        stripe.refusesRefunds(true);
        cards.paid(session.put("amount_total", 1));
        cards.awaitCheckout(placed, CheckoutState.NOT_RETURNED);
        assertThat(cards.now(placed).state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void letsNobodyPayWhatWasCancelled() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = cards.begun(placed);
        cards.cancel(placed);
        cards.awaitCheckout(placed, CheckoutState.EXPIRED);
        assertThat(session.getString("status")).isEqualTo("expired");
    }

    @Test
    void takesACardForWhatWasToBeTransferred() {
        PlacedOrder placed = cards.placed(type(), 1);
        JsonObject session = stripe.pay(cards.begun(placed));
        await(stage.payments.setTransferDetails(
                stage.seller, new TransferDetails(stage.organization, stage.conference, "IBAN")));
        assertThat(cards.confirm(placed, PaymentMethod.TRANSFER).state()).isEqualTo(OrderState.PENDING);
        cards.awaitState(placed, OrderState.CONFIRMED);
        assertThat(cards.now(placed).payment()).isEqualTo(PaymentMethod.CARD);
        assertThat(session.getString("status")).isEqualTo("complete");
    }

    @Test
    void givesBackForTicketsThatAreCancelled() {
        PlacedOrder placed = cards.paid(type(), 2);
        JsonObject session = stripe.sessionOf(placed.order().code());
        stripe.away(true);
        List<Ticket> tickets = placed.order().tickets();
        await(stage.orders.cancelOrder(
                stage.seller,
                stage.key(placed),
                new Cancellation(List.of(tickets.get(0).id()), 6_000L, null)));
        assertThat(cards.now(placed).refund().due()).isEqualTo(6_000);
        assertThatThrownBy(() -> await(stage.orders.refundOrder(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        placed.order().code(),
                        6_000)))
                .satisfies(refused ->
                        assertThat(Refusal.code((ServiceException) refused)).contains("REFUND_UNDER_WAY"));
        stripe.away(false);
        cards.tryRefunds(placed);
        Awaitility.await().until(() -> cards.now(placed).refund().paidOut() == 6_000);
        assertThat(cards.now(placed).refund().due()).isZero();
        assertThat(stripe.refunds(session)).hasSize(1);
        assertThat(stripe.refunds(session).get(0)).containsEntry("amount", "6000");
    }

    @Test
    void isPaidByNoOtherWayThanThoseThatAreOffered() {
        RegistrationStage elsewhere = stage.elsewhere();
        assertThat(await(elsewhere.payments.paymentMethods(Caller.ANONYMOUS, elsewhere.conference))
                        .items())
                .containsExactly(PaymentMethod.TRANSFER);
        PlacedOrder placed = await(elsewhere.place(Caller.ANONYMOUS, elsewhere.type(10_000), 1));
        elsewhere.named(Caller.ANONYMOUS, placed);
        assertRefused(
                Refusal.INVALID,
                () -> elsewhere.orders.confirmOrder(Caller.ANONYMOUS, elsewhere.key(placed), PaymentMethod.CARD, null));
    }

    @Test
    void givesMoneyBackForWhatGoesWithATicketThatIsGone() {
        Quota dining = stage.quota(1);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = new AddOnStage(stage).addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 1);
        TicketAddOns wanted = new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(dinner.id(), 1)), null);
        PlacedOrder later = await(stage.orders.addToTicket(
                Caller.ANONYMOUS,
                stage.key(placed),
                placed.order().tickets().get(0).id(),
                wanted));
        JsonObject session = cards.begun(later);
        expire(later);
        cards.cancel(placed);

        cards.paid(session);

        cards.awaitCheckout(later, CheckoutState.RETURNED);
        assertThat(cards.now(later).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(stripe.refunds(session)).hasSize(1);
        assertThat(stage.now(dining).taken()).isZero();
    }
}
