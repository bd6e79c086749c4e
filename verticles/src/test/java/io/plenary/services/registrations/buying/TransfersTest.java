package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotedTicket;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets that are somebody else's from now on. */
class TransfersTest {

    private static final int AT_ONCE = 12;

    private static RegistrationStage stage;
    private static TransferStage transfers;
    private static DoorStage doors;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        transfers = new TransferStage(stage);
        doors = new DoorStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    @Test
    void somebodyElseHasTheSeatAndAnOrderOfTheirOwnFromThenOn() {
        Quota quota = stage.quota(2);
        PlacedOrder placed = transfers.paid(transfers.type(10_000, 0, quota), 2);

        Order left = await(transfers.handOn(placed, 0, "Grace"));

        assertThat(left.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(left.total()).isEqualTo(20_000);
        assertThat(left.taxes()).isEqualTo(placed.order().taxes());
        assertThat(left.tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.TRANSFERRED, TicketState.VALID);
        assertThat(left.tickets().get(0).transfer().name()).isEqualTo("Grace");
        PlacedOrder received = transfers.receivedBy("Grace");
        Order theirs = received.order();
        assertThat(theirs.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(theirs.payment()).isEqualTo(PaymentMethod.FREE);
        assertThat(theirs.total()).isZero();
        assertThat(theirs.tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketState.VALID);
            assertThat(ticket.attendeeName()).isEqualTo("Grace");
            assertThat(ticket.price()).isZero();
            assertThat(ticket.transferUntil()).isEqualTo(left.tickets().get(0).transferUntil());
        });
        assertThat(stage.now(quota).taken()).isEqualTo(2);
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .singleElement()
                .matches(pass -> pass.ticketId().equals(left.tickets().get(1).id()));

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(received), null));

        assertThat(stage.now(quota).taken()).isEqualTo(1);
    }

    @Test
    void theOldCodeLetsNobodyInAndTheNewOneDoes() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        String old = stage.code(placed);
        CheckInListKey list = doors.list(EntryRule.ONCE);

        await(transfers.handOn(placed, 0, "Gina"));

        CheckIn refused = doors.answer(list, DoorStage.GATE_A, DoorStage.scan(old));
        assertThat(refused.result()).isEqualTo(ScanResult.REVOKED);
        assertThat(refused.revoked()).isEqualTo(TicketState.TRANSFERRED);
        CheckIn decided = doors.answer(list, DoorStage.GATE_A, DoorStage.scan(old, DoorStage.NOW, true));
        assertThat(decided.conflict()).isTrue();
        assertThat(await(stage.checkIns.conflicts(doors.staff, list)))
                .extracting(CheckIn::revoked)
                .containsExactly(TicketState.TRANSFERRED);
        PlacedOrder received = transfers.receivedBy("Gina");
        assertThat(doors.result(list, stage.code(received))).isEqualTo(ScanResult.IN);
        assertThat(transfers.taken(doors, list))
                .contains(received.order().tickets().get(0).id())
                .doesNotContain(placed.order().tickets().get(0).id());
    }

    @Test
    void whoHasItHandsItOnOnceMore() {
        Quota quota = stage.quota(1);
        PlacedOrder placed = transfers.paid(transfers.type(0, 0, quota), 1);
        await(transfers.handOn(placed, 0, "Hal"));

        await(transfers.handOn(transfers.receivedBy("Hal"), 0, "Hermine"));

        assertThat(transfers.receivedBy("Hermine").order().tickets().get(0).state())
                .isEqualTo(TicketState.VALID);
        assertThat(stage.now(quota).taken()).isEqualTo(1);
        assertThat(now(placed).tickets().get(0).transfer().name()).isEqualTo("Hal");
    }

    @Test
    void ofManyAtOnceOneGetsIt() {
        Quota quota = stage.quota(1);
        PlacedOrder placed = transfers.paid(transfers.type(5_000, 0, quota), 1);

        List<Future<Order>> all = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> transfers.handOn(placed, 0, "Racer " + i))
                .toList();
        await(Future.join(all).otherwiseEmpty());

        assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
        all.stream().filter(Future::failed).forEach(one -> assertCode("TICKET_TRANSFERRED", () -> one));
        assertThat(transfers.orders("Racer")).hasSize(1);
        assertThat(stage.now(quota).taken()).isEqualTo(1);
    }

    @Test
    void handingOnAndCancellingAtOnceEndInOneOfBoth() {
        for (int round = 0; round < 6; round++) {
            Quota quota = stage.quota(1);
            PlacedOrder placed = transfers.paid(transfers.type(0, 0, quota), 1);
            Future<Order> handed = transfers.handOn(placed, 0, "Ivy " + round);
            Future<Order> cancelled = stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null);
            await(Future.join(handed, cancelled).otherwiseEmpty());

            boolean isHanded = handed.succeeded();
            assertThat(now(placed).tickets().get(0).state())
                    .isEqualTo(isHanded ? TicketState.TRANSFERRED : TicketState.RELEASED);
            assertThat(stage.now(quota).taken()).isEqualTo(isHanded ? 1 : 0);
        }
    }

    @Test
    void forTheSamePersonAgainNothingHappens() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        Order first = await(transfers.handOn(placed, 0, "Jo"));

        Order again = await(transfers.handOn(placed, 0, "Jo"));

        assertThat(again).isEqualTo(first);
        assertThat(transfers.orders("Jo")).hasSize(1);
        assertCode("TICKET_TRANSFERRED", () -> transfers.handOn(placed, 0, "Joe"));
        assertCode("TICKET_TRANSFERRED", () -> transfers.sellerHandsOn(placed, 0, "Jo", "They asked"));
    }

    @Test
    void onlyOrganizersHandOnWhatTheRuleDoesNotAllow() {
        for (Integer hours : new Integer[] {null, 24_000}) {
            PlacedOrder placed = transfers.paid(transfers.type(0, hours), 1);

            assertCode("NOT_TRANSFERABLE", () -> transfers.handOn(placed, 0, "Kim"));
            assertRefused(Refusal.INVALID, () -> transfers.sellerHandsOn(placed, 0, "Kim", " "));
            Order handed = await(transfers.sellerHandsOn(placed, 0, "Kim", "Ada is ill"));

            assertThat(handed.tickets().get(0).transfer().reason()).isEqualTo("Ada is ill");
        }
    }

    @Test
    void whatWasAgreedOnStaysSo() {
        TicketType type = transfers.type(0, 0);
        PlacedOrder before = transfers.paid(type, 1);
        transfers.change(type, null);
        PlacedOrder after = transfers.paid(type, 1);

        await(transfers.handOn(before, 0, "Lu"));

        assertCode("NOT_TRANSFERABLE", () -> transfers.handOn(after, 0, "Lu"));
    }

    @Test
    void nobodyHandsOnWhatIsNotTheirs() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        UUID ticket = placed.order().tickets().get(0).id();
        PlacedOrder other = transfers.paid(transfers.type(0, 0), 1);
        String code = placed.order().code();
        OrderKey bare = new OrderKey(stage.conference, code, null);

        for (Caller caller : List.of(
                Caller.ANONYMOUS,
                RegistrationStage.somebody(),
                stage.as(OrganizationRole.MEMBER),
                stage.as(OrganizationRole.STAFF),
                transfers.foreign())) {
            for (OrderKey key : List.of(bare, new OrderKey(stage.conference, code, other.secret()))) {
                assertRefused(
                        Refusal.NOT_FOUND,
                        () -> stage.orders.transferTicket(caller, key, ticket, transfers.to("Mo", "Because")));
                assertRefused(Refusal.NOT_FOUND, () -> stage.orders.reissueTicket(caller, key, ticket, "Because"));
            }
        }
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.orders.transferTicket(
                        Caller.ANONYMOUS, stage.key(other), ticket, transfers.to("Mo", null)));
        assertRefused(
                Refusal.NOT_FOUND, () -> stage.orders.reissueTicket(Caller.ANONYMOUS, stage.key(other), ticket, null));
        assertThat(now(placed))
                .isEqualTo(now(placed))
                .matches(order -> order.tickets().get(0).id().equals(ticket));
        assertThat(transfers.orders("Mo")).isEmpty();
    }

    @Test
    void whatIsNotConfirmedOrCancelledIsNotHandedOn() {
        TicketType type = transfers.type(2_000, 0);
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, type, 1));
        assertCode("ORDER_UNCONFIRMED", () -> transfers.handOn(held, 0, "Nat"));
        stage.named(Caller.ANONYMOUS, held);
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(held), PaymentMethod.TRANSFER, null));
        assertCode("ORDER_UNCONFIRMED", () -> transfers.handOn(held, 0, "Nat"));
        assertCode("ORDER_UNCONFIRMED", () -> transfers.sellerHandsOn(held, 0, "Nat", "Please"));

        PlacedOrder cancelled = transfers.paid(transfers.type(0, 0), 1);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(cancelled), null));
        assertCode("TICKET_CANCELLED", () -> transfers.handOn(cancelled, 0, "Nat"));
        assertThat(transfers.orders("Nat")).isEmpty();
    }

    @Test
    void neverMoreIsGivenBackThanWasPaid() {
        Quota quota = stage.quota(4);
        PlacedOrder placed = transfers.paid(transfers.type(10_000, 0, quota), 4);
        await(transfers.handOn(placed, 1, "Quin"));
        assertCode(
                "TICKET_TRANSFERRED",
                () -> transfers.sold(
                        placed, 10_000L, placed.order().tickets().get(1).id()));
        assertThat(await(stage.orders.quoteCancellation(Caller.ANONYMOUS, stage.key(placed)))
                        .tickets())
                .extracting(QuotedTicket::ticketId)
                .doesNotContain(placed.order().tickets().get(1).id());
        assertRefused(Refusal.INVALID, () -> transfers.sold(placed, 30_001L));

        Order cancelled = await(transfers.sold(placed, 30_000L));
        Order theirs = await(stage.orders.cancelOrder(
                stage.seller,
                new OrderKey(
                        stage.conference, transfers.receivedBy("Quin").order().code(), null),
                new Cancellation(List.of(), null, "Over")));

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.refund().due()).isEqualTo(30_000);
        assertThat(theirs.refund()).isNull();
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void whoeverLeavesIsForgottenOnBothSides() {
        Caller ada = RegistrationStage.somebody();
        PlacedOrder placed = transfers.confirmed(ada, transfers.type(0, 0));
        await(transfers.handOn(placed, 0, "Rae"));
        PlacedOrder received = transfers.receivedBy("Rae");
        Caller rae = transfers.owns(received);

        transfers.erase(rae);

        assertThat(now(placed).tickets().get(0).transfer().name()).isNull();
        assertThat(now(placed).tickets().get(0).attendeeName()).isEqualTo("Ada");
        assertThat(now(received).name()).isNull();
    }
}
