package io.plenary.services.registrations.buying;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Pass;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Settings;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.codes.TicketCode;
import io.plenary.services.registrations.orders.Expiry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private static RegistrationStage stage;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Order confirm(Caller caller, PlacedOrder placed, PaymentMethod payment) {
        return await(stage.orders.confirmOrder(caller, stage.key(placed), payment, null));
    }

    @Test
    void whatCostsNothingIsConfirmedAtOnce() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.type(0, quota), 2));
        stage.named(Caller.ANONYMOUS, placed);

        Order confirmed = confirm(Caller.ANONYMOUS, placed, PaymentMethod.FREE);

        assertThat(placed.order().state()).isEqualTo(OrderState.RESERVED);
        assertThat(confirmed.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(confirmed.reservedUntil()).isNull();
        assertThat(confirmed.tickets()).hasSize(2).allMatch(ticket -> ticket.state() == TicketState.VALID);
        assertThat(stage.now(quota).taken()).isEqualTo(2);
        assertThat(confirm(Caller.ANONYMOUS, placed, PaymentMethod.FREE)).isEqualTo(confirmed);
    }

    @Test
    void anAccountNeedsNoSecretForWhatItOrdered() {
        Quota quota = stage.quota(5);
        Caller ada = RegistrationStage.somebody();
        PlacedOrder placed = await(stage.place(ada, stage.type(0, quota), 2));
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);
        List<Attendee> named = placed.order().tickets().stream()
                .map(ticket -> new Attendee(ticket.id(), "Ada", null, null))
                .toList();

        await(stage.orders.nameAttendees(ada, bare, named));
        Order confirmed = await(stage.orders.confirmOrder(ada, bare, PaymentMethod.FREE, null));
        Order cancelled = await(stage.orders.cancelOrder(ada, bare, null));

        assertThat(confirmed.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void passesAreGenuineAndOfConfirmedTicketsOnly() {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.type(0, stage.quota(5)), 2));
        stage.named(Caller.ANONYMOUS, placed);
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .isEmpty();

        Order confirmed = confirm(Caller.ANONYMOUS, placed, PaymentMethod.FREE);

        List<Pass> passes = await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed)));
        JsonObject key = await(stage.tickets.ticketKeys(Caller.ANONYMOUS, stage.conference))
                .keys()
                .get(0);
        var verifier = new Ed25519PublicKeyParameters(Base64.getUrlDecoder().decode(key.getString("x")), 0);
        assertThat(passes)
                .extracting(pass -> TicketCode.verify(verifier, stage.conference, pass.code())
                        .orElseThrow())
                .containsExactlyElementsOf(
                        confirmed.tickets().stream().map(Ticket::id).toList());
        OrderKey bare = new OrderKey(stage.conference, confirmed.code(), null);
        assertRefused(Refusal.NOT_FOUND, () -> stage.orders.listPasses(RegistrationStage.somebody(), bare));
        assertRefused(Refusal.NOT_FOUND, () -> stage.tickets.ticketKeys(Caller.ANONYMOUS, stage.draft));
    }

    @Test
    void aTransferIsAwaitedAndMarkedByWhoeverSells() {
        PlacedOrder placed = await(stage.place(RegistrationStage.somebody(), stage.type(11_900, stage.quota(5)), 1));
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.TRANSFER, null));
        stage.named(Caller.ANONYMOUS, placed);
        assertRefused(
                Refusal.INVALID,
                () -> stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));

        Order pending = confirm(Caller.ANONYMOUS, placed, PaymentMethod.TRANSFER);
        Order paid = await(stage.orders.markPaid(stage.seller, stage.organization, stage.conference, pending.code()));

        assertThat(pending.state()).isEqualTo(OrderState.PENDING);
        assertThat(pending.reservedUntil()).isAfter(placed.order().reservedUntil());
        assertThat(pending.taxes()).singleElement().satisfies(line -> {
            assertThat(line.net()).isEqualTo(10_000);
            assertThat(line.tax()).isEqualTo(1_900);
        });
        assertThat(paid.state()).isEqualTo(OrderState.CONFIRMED);
        assertRefused(Refusal.CONFLICT, () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
    }

    @Test
    void seatsThatNobodyConfirmedAreGivenBackOnce() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, 1));
        assertRefused(Refusal.CONFLICT, () -> stage.place(Caller.ANONYMOUS, type, 1));

        stage.letTimePass(placed);

        await().until(() -> await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .state()
                == OrderState.EXPIRED);
        assertThat(stage.now(quota).taken()).isZero();
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        assertThat(stage.now(quota).taken()).isZero();
        assertThat(await(stage.place(Caller.ANONYMOUS, type, 1)).order().state())
                .isEqualTo(OrderState.RESERVED);
    }

    @Test
    void whatIsCancelledGivesItsSeatsBackOnce() {
        Quota quota = stage.quota(3);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.type(0, quota), 3));

        Order cancelled = await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null)))
                .isEqualTo(cancelled);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void theSameOrderTwiceIsOneForWhoeverMadeIt() {
        Quota quota = stage.quota(9);
        OrderDraft draft = stage.order(stage.type(0, quota), 2);
        PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, draft));

        assertThat(await(stage.orders.placeOrder(Caller.ANONYMOUS, draft))).isEqualTo(placed);
        assertThat(stage.now(quota).taken()).isEqualTo(2);
        OrderDraft guessed = new OrderDraft(
                draft.id(), draft.conferenceId(), "Eve", "eve@example.org", null, null, draft.lines(), null);
        assertRefused(Refusal.CONFLICT, () -> stage.orders.placeOrder(Caller.ANONYMOUS, guessed));
        assertRefused(Refusal.CONFLICT, () -> stage.orders.placeOrder(RegistrationStage.somebody(), draft));
    }

    @Test
    void anOrderIsOpenToItsAccountItsSecretAndWhoeverSells() {
        Caller owner = RegistrationStage.somebody();
        PlacedOrder placed = await(stage.place(owner, stage.type(0, stage.quota(9)), 1));
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);
        UUID elsewhere = UUID.randomUUID();
        Caller eve = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(elsewhere, OrganizationRole.OWNER));

        assertThat(await(stage.orders.getOrder(owner, bare))).isEqualTo(placed.order());
        assertThat(await(stage.orders.getOrder(stage.seller, bare))).isEqualTo(placed.order());
        for (Caller caller :
                List.of(Caller.ANONYMOUS, RegistrationStage.somebody(), eve, stage.as(OrganizationRole.MEMBER))) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.orders.getOrder(caller, bare));
            assertRefused(Refusal.NOT_FOUND, () -> stage.orders.cancelOrder(caller, bare, null));
            assertRefused(Refusal.NOT_FOUND, () -> stage.orders.nameAttendees(caller, bare, List.of()));
            assertRefused(Refusal.NOT_FOUND, () -> stage.orders.confirmOrder(caller, bare, PaymentMethod.FREE, null));
            OrderKey forged = new OrderKey(stage.conference, placed.order().code(), "A".repeat(43));
            assertRefused(Refusal.NOT_FOUND, () -> stage.orders.getOrder(caller, forged));
        }
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.orders.markPaid(eve, stage.organization, stage.conference, bare.code()));
        assertRefused(
                Refusal.FORBIDDEN,
                () -> stage.orders.listOrders(
                        eve, new OrderQuery(stage.organization, stage.conference, null, null, null, 10, null)));
        assertThat(await(stage.orders.myOrders(owner))).containsExactly(placed.order());
        assertThat(await(stage.orders.myOrders(eve))).isEmpty();
    }

    @Test
    void oneAddressHoldsOnlySoManySeats() {
        TicketType type = stage.type(0, stage.quota(1_000));
        for (int i = 0; i < Settings.Tickets.USUAL.heldPerAddress() / 10; i++) {
            await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.7", type)));
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.7", type)));
        await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.8", type)));
    }

    /** Or a line of IPv6, which has hundreds of networks, holds what it likes. */
    @Test
    void oneLineHoldsOnlySoManySeatsFromAllItsNetworks() {
        TicketType type = stage.type(0, stage.quota(10_000));
        int most = Settings.Tickets.USUAL.heldPerAddress();
        for (int i = 0; i < most; i++) {
            await(stage.orders.placeOrder(Caller.ANONYMOUS, from("2001:db8:7:" + i / 10 + "::/64", type)));
        }

        assertRefused(
                Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("2001:db8:7:ffff::/64", type)));
        await(stage.orders.placeOrder(Caller.ANONYMOUS, from("2001:db8:8:ffff::/64", type)));
    }

    /** Or who promises to transfer money keeps everybody out for two weeks. */
    @Test
    void whatOneAddressPromisedToPayIsHeldStill() {
        TicketType type = stage.type(100);
        for (int i = 0; i < Settings.Tickets.USUAL.heldPerAddress() / 10; i++) {
            PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.9", type)));
            stage.named(Caller.ANONYMOUS, placed);
            confirm(Caller.ANONYMOUS, placed, PaymentMethod.TRANSFER);
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.9", type)));
    }

    /** Or who orders and cancels all the time has others mailed all the time. */
    @Test
    void whatOneAddressGaveBackCountsForAWhile() {
        TicketType type = stage.type(100, stage.quota(1_000));
        for (int i = 0; i < Settings.Tickets.USUAL.heldPerAddress() / 10; i++) {
            PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.10", type)));
            await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.10", type)));
    }

    /** Or whoever lets them lapse keeps everybody out for as long as they like. */
    @Test
    void nobodyHoldsAllSeatsOfAQuotaAgainAndAgain() {
        TicketType type = stage.type(100, stage.quota(10));
        TicketType other = stage.type(100, stage.quota(10));
        PlacedOrder lapsed = await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.21", type)));
        stage.letTimePass(lapsed);
        await().until(() -> await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(lapsed)))
                        .state()
                == OrderState.EXPIRED);

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.21", type)));
        await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.21", other)));
        PlacedOrder free = await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.22", type)));
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(free), null));
        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.22", type)));
        await(stage.orders.placeOrder(stage.accounts.user("Ada of a lapsed network"), from("192.0.2.22", type)));
    }

    /** From where it came nobody has to know for longer than that counts. */
    @Test
    void fromWhereSeatsLapsedIsForgottenAfterADay() {
        TicketType type = stage.type(100, stage.quota(1_000));
        PlacedOrder lapsed = await(stage.orders.placeOrder(Caller.ANONYMOUS, from("192.0.2.23", type)));
        stage.letTimePass(lapsed);
        await().until(() -> await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(lapsed)))
                        .state()
                == OrderState.EXPIRED);
        assertThat(knownFrom("192.0.2.23")).isEqualTo(1);

        Jobs expiry = new Jobs(stage.node.vertx(), stage.database(), Expiry.KIND, Expiry.TERMS);
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update orders set updated_at = now() - interval '1 day' where id = $1")
                .execute(Tuple.of(lapsed.order().id()))
                .compose(aged -> expiry.ask(tx, lapsed.order().id()))));

        await().until(() -> knownFrom("192.0.2.23") == 0);
    }

    private static long knownFrom(String address) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select count(*) as known from orders where client_address = $1")
                .execute(Tuple.of(address))
                .map(rows -> rows.iterator().next().getLong("known"))));
    }

    /** Neither is answered by a fault. */
    @Test
    void whatIsRemovedWhileSomebodyOrdersItIsOrderedOrRemoved() {
        for (int i = 0; i < 30; i++) {
            TicketType type = stage.type(0);
            Future<PlacedOrder> placed = stage.place(Caller.ANONYMOUS, type, 1);
            Future<Void> removed =
                    stage.tickets.deleteTicketType(stage.seller, stage.organization, stage.conference, type.id());
            await(Future.join(placed, removed).otherwiseEmpty());

            assertThat(List.of(placed, removed))
                    .filteredOn(Future::failed)
                    .allMatch(one -> Refusal.CONFLICT.is(one.cause()) || Refusal.INVALID.is(one.cause()));
        }
    }

    private static OrderDraft from(String address, TicketType type) {
        OrderDraft order = stage.order(type, 10);
        return new OrderDraft(
                order.id(), order.conferenceId(), order.name(), order.email(), null, address, order.lines(), null);
    }

    /** Its seats can still be given back. */
    @Test
    void whatDoesNotTakePlaceIsNeitherSoldNorConfirmed() {
        try (RegistrationStage other = new RegistrationStage()) {
            TicketType type = other.type(0, other.quota(9));
            PlacedOrder placed = await(other.place(Caller.ANONYMOUS, type, 1));
            other.named(Caller.ANONYMOUS, placed);

            other.conferences.cancel(other.conference);

            assertRefused(Refusal.CONFLICT, () -> other.place(Caller.ANONYMOUS, type, 1));
            assertRefused(
                    Refusal.CONFLICT,
                    () -> other.orders.confirmOrder(Caller.ANONYMOUS, other.key(placed), PaymentMethod.FREE, null));
            assertThat(await(other.tickets.shop(Caller.ANONYMOUS, other.conference, null)))
                    .singleElement()
                    .satisfies(item -> assertThat(item.sales()).isEqualTo(Sales.OVER));
            assertThat(await(other.orders.cancelOrder(Caller.ANONYMOUS, other.key(placed), null))
                            .state())
                    .isEqualTo(OrderState.CANCELLED);
        }
    }

    @Test
    void whatIsNotSeenIsNotSold() {
        OrderDraft order = stage.order(stage.type(0, stage.quota(9)), 1);
        OrderDraft elsewhere =
                new OrderDraft(order.id(), stage.draft, order.name(), order.email(), null, null, order.lines(), null);

        assertRefused(Refusal.NOT_FOUND, () -> stage.orders.placeOrder(Caller.ANONYMOUS, elsewhere));
        assertRefused(Refusal.INVALID, () -> stage.orders.placeOrder(stage.seller, elsewhere));
    }
}
