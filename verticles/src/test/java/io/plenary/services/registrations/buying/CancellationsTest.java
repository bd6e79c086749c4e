package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotedTicket;
import io.plenary.contracts.registrations.Refund;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first day of the conference is months ahead: half of the price is what is given back by these terms. */
class CancellationsTest {

    private static final int AT_ONCE = 20;
    private static final JsonArray HALF = new JsonArray()
            .add(new JsonObject().put("daysBefore", 1_000).put("share", 10_000))
            .add(new JsonObject().put("daysBefore", 1).put("share", 5_000));

    private static RegistrationStage stage;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static TicketType type(long price, JsonArray terms, Quota quota) {
        return under(terms, stage.type(price, quota));
    }

    private static TicketType under(JsonArray terms, TicketType type) {
        return await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                type.id(),
                new MergePatch(new JsonObject().put("terms", terms)),
                null));
    }

    private static PlacedOrder paid(Caller buyer, TicketType type, int count) {
        return paid(await(stage.place(buyer, type, count)));
    }

    private static PlacedOrder paid(PlacedOrder placed) {
        stage.named(Caller.ANONYMOUS, placed);
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.TRANSFER, null));
        await(stage.orders.markPaid(
                stage.seller,
                stage.organization,
                stage.conference,
                placed.order().code()));
        return placed;
    }

    private static UUID ticket(PlacedOrder placed, int number) {
        return placed.order().tickets().get(number).id();
    }

    private static Cancellation of(Long refund, UUID... tickets) {
        return new Cancellation(List.of(tickets), refund, null);
    }

    private static Future<Order> cancel(PlacedOrder placed, Cancellation wanted) {
        return stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), wanted);
    }

    private static Future<Order> sold(PlacedOrder placed, Long refund, String reason, UUID... tickets) {
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);
        return stage.orders.cancelOrder(stage.seller, bare, new Cancellation(List.of(tickets), refund, reason));
    }

    private static Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    private static Future<Order> payOut(Caller caller, PlacedOrder placed, long amount) {
        return stage.orders.refundOrder(
                caller, stage.organization, stage.conference, placed.order().code(), amount);
    }

    private static List<QuotedTicket> quote(PlacedOrder placed) {
        return await(stage.orders.quoteCancellation(Caller.ANONYMOUS, stage.key(placed)))
                .tickets();
    }

    @Test
    void whoBoughtTicketsCancelsOneOfThemForWhatTheyWereShown() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = paid(Caller.ANONYMOUS, type(10_001, HALF, quota), 2);
        assertThat(quote(placed)).extracting(QuotedTicket::refund).containsExactly(5_001L, 5_001L);

        Order cancelled = await(cancel(placed, of(5_001L, ticket(placed, 0))));

        assertThat(cancelled.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(cancelled.refund()).isEqualTo(new Refund(RefundState.DUE, 5_001, 0));
        assertThat(cancelled.tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.RELEASED, TicketState.VALID);
        assertThat(cancelled.tickets().get(0).cancelled().refund()).isEqualTo(5_001);
        assertThat(cancelled.total()).isEqualTo(20_002);
        assertThat(stage.now(quota).taken()).isEqualTo(1);
        assertThat(quote(placed)).extracting(QuotedTicket::ticketId).containsExactly(ticket(placed, 1));
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .singleElement()
                .satisfies(pass -> assertThat(pass.ticketId()).isEqualTo(ticket(placed, 1)));
    }

    @Test
    void theTermsAreThoseOfThePurchase() {
        TicketType type = type(10_000, HALF, stage.quota(5));
        PlacedOrder placed = paid(Caller.ANONYMOUS, type, 1);

        under(new JsonArray(), type);

        PlacedOrder later = paid(Caller.ANONYMOUS, type, 1);
        assertCode("ORDER_PAID", () -> cancel(later, null));
        assertThat(quote(later)).extracting(QuotedTicket::refund).containsOnlyNulls();
        assertThat(await(cancel(placed, null)).refund().due()).isEqualTo(5_000);
    }

    @Test
    void whatIsSaidAndIsNotSoChangesNothing() {
        Quota quota = stage.quota(5);
        TicketType type = type(10_000, HALF, quota);
        PlacedOrder placed = paid(Caller.ANONYMOUS, type, 2);
        UUID foreign = ticket(paid(Caller.ANONYMOUS, type, 1), 0);
        Order before = now(placed);

        assertCode("REFUND_CHANGED", () -> cancel(placed, of(10_000L, ticket(placed, 0))));
        assertRefused(Refusal.INVALID, () -> cancel(placed, of(null, foreign)));
        assertRefused(Refusal.INVALID, () -> cancel(placed, of(null, ticket(placed, 0), ticket(placed, 0))));
        assertRefused(Refusal.INVALID, () -> cancel(placed, of(-1L)));
        assertRefused(Refusal.INVALID, () -> sold(placed, 10_001L, null, ticket(placed, 0)));
        assertRefused(Refusal.INVALID, () -> sold(placed, null, "x".repeat(501)));

        assertThat(now(placed)).isEqualTo(before);
        assertThat(stage.now(quota).taken()).isEqualTo(3);
    }

    @Test
    void ofManyAtOnceOneGivesBack() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = paid(Caller.ANONYMOUS, type(10_000, HALF, quota), 2);

        List<Future<Order>> all = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> cancel(placed, of(5_000L, ticket(placed, 0))))
                .toList();
        await(Future.join(all));

        assertThat(now(placed).refund()).isEqualTo(new Refund(RefundState.DUE, 5_000, 0));
        assertThat(stage.now(quota).taken()).isEqualTo(1);
        assertCode("TICKETS_CHANGED", () -> cancel(placed, of(null, ticket(placed, 0), ticket(placed, 1))));
    }

    @Test
    void whoSellsCancelsAtAnyTimeAndChoosesWhatIsGivenBack() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = paid(RegistrationStage.somebody(), type(10_000, new JsonArray(), quota), 3);

        Order part = await(sold(placed, 3_333L, " The hall is smaller. ", ticket(placed, 0), ticket(placed, 1)));
        Order whole = await(sold(placed, null, null));

        assertThat(part.refund().due()).isEqualTo(3_333);
        assertThat(part.tickets().get(0).cancelled().reason()).isEqualTo("The hall is smaller.");
        assertThat(part.tickets())
                .filteredOn(ticket -> ticket.cancelled() != null)
                .extracting(ticket -> ticket.cancelled().refund())
                .containsExactly(1_666L, 1_667L);
        assertThat(whole.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(whole.refund().due()).isEqualTo(13_333);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void whatIsOwedIsPaidOutOnce() {
        PlacedOrder placed = paid(Caller.ANONYMOUS, type(10_000, HALF, stage.quota(5)), 2);
        assertCode("NO_REFUND_DUE", () -> payOut(stage.seller, placed, 5_000));
        await(cancel(placed, of(null, ticket(placed, 0))));
        assertThat(found(RefundState.DUE)).contains(placed.order().id());

        assertCode("REFUND_CHANGED", () -> payOut(stage.seller, placed, 4_999));
        Order paidOut = await(payOut(stage.seller, placed, 5_000));

        assertThat(paidOut.refund()).isEqualTo(new Refund(RefundState.PAID_OUT, 0, 5_000));
        assertThat(await(payOut(stage.seller, placed, 5_000))).isEqualTo(paidOut);
        assertThat(found(RefundState.DUE)).doesNotContain(placed.order().id());
        assertThat(found(RefundState.PAID_OUT)).contains(placed.order().id());
        assertThat(await(cancel(placed, null)).refund()).isEqualTo(new Refund(RefundState.DUE, 5_000, 5_000));
    }

    private static List<UUID> found(RefundState refund) {
        OrderQuery query = new OrderQuery(stage.organization, stage.conference, null, null, null, 200, refund);
        return await(stage.orders.listOrders(stage.seller, query)).items().stream()
                .map(Order::id)
                .toList();
    }

    @Test
    void strangersNeitherLearnNorChangeWhatIsGivenBack() {
        TicketType type = type(10_000, HALF, stage.quota(5));
        PlacedOrder placed = paid(RegistrationStage.somebody(), type, 1);
        PlacedOrder other = paid(Caller.ANONYMOUS, type, 1);
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);
        OrderKey mixed = new OrderKey(stage.conference, placed.order().code(), other.secret());
        Caller eve =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        for (Caller caller : List.of(Caller.ANONYMOUS, eve, stage.as(OrganizationRole.MEMBER))) {
            for (OrderKey key : List.of(bare, mixed)) {
                assertRefused(Refusal.NOT_FOUND, () -> stage.orders.quoteCancellation(caller, key));
                assertRefused(Refusal.NOT_FOUND, () -> stage.orders.cancelOrder(caller, key, null));
            }
        }
        await(cancel(placed, null));
        assertRefused(Refusal.FORBIDDEN, () -> payOut(eve, placed, 5_000));
        assertRefused(Refusal.UNAUTHENTICATED, () -> payOut(Caller.ANONYMOUS, placed, 5_000));
        assertThat(now(placed).refund().state()).isEqualTo(RefundState.DUE);
    }

    @Test
    void whatIsNotPaidIsCancelledAsAWholeAndNothingIsOwed() {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type(10_000, HALF, stage.quota(5)), 2));

        assertRefused(Refusal.INVALID, () -> cancel(placed, of(null, ticket(placed, 0))));
        assertThat(quote(placed)).isEmpty();

        Order cancelled = await(cancel(placed, of(null, ticket(placed, 0), ticket(placed, 1))));
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.refund()).isNull();
    }

    @Test
    void theDoorRefusesWhatWasCancelledAndWhoIsInKeepsTheirTicket() {
        DoorStage doors = new DoorStage(stage);
        PlacedOrder placed = paid(Caller.ANONYMOUS, type(10_000, HALF, stage.quota(5)), 2);
        CheckInListKey list = doors.list(EntryRule.ONCE);
        List<String> codes = await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))).stream()
                .map(pass -> pass.code())
                .toList();

        await(cancel(placed, of(null, ticket(placed, 0))));

        assertThat(doors.result(list, codes.get(0))).isEqualTo(ScanResult.REVOKED);
        assertThat(doors.result(list, codes.get(1))).isEqualTo(ScanResult.IN);
        assertCode("TICKET_USED", () -> cancel(placed, null));
        assertThat(quote(placed)).extracting(QuotedTicket::refund).containsOnlyNulls();
        assertThat(await(sold(placed, null, null)).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aVoucherIsGoodAgainForAsManyTicketsAsWereCancelled() {
        VoucherStage vouchers = new VoucherStage(stage);
        TicketType type = type(10_000, HALF, stage.quota(5));
        Voucher voucher =
                vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.PERCENT, 2_000, null, type), 2));
        PlacedOrder placed = paid(await(vouchers.order(type, 2, voucher.code())));

        Order cancelled = await(cancel(placed, of(null, ticket(placed, 1))));

        assertThat(cancelled.refund().due()).isEqualTo(4_000);
        assertThat(vouchers.now(voucher).used()).isEqualTo(1);
    }
}
