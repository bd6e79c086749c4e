package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LaterAddOnsTest {

    private static RegistrationStage stage;
    private static AddOnStage addOns;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        addOns = new AddOnStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static UUID ticket(PlacedOrder placed) {
        return placed.order().tickets().get(0).id();
    }

    private static TicketAddOns wanted(TicketType type, int count) {
        return new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(type.id(), count)), null);
    }

    private static Future<PlacedOrder> add(PlacedOrder placed, TicketType type, int count) {
        return stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted(type, count));
    }

    private static Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    @Test
    void whoHasATicketBuysADinnerLater() {
        Quota dining = stage.quota(2);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 1);

        PlacedOrder later = await(add(placed, dinner, 2));

        assertThat(later.order().state()).isEqualTo(OrderState.RESERVED);
        assertThat(later.order().total()).isEqualTo(8_000);
        assertThat(later.order().email()).isEqualTo("ada@example.org");
        assertThat(later.order().tickets()).extracting(Ticket::parentId).containsOnly(ticket(placed));
        assertThat(stage.now(dining).taken()).isEqualTo(2);
        Order paid = addOns.paid(later);
        assertThat(paid.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(later))))
                .isEmpty();
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .hasSize(1);
    }

    @Test
    void theSameRequestIsTheSameOrder() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type));
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder other = stage.confirmed(type, 1);
        TicketAddOns wanted = wanted(dinner, 1);
        Future<PlacedOrder> first =
                stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted);

        assertThat(await(stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted))
                        .order())
                .isEqualTo(await(first).order());
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(other), ticket(other), wanted));
    }

    @Test
    void whatTheTicketHasAlreadyCountsFromWhateverOrder() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType shirt = addOns.addOn("T-shirt", 0, AddOnStage.with(type));
        TicketType small = addOns.addOn("S", 0, new AddOn(List.of(), shirt.id()));
        TicketType large = addOns.addOn("L", 0, new AddOn(List.of(), shirt.id()));
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, small, 1)));
        addOns.paid(placed);

        assertRefused(Refusal.INVALID, () -> add(placed, large, 2));
        assertRefused(Refusal.INVALID, () -> add(placed, shirt, 1));
        PlacedOrder more = await(add(placed, large, 1));
        assertRefused(Refusal.INVALID, () -> add(placed, small, 1));
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(more), null));
        await(add(placed, small, 1));
    }

    @Test
    void thoseWhoOrderTwiceAtOnceGetNoMoreThanOneTicketMayHave() {
        TicketType type = stage.type(0, stage.quota(9));
        Quota dining = stage.quota(9);
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 1);
        List<Future<PlacedOrder>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(add(placed, dinner, 1));
        }

        await(Future.join(all).otherwiseEmpty());

        assertThat(all.stream().filter(Future::succeeded)).hasSize(2);
        assertThat(stage.now(dining).taken()).isEqualTo(2);
    }

    @Test
    void nobodyBuysWhatIsSoldOutOrGoesWithOtherTickets() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType other = stage.type(0, stage.quota(9));
        RegistrationStage elsewhere = stage.elsewhere();
        TicketType foreign = new AddOnStage(elsewhere).addOn("Dinner", 0, AddOnStage.with());
        PlacedOrder placed = stage.confirmed(type, 1);

        assertCode("SOLD_OUT", () -> add(placed, addOns.addOn("Boat", 0, AddOnStage.with(), stage.quota(0)), 1));
        assertRefused(Refusal.INVALID, () -> add(placed, addOns.addOn("Lunch", 0, AddOnStage.with(other)), 1));
        assertRefused(Refusal.INVALID, () -> add(placed, foreign, 1));
        assertRefused(Refusal.INVALID, () -> add(placed, other, 1));
        TicketType closed = addOns.addOn("Tour", 0, AddOnStage.with());
        await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                closed.id(),
                new MergePatch(new JsonObject().put("salesUntil", "2020-01-01T00:00:00Z")),
                null));
        assertCode("NOT_ON_SALE", () -> add(placed, closed, 1));
    }

    @Test
    void whatIsHadByApprovalIsAskedForAlsoLater() {
        Quota rooms = stage.quota(1);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType room = await(stage.tickets.createTicketType(
                stage.seller,
                RegistrationStage.limited(addOns.draft("Room", 0, 0, AddOnStage.with(type), rooms), List.of(), 3)));
        PlacedOrder placed = stage.confirmed(type, 1);

        PlacedOrder later = await(add(placed, room, 1));
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(later), PaymentMethod.FREE, null));

        assertThat(now(later).state()).isEqualTo(OrderState.AWAITING_APPROVAL);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        assertThat(now(later).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(stage.now(rooms).taken()).isZero();
    }

    @Test
    void onlyWhoMayChangeItsOrderAddsToATicket() {
        TicketType type = stage.type(0, stage.quota(9));
        Quota dining = stage.quota(9);
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder mine = stage.confirmed(type, 1);
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, type, 1));
        OrderKey unopened = new OrderKey(stage.conference, placed.order().code(), null);
        OrderKey elsewhere = RegistrationStage.keyAt(stage.draft, placed);

        for (OrderKey key : List.of(unopened, elsewhere)) {
            assertRefused(
                    Refusal.NOT_FOUND,
                    () -> stage.orders.addToTicket(
                            RegistrationStage.somebody(), key, ticket(placed), wanted(dinner, 1)));
        }
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(mine), ticket(placed), wanted(dinner, 1)));
        assertCode("ORDER_UNCONFIRMED", () -> add(held, dinner, 1));
        assertThat(stage.now(dining).taken()).isZero();
    }

    @Test
    void whoCancelsATicketCancelsWhatWasAddedToIt() {
        Quota dining = stage.quota(9);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 2);
        PlacedOrder paid = await(add(placed, dinner, 1));
        addOns.paid(paid);
        PlacedOrder unpaid = await(add(placed, dinner, 1));

        await(stage.orders.cancelOrder(
                stage.seller,
                stage.key(placed),
                new Cancellation(List.of(placed.order().tickets().get(1).id()), null, null)));
        assertThat(now(paid).state()).isEqualTo(OrderState.CONFIRMED);
        Order left = await(stage.orders.cancelOrder(
                stage.seller, stage.key(placed), new Cancellation(List.of(ticket(placed)), null, null)));

        assertThat(left.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(now(paid).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(now(paid).refund().due()).isEqualTo(4_000);
        assertThat(now(unpaid).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(stage.now(dining).taken()).isZero();
    }

    @Test
    void byWhoeverBoughtItWhatWasAddedIsGivenBackUnderItsOwnTerms() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), stage.quota(9));
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder paid = await(add(placed, dinner, 1));
        addOns.paid(paid);

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));

        assertThat(now(paid).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(now(paid).refund()).isNull();
    }

    @Test
    void whatWasAddedToATicketIsHandedOnWithItOnceItIsPaid() {
        Quota dining = stage.quota(9);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder later = await(add(placed, dinner, 1));
        TicketRecipient bo = new TicketRecipient("Bo Later", "bo@example.org", "en", "Ada is ill");
        OrderKey key = new OrderKey(stage.conference, placed.order().code(), null);

        assertCode("ADD_ONS_UNPAID", () -> stage.orders.transferTicket(stage.seller, key, ticket(placed), bo));
        addOns.paid(later);
        Order left = await(stage.orders.transferTicket(stage.seller, key, ticket(placed), bo));

        assertThat(left.code()).isEqualTo(placed.order().code());
        assertThat(now(later).tickets()).extracting(Ticket::state).containsOnly(TicketState.TRANSFERRED);
        Order received = await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(stage.organization, stage.conference, null, bo.name(), null, 1, null)))
                .items()
                .get(0);
        assertThat(received.tickets()).extracting(Ticket::typeName).containsExactly("Regular", "Dinner");
        assertThat(stage.now(dining).taken()).isOne();
    }

    @Test
    void anotherCodeOfTheTicketTakesWhatWasAddedAlong() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type));
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder later = await(add(placed, dinner, 2));

        Order reissued = await(stage.orders.reissueTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), null));

        UUID ticket = reissued.tickets().get(0).id();
        assertThat(ticket).isNotEqualTo(ticket(placed));
        assertThat(now(later).tickets()).extracting(Ticket::parentId).containsOnly(ticket);
        assertRefused(
                Refusal.INVALID,
                () -> stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket, wanted(dinner, 1)));
    }
}
