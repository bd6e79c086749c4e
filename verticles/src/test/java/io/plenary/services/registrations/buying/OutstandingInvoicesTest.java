package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CancellationTerm;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.InvoicePaid;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sold by an invoice lets people in, and is paid later. */
class OutstandingInvoicesTest {

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(stage.organization, stage.conference, "Harbor", "Quay 7", null, BuyerDetails.NEVER)));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Order sold(TicketType type, PaymentMethod payment, String... names) {
        return await(stage.orders.sellAtDesk(
                stage.seller,
                new DeskSale(
                        UUID.randomUUID(),
                        stage.organization,
                        stage.conference,
                        type.id(),
                        List.of(names),
                        "ada@example.org",
                        "en",
                        payment,
                        null)));
    }

    private Order invoiced(String... names) {
        return sold(stage.type(11_900), PaymentMethod.INVOICE, names);
    }

    private Future<Order> paying(Caller caller, Order order) {
        return stage.orders.markPaid(caller, stage.organization, stage.conference, order.code());
    }

    private Order paid(Order order) {
        return await(paying(stage.seller, order));
    }

    private OrderKey key(Order order) {
        return new OrderKey(stage.conference, order.code(), null);
    }

    private Order cancelled(Order order, Long refund, Ticket... tickets) {
        return await(stage.orders.cancelOrder(
                stage.seller,
                key(order),
                new Cancellation(Arrays.stream(tickets).map(Ticket::id).toList(), refund, null)));
    }

    private List<Long> invoices(Order order) {
        return await(stage.invoices.invoicesOf(stage.seller, key(order))).stream()
                .map(Invoice::total)
                .toList();
    }

    private List<UUID> unpaid() {
        return await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(stage.organization, stage.conference, null, null, null, 200, null, null, true)))
                .items()
                .stream()
                .map(Order::id)
                .toList();
    }

    private List<Event> announced(Order order) {
        return Outboxes.read(stage.node, "registrations").stream()
                .filter(event -> event.type().equals("InvoicePaid"))
                .filter(event -> order.id().toString().equals(event.payload().getString("orderId")))
                .toList();
    }

    private static void assertAwaited(Order order, long amount, Duration within) {
        assertThat(order.outstanding().amount()).isEqualTo(amount);
        assertThat(Duration.between(order.createdAt(), order.outstanding().until()))
                .isBetween(within.minusMinutes(1), within.plusMinutes(1));
    }

    @Test
    void isOutstandingUntilSomebodySaysThatTheMoneyHasCome() {
        Order order = invoiced("Ada", "Grace");
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertAwaited(order, 23_800, Duration.ofDays(14));
        assertThat(unpaid()).containsExactly(order.id());

        Order paid = paid(order);

        assertThat(paid.outstanding()).isNull();
        assertThat(paid.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(paid.version()).isGreaterThan(order.version());
        assertThat(unpaid()).isEmpty();
        assertThat(paid(order)).isEqualTo(paid);
        assertThat(announced(order)).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(stage.seller.userId());
            assertThat(event.as(InvoicePaid.class)).isEqualTo(new InvoicePaid(order.id(), 23_800, "EUR"));
        });
        assertThat(invoices(order)).containsExactly(23_800L);
    }

    @Test
    void isDueWhenTransfersAre() {
        await(stage.payments.setTransferDetails(
                stage.seller, new TransferDetails(stage.organization, stage.conference, "Harbor bank", 30, null)));
        Order order = invoiced("Ada");
        assertAwaited(order, 11_900, Duration.ofDays(30));
        assertThat(order.transferTo()).isEqualTo("Harbor bank");
        assertThat(paid(order).transferTo()).isNull();
    }

    @Test
    void whatIsPaidAtTheDeskIsNotOutstanding() {
        Order cash = sold(stage.type(11_900), PaymentMethod.CASH, "Ada");
        Order free = sold(stage.type(0), PaymentMethod.INVOICE, "Grace");
        assertThat(List.of(cash, free)).extracting(Order::outstanding).containsOnlyNulls();
        assertThat(unpaid()).isEmpty();
        for (Order order : List.of(cash, free)) {
            assertCode("NOTHING_AWAITED", () -> paying(stage.seller, order));
        }
    }

    @Test
    void whatIsCancelledBeforeItIsPaidIsTakenOffAndNotGivenBack() {
        Order order = invoiced("Ada", "Grace");

        Order part = cancelled(order, null, order.tickets().get(1));

        assertThat(part.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(part.refund()).isNull();
        assertThat(part.outstanding().amount()).isEqualTo(11_900);
        assertThat(invoices(order)).containsExactly(23_800L, -11_900L);

        Order whole = cancelled(order, null);

        assertThat(whole.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(whole.refund()).isNull();
        assertThat(whole.outstanding()).isNull();
        assertThat(invoices(order)).containsExactly(23_800L, -11_900L, -11_900L);
        assertThat(unpaid()).isEmpty();
        assertCode("ORDER_ENDED", () -> paying(stage.seller, order));
    }

    @Test
    void whatIsKeptOfAPriceIsStillToBePaid() {
        Order order = invoiced("Ada");

        Order cancelled = cancelled(order, 10_000L);

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.outstanding().amount()).isEqualTo(1_900);
        assertThat(unpaid()).containsExactly(order.id());
        assertThat(paid(order).outstanding()).isNull();
        assertThat(announced(order))
                .extracting(event -> event.as(InvoicePaid.class).amount())
                .containsExactly(1_900L);
    }

    @Test
    void whatIsCancelledAfterItIsPaidIsGivenBack() {
        Order order = invoiced("Ada");
        paid(order);

        Order cancelled = cancelled(order, null);

        assertThat(cancelled.refund().due()).isEqualTo(11_900);
        assertThat(cancelled.outstanding()).isNull();
    }

    @Test
    void whoeverBoughtItOwesWhatTheTermsKeep() {
        TicketType half = TicketType.fromJson(new JsonObject(stage.draft(10_000).toJson())
                .put("terms", new JsonArray().add(new JsonObject(new CancellationTerm(0, 5_000).toJson())))
                .encode());
        Order order = sold(await(stage.tickets.createTicketType(stage.seller, half)), PaymentMethod.INVOICE, "Ada");
        OrderKey link = new OrderKey(
                stage.conference,
                order.code(),
                await(stage.node
                                .proxy(OrderLinksService.class, OrderLinksService.ADDRESS)
                                .mailedOrder(Caller.SYSTEM, order.id()))
                        .secret());

        Order cancelled = await(stage.orders.cancelOrder(
                Caller.ANONYMOUS,
                link,
                new Cancellation(List.of(order.tickets().get(0).id()), 5_000L, null)));

        assertThat(cancelled.refund()).isNull();
        assertThat(cancelled.outstanding().amount()).isEqualTo(5_000);
    }

    @Test
    void twoWhoSayItAtOnceSayItOnce() {
        Order order = invoiced("Ada");
        await(Future.all(paying(stage.seller, order), paying(stage.seller, order)));
        assertThat(announced(order)).hasSize(1);
    }

    @Test
    void nobodyElseSaysIt() {
        Order order = invoiced("Ada");
        assertRefused(Refusal.UNAUTHENTICATED, () -> paying(Caller.ANONYMOUS, order));
        for (Caller caller : List.of(RegistrationStage.somebody(), stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.FORBIDDEN, () -> paying(caller, order));
        }
        assertThat(await(stage.orders.getOrder(stage.seller, key(order)))
                        .outstanding()
                        .until())
                .isAfter(Instant.now());
    }
}
