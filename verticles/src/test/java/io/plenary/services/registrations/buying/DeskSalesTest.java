package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderSold;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What organizers sell to somebody who stands before them. */
class DeskSalesTest {

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private DeskSale sale(TicketType type, PaymentMethod payment, String... names) {
        return sale(type, payment, null, names);
    }

    private DeskSale sale(TicketType type, PaymentMethod payment, Buyer buyer, String... names) {
        return new DeskSale(
                UUID.randomUUID(),
                stage.organization,
                stage.conference,
                type.id(),
                List.of(names),
                "ada@example.org",
                "en",
                payment,
                buyer);
    }

    private Future<Order> selling(DeskSale sale) {
        return stage.orders.sellAtDesk(stage.seller, sale);
    }

    private void named() {
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(stage.organization, stage.conference, "Harbor", "Quay 7", null, BuyerDetails.NEVER)));
    }

    private List<Invoice> invoicesOf(Order order) {
        return await(stage.invoices.invoicesOf(stage.seller, new OrderKey(stage.conference, order.code(), null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CASH", "TERMINAL", "INVOICE"})
    void theTicketsAreValidAtOnceForThoseWhoAreNamed(PaymentMethod payment) {
        named();
        Quota quota = stage.quota(5);
        TicketType type = stage.type(11_900, quota);

        Order order = await(selling(sale(type, payment, "Ada Lovelace", "Grace Hopper")));

        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.payment()).isEqualTo(payment);
        assertThat(order.total()).isEqualTo(23_800);
        assertThat(order.name()).isEqualTo("Ada Lovelace");
        assertThat(order.tickets())
                .extracting(Ticket::attendeeName, Ticket::attendeeEmail, Ticket::state)
                .containsExactly(
                        tuple("Ada Lovelace", "ada@example.org", TicketState.VALID),
                        tuple("Grace Hopper", null, TicketState.VALID));
        assertThat(stage.now(quota).taken()).isEqualTo(2);
        assertThat(invoicesOf(order)).singleElement().satisfies(invoice -> assertThat(invoice.total())
                .isEqualTo(23_800));
    }

    @Test
    void itIsKnownWhoSoldIt() {
        Order order = await(selling(sale(stage.type(1_000), PaymentMethod.CASH, "Ada")));

        assertThat(announced(order, "OrderSold")).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(stage.seller.userId());
            assertThat(event.as(OrderSold.class)).isEqualTo(new OrderSold(order.id(), 1, PaymentMethod.CASH));
        });
        assertThat(announced(order, "OrderConfirmed")).singleElement().satisfies(event -> assertThat(
                        event.as(OrderConfirmed.class).payment())
                .isEqualTo(PaymentMethod.CASH));
    }

    @Test
    void whatIsGivenAwayCostsNothingWhateverItCostsOthers() {
        named();
        Order given = await(selling(sale(stage.type(11_900), PaymentMethod.FREE, "Ada")));
        Order free = await(selling(sale(stage.type(0), PaymentMethod.CASH, "Ada")));

        assertThat(given.total()).isZero();
        assertThat(given.tickets()).extracting(Ticket::price).containsExactly(0L);
        assertThat(List.of(given, free)).extracting(Order::payment).containsOnly(PaymentMethod.FREE);
        assertThat(invoicesOf(given)).isEmpty();
    }

    @Test
    void anInvoiceIsForWhomTheySay() {
        Buyer buyer = new Buyer("Harbor Works", "Dock 3", "PT9", null, false);
        TicketType type = stage.type(11_900);
        assertCode("SELLER_MISSING", () -> selling(sale(type, PaymentMethod.INVOICE, buyer, "Ada")));
        named();

        Order order = await(selling(sale(type, PaymentMethod.INVOICE, buyer, "Ada")));

        assertThat(invoicesOf(order)).singleElement().satisfies(invoice -> {
            assertThat(invoice.buyer()).isEqualTo("Harbor Works");
            assertThat(invoice.buyerAddress()).isEqualTo("Dock 3");
        });
    }

    @Test
    void whatIsNotOnSaleIsSoldAndWhatThereIsNoSeatForIsNot() {
        Quota quota = stage.quota(1);
        TicketType closed = await(stage.tickets.createTicketType(stage.seller, off(stage.draft(1_000, quota))));

        assertThat(await(selling(sale(closed, PaymentMethod.CASH, "Ada"))).state())
                .isEqualTo(OrderState.CONFIRMED);
        assertCode("SOLD_OUT", () -> selling(sale(closed, PaymentMethod.CASH, "Grace")));
        assertThat(stage.now(quota).taken()).isEqualTo(1);
    }

    @Test
    void manyDesksSellNoMoreThanThereIs() {
        Quota quota = stage.quota(5);
        TicketType type = stage.type(1_000, quota);

        List<Future<Order>> sold = IntStream.range(0, 12)
                .mapToObj(n -> selling(sale(type, PaymentMethod.CASH, "Guest " + n)))
                .toList();
        await(Future.join(sold).otherwiseEmpty());

        assertThat(sold.stream().filter(Future::succeeded)).hasSize(5);
        assertThat(stage.now(quota).taken()).isEqualTo(5);
    }

    @Test
    void soldOnceMoreItIsTheSame() {
        DeskSale sale = sale(stage.type(1_000, stage.quota(5)), PaymentMethod.CASH, "Ada");
        Order first = await(selling(sale));

        assertThat(await(selling(sale))).isEqualTo(first);
        DeskSale other = new DeskSale(
                sale.id(),
                sale.organizationId(),
                sale.conferenceId(),
                sale.ticketTypeId(),
                sale.names(),
                "eve@example.org",
                null,
                PaymentMethod.CASH,
                null);
        assertRefused(Refusal.CONFLICT, () -> selling(other));
    }

    @Test
    void whatWasPaidAtADeskIsGivenBackThere() {
        Order order = await(selling(sale(stage.type(1_000), PaymentMethod.CASH, "Ada")));
        OrderKey key = new OrderKey(stage.conference, order.code(), null);

        Order cancelled = await(stage.orders.cancelOrder(stage.seller, key, new Cancellation(List.of(), 1_000L, null)));

        assertThat(cancelled.refund().due()).isEqualTo(1_000);
        assertThat(await(stage.orders.refundOrder(
                                stage.seller, stage.organization, stage.conference, order.code(), 1_000))
                        .refund()
                        .paidOut())
                .isEqualTo(1_000);
    }

    @Test
    void nobodyElseSells() {
        DeskSale sale = sale(stage.type(1_000), PaymentMethod.CASH, "Ada");
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.orders.sellAtDesk(Caller.ANONYMOUS, sale));
        for (Caller caller : List.of(RegistrationStage.somebody(), stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.orders.sellAtDesk(caller, sale));
        }
    }

    @Test
    void whatIsNoSaleIsRefused() {
        TicketType type = stage.type(1_000);
        assertRefused(Refusal.INVALID, () -> selling(sale(type, PaymentMethod.CARD, "Ada")));
        assertRefused(Refusal.INVALID, () -> selling(sale(type, PaymentMethod.CASH)));
        assertRefused(Refusal.INVALID, () -> selling(sale(type, PaymentMethod.CASH, " ")));
        assertRefused(
                Refusal.INVALID,
                () -> selling(sale(
                        type, PaymentMethod.CASH, Collections.nCopies(21, "Ada").toArray(String[]::new))));
        assertRefused(Refusal.INVALID, () -> selling(sale(stage.draft(1_000), PaymentMethod.CASH, "Ada")));
    }

    private static TicketType off(TicketType type) {
        return TicketType.fromJson(
                new JsonObject(type.toJson()).put("onSale", false).encode());
    }

    private List<Event> announced(Order order, String type) {
        return Outboxes.read(stage.node, "registrations").stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> order.id().toString().equals(event.payload().getString("orderId")))
                .toList();
    }
}
