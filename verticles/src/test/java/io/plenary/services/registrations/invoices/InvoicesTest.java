package io.plenary.services.registrations.invoices;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoiceKind;
import io.plenary.contracts.registrations.InvoiceLine;
import io.plenary.contracts.registrations.InvoiceQuery;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.TaxLine;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicesTest {

    private static final int AT_ONCE = 20;

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Seller seller(String name) {
        return new Seller(
                stage.organization, stage.conference, name, "Quay 7\nLisbon", "PT123456789", BuyerDetails.NEVER);
    }

    private void sells(String name) {
        await(stage.invoices.setSeller(stage.seller, seller(name)));
    }

    private PlacedOrder awaited(TicketType type, int count) {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, count));
        stage.named(Caller.ANONYMOUS, placed);
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.TRANSFER, null));
        return placed;
    }

    private Future<Order> pay(PlacedOrder placed) {
        return stage.orders.markPaid(
                stage.seller,
                stage.organization,
                stage.conference,
                placed.order().code());
    }

    private PlacedOrder paid(TicketType type, int count) {
        PlacedOrder placed = awaited(type, count);
        await(pay(placed));
        return placed;
    }

    private List<Invoice> of(PlacedOrder placed) {
        return await(stage.invoices.invoicesOf(Caller.ANONYMOUS, stage.key(placed)));
    }

    private List<String> numbers() {
        InvoiceQuery query = new InvoiceQuery(stage.organization, stage.conference, null, 200);
        return await(stage.invoices.listInvoices(stage.seller, query)).items().stream()
                .map(Invoice::number)
                .sorted()
                .toList();
    }

    private static List<String> from1To(List<String> numbers) {
        int year = Integer.parseInt(numbers.get(0).substring(0, 4));
        return IntStream.rangeClosed(1, numbers.size())
                .mapToObj(number -> InvoiceRules.number(year, number))
                .toList();
    }

    @Test
    void whatIsPaidHasAnInvoiceWhichNothingChangesAfterwards() {
        sells("Harbor Association");
        PlacedOrder placed = paid(stage.type(11_900, stage.quota(9)), 2);

        await(pay(placed));
        sells("Somebody else");

        assertThat(of(placed)).singleElement().satisfies(invoice -> {
            assertThat(invoice.kind()).isEqualTo(InvoiceKind.INVOICE);
            assertThat(invoice.seller()).isEqualTo(seller("Harbor Association").onInvoice());
            assertThat(invoice.lines()).containsExactly(new InvoiceLine("Regular", 2, 11_900, 1_900, null));
            assertThat(invoice.taxes()).containsExactly(new TaxLine(1_900, 20_000, 3_800));
            assertThat(invoice.total()).isEqualTo(23_800);
            assertThat(invoice.buyer()).isEqualTo("Ada");
        });
        assertThatThrownBy(() -> await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                        .query("update invoices set number = 99")
                        .execute()
                        .compose(rows -> rows.rowCount() > 0
                                ? Future.succeededFuture()
                                : Future.failedFuture("Nothing is changed.")))))
                .isNotNull();
    }

    @Test
    void whereTheyAreWrittenToIsNotWhoSells() {
        Seller contact =
                new Seller(stage.organization, stage.conference, null, null, null, null, "ask@example.org", null, null);

        Seller known = await(stage.invoices.setSeller(stage.seller, contact));

        assertThat(known.contactEmail()).isEqualTo("ask@example.org");
        assertThat(known.buyerDetails()).isEqualTo(BuyerDetails.NEVER);
        assertThat(await(stage.invoices.seller(stage.seller, stage.organization, stage.conference)))
                .isEqualTo(known);
        assertThat(await(stage.payments.paymentMethods(Caller.ANONYMOUS, stage.conference))
                        .contactEmail())
                .isEqualTo("ask@example.org");
        assertThat(of(paid(stage.type(11_900, stage.quota(9)), 1))).isEmpty();
    }

    @Test
    void whatIsGivenBackIsTakenBackByAnInvoiceOfItsOwn() {
        sells("Harbor Association");
        PlacedOrder placed = paid(stage.type(11_900, stage.quota(9)), 2);
        sells("Somebody else");
        OrderKey key = new OrderKey(stage.conference, placed.order().code(), null);

        await(stage.orders.cancelOrder(
                stage.seller,
                key,
                new Cancellation(List.of(placed.order().tickets().get(0).id()), 5_950L, null)));
        await(stage.orders.cancelOrder(stage.seller, key, new Cancellation(List.of(), 0L, null)));

        assertThat(of(placed)).hasSize(2).last().satisfies(invoice -> {
            assertThat(invoice.kind()).isEqualTo(InvoiceKind.CANCELLATION);
            assertThat(invoice.cancels()).isEqualTo(of(placed).get(0).number());
            assertThat(invoice.seller()).isEqualTo(seller("Harbor Association").onInvoice());
            assertThat(invoice.taxes()).containsExactly(new TaxLine(1_900, -5_000, -950));
            assertThat(invoice.total()).isEqualTo(-5_950);
        });
    }

    @Test
    void whatCostNothingAndWhatNobodySellsHasNoInvoice() {
        PlacedOrder before = paid(stage.type(100, stage.quota(9)), 1);
        sells("Harbor Association");
        PlacedOrder free = stage.confirmed(stage.type(0, stage.quota(9)), 1);
        await(stage.orders.cancelOrder(
                stage.seller, new OrderKey(stage.conference, before.order().code(), null), null));

        assertThat(of(before)).isEmpty();
        assertThat(of(free)).isEmpty();
    }

    /** Also where some fail after they took a number. */
    @Test
    void ofManyAtOnceNoTwoHaveANumberAndNoneIsLeftOut() {
        sells("Harbor Association");
        TicketType type = stage.type(100, stage.quota(null));
        List<PlacedOrder> placed =
                IntStream.range(0, AT_ONCE).mapToObj(i -> awaited(type, 1)).toList();

        List<Future<?>> all = placed.stream()
                .<Future<?>>mapMulti((order, each) -> {
                    each.accept(pay(order));
                    each.accept(takeAndFail());
                })
                .toList();
        await(Future.join(all).otherwiseEmpty());

        assertThat(numbers()).hasSize(AT_ONCE).containsExactlyElementsOf(from1To(numbers()));
    }

    private Future<?> takeAndFail() {
        return stage.database().write(Caller.SYSTEM, tx -> InvoiceStore.take(tx.sql(), stage.organization, year())
                .compose(number -> Future.failedFuture("It cannot be kept.")));
    }

    private int year() {
        return LocalDate.now(ZoneId.of("Europe/Lisbon")).getYear();
    }

    @Test
    void strangersReadNoInvoicesAndNameNoSeller() {
        sells("Harbor Association");
        TicketType type = stage.type(100, stage.quota(9));
        PlacedOrder placed = paid(type, 1);
        PlacedOrder other = paid(type, 1);
        String code = placed.order().code();
        Caller eve =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        InvoiceQuery query = new InvoiceQuery(stage.organization, stage.conference, null, 10);

        for (Caller caller : List.of(Caller.ANONYMOUS, eve, stage.as(OrganizationRole.MEMBER))) {
            for (String secret : new String[] {null, other.secret()}) {
                OrderKey key = new OrderKey(stage.conference, code, secret);
                assertRefused(Refusal.NOT_FOUND, () -> stage.invoices.invoicesOf(caller, key));
            }
        }
        assertRefused(Refusal.FORBIDDEN, () -> stage.invoices.listInvoices(eve, query));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.invoices.listInvoices(Caller.ANONYMOUS, query));
        assertRefused(Refusal.FORBIDDEN, () -> stage.invoices.setSeller(eve, seller("Eve")));
        assertRefused(Refusal.FORBIDDEN, () -> stage.invoices.seller(eve, stage.organization, stage.conference));
    }

    @Test
    void aSellerNeedsAnAddressAndIsForgottenWithoutAName() {
        Seller bare = new Seller(stage.organization, stage.conference, "Harbor", null, null, BuyerDetails.NEVER);
        Seller endless =
                new Seller(stage.organization, stage.conference, "x".repeat(201), "Quay", null, BuyerDetails.NEVER);
        assertRefused(Refusal.INVALID, () -> stage.invoices.setSeller(stage.seller, bare));
        assertRefused(Refusal.INVALID, () -> stage.invoices.setSeller(stage.seller, endless));

        sells("Harbor Association");
        await(stage.invoices.setSeller(
                stage.seller, new Seller(stage.organization, stage.conference, " ", null, null, BuyerDetails.NEVER)));

        assertThat(await(stage.invoices.seller(stage.seller, stage.organization, stage.conference))
                        .name())
                .isNull();
    }

    private void asks(BuyerDetails asked) {
        Seller seller = seller("Harbor");
        await(stage.invoices.setSeller(
                stage.seller,
                new Seller(
                        seller.organizationId(),
                        seller.conferenceId(),
                        seller.name(),
                        seller.address(),
                        seller.vatId(),
                        asked)));
    }

    private Future<Buyer> buys(Caller caller, OrderKey key, String name, String address) {
        return stage.invoices.setBuyer(caller, key, new Buyer(name, address, "GB123456789", null, false));
    }

    @Test
    void anInvoiceIsForWhomeverItsBuyerSaysUntilItIsIssued() {
        asks(BuyerDetails.OPTIONAL);
        PlacedOrder placed = awaited(stage.type(100, stage.quota(null)), 1);
        OrderKey key = stage.key(placed);
        assertThat(await(stage.invoices.buyer(Caller.ANONYMOUS, key)))
                .isEqualTo(new Buyer(null, null, null, BuyerDetails.OPTIONAL, true));

        await(buys(Caller.ANONYMOUS, key, "Cooper Ltd", "Lane 3"));
        await(pay(placed));

        Invoice invoice = of(placed).get(0);
        assertThat(List.of(invoice.buyer(), invoice.buyerAddress(), invoice.buyerVatId()))
                .containsExactly("Cooper Ltd", "Lane 3", "GB123456789");
        assertThat(invoice.suppliedFrom()).isNotNull();
        assertThat(invoice.seller().buyerDetails()).isNull();
        VoucherStage.assertCode("INVOICED", () -> buys(Caller.ANONYMOUS, key, "Another Ltd", "Lane 4"));
        assertThat(await(stage.invoices.buyer(Caller.ANONYMOUS, key)).open()).isFalse();
        assertThat(of(placed)).containsExactly(invoice);
    }

    @Test
    void whereItIsAskedNobodyPaysBeforeItIsSaid() {
        asks(BuyerDetails.REQUIRED);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.type(100, stage.quota(null)), 1));
        stage.named(Caller.ANONYMOUS, placed);
        OrderKey key = stage.key(placed);

        VoucherStage.assertCode(
                "BUYER_MISSING", () -> stage.orders.confirmOrder(Caller.ANONYMOUS, key, PaymentMethod.TRANSFER, null));
        await(buys(Caller.ANONYMOUS, key, "Cooper Ltd", null));
        VoucherStage.assertCode(
                "BUYER_MISSING", () -> stage.orders.confirmOrder(Caller.ANONYMOUS, key, PaymentMethod.TRANSFER, null));
        await(buys(Caller.ANONYMOUS, key, "Cooper Ltd", "Lane 3"));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, key, PaymentMethod.TRANSFER, null));
        // What costs nothing has no invoice.
        stage.confirmed(stage.type(0, stage.quota(null)), 1);
    }

    @Test
    void nobodyElseSaysOrReadsWhomItIsFor() {
        asks(BuyerDetails.OPTIONAL);
        PlacedOrder placed = awaited(stage.type(100, stage.quota(null)), 1);
        await(buys(Caller.ANONYMOUS, stage.key(placed), "Cooper Ltd", "Lane 3"));
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);
        RegistrationStage elsewhere = stage.elsewhere();
        OrderKey foreign = new OrderKey(elsewhere.conference, placed.order().code(), placed.secret());

        for (Caller other :
                List.of(Caller.ANONYMOUS, RegistrationStage.somebody(), stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.invoices.buyer(other, bare));
            assertRefused(Refusal.NOT_FOUND, () -> buys(other, bare, "A thief", "Somewhere"));
        }
        assertRefused(Refusal.NOT_FOUND, () -> buys(Caller.ANONYMOUS, foreign, "A thief", "Somewhere"));
        assertRefused(Refusal.INVALID, () -> buys(Caller.ANONYMOUS, stage.key(placed), null, "Lane 3"));
        assertThat(await(stage.invoices.buyer(stage.seller, bare)).name()).isEqualTo("Cooper Ltd");
    }

    @Test
    void whatIsAskedIsNotTakenOutAgainOnceItIsSaidHowItIsPaid() {
        asks(BuyerDetails.REQUIRED);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.type(100, stage.quota(null)), 1));
        stage.named(Caller.ANONYMOUS, placed);
        OrderKey key = stage.key(placed);
        Buyer nobody = new Buyer(null, null, null, null, false);
        await(buys(Caller.ANONYMOUS, key, "Cooper Ltd", "Lane 3"));
        await(stage.invoices.setBuyer(Caller.ANONYMOUS, key, nobody));
        await(buys(Caller.ANONYMOUS, key, "Cooper Ltd", "Lane 3"));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, key, PaymentMethod.TRANSFER, null));

        VoucherStage.assertCode("BUYER_MISSING", () -> stage.invoices.setBuyer(Caller.ANONYMOUS, key, nobody));
        VoucherStage.assertCode("BUYER_MISSING", () -> buys(Caller.ANONYMOUS, key, "Cooper Ltd", null));

        assertThat(await(stage.invoices.buyer(Caller.ANONYMOUS, key)).address()).isEqualTo("Lane 3");
        await(buys(Caller.ANONYMOUS, key, "Another Ltd", "Lane 4"));
    }
}
