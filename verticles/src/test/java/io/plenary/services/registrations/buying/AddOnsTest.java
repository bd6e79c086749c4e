package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKey;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AddOnsTest {

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

    @Test
    void whatGoesWithATicketGoesAlongWhereThatIsHandedOn() {
        Quota dining = stage.quota(3);
        TicketType type = stage.type(10_000, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        Order bought =
                addOns.paid(await(addOns.order(type, 2, AddOnStage.of(1, dinner, 2), AddOnStage.of(2, dinner, 1))));
        OrderKey key = new OrderKey(stage.conference, bought.code(), null);
        UUID first = bought.tickets().get(0).id();
        TicketRecipient bo = new TicketRecipient("Bo Dinnerless", "bo@example.org", "en", "Ada is ill");

        Order left = await(stage.orders.transferTicket(stage.seller, key, first, bo));
        Order received = await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(stage.organization, stage.conference, null, bo.name(), null, 1, null)))
                .items()
                .get(0);

        assertThat(left.tickets())
                .extracting(Ticket::state)
                .containsExactly(
                        TicketState.TRANSFERRED,
                        TicketState.TRANSFERRED,
                        TicketState.TRANSFERRED,
                        TicketState.VALID,
                        TicketState.VALID);
        assertThat(received.tickets()).extracting(Ticket::typeName).containsExactly("Regular", "Dinner", "Dinner");
        assertThat(received.tickets().get(1).parentId())
                .isEqualTo(received.tickets().get(0).id());
        assertThat(stage.now(dining).taken()).isEqualTo(3);
        await(stage.orders.cancelOrder(
                stage.seller,
                new OrderKey(stage.conference, received.code(), null),
                new Cancellation(List.of(), 0L, "Asked")));
        assertThat(stage.now(dining).taken()).isOne();
    }

    @Test
    void whatGoesWithATicketTakesItsOwnSeatsAndIsPaidWithIt() {
        Quota hall = stage.quota(9);
        Quota dining = stage.quota(3);
        TicketType type = stage.type(10_000, hall);
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);

        PlacedOrder placed = await(addOns.order(type, 2, AddOnStage.of(1, dinner, 2), AddOnStage.of(2, dinner, 1)));

        List<Ticket> tickets = placed.order().tickets();
        assertThat(placed.order().total()).isEqualTo(32_000);
        assertThat(tickets)
                .extracting(Ticket::typeName)
                .containsExactly("Regular", "Dinner", "Dinner", "Regular", "Dinner");
        assertThat(tickets.get(1).parentId()).isEqualTo(tickets.get(0).id());
        assertThat(tickets.get(4).parentId()).isEqualTo(tickets.get(3).id());
        assertThat(stage.now(hall).taken()).isEqualTo(2);
        assertThat(stage.now(dining).taken()).isEqualTo(3);
        assertCode("SOLD_OUT", () -> addOns.order(type, 1, AddOnStage.of(1, dinner, 1)));
        assertThat(stage.now(hall).taken()).isEqualTo(2);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        assertThat(stage.now(dining).taken()).isZero();
        assertThat(stage.now(hall).taken()).isZero();
    }

    @Test
    void theSameRequestAnswersTheSameOrder() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), stage.quota(9));
        OrderLine line = new OrderLine(type.id(), 1, List.of(AddOnStage.of(1, dinner, 1)));
        OrderDraft draft = new OrderDraft(
                UUID.randomUUID(), stage.conference, "Ada", "ada@example.org", "en", null, List.of(line), null);

        PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, draft));

        assertThat(await(stage.orders.placeOrder(Caller.ANONYMOUS, draft)).order())
                .isEqualTo(placed.order());
    }

    @Test
    void itIsHadWithItsTicketsOnlyAndNotTooOften() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType other = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), stage.quota(9));

        assertRefused(Refusal.INVALID, () -> addOns.order(other, 1, AddOnStage.of(1, dinner, 1)));
        assertRefused(Refusal.INVALID, () -> addOns.order(dinner, 1));
        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, other, 1)));
        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(2, dinner, 1)));
        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, dinner, 3)));
        assertRefused(
                Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, dinner, 1), AddOnStage.of(1, dinner, 1)));
        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, new LineAddOn(1, UUID.randomUUID(), 1)));
    }

    @Test
    void whatHasToBeHadIsHadWithEachTicket() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType badge = await(stage.tickets.createTicketType(
                stage.seller, addOns.draft("Badge", 0, 1, AddOnStage.with(type), stage.quota(9))));

        assertRefused(Refusal.INVALID, () -> addOns.order(type, 2, AddOnStage.of(1, badge, 1)));
        await(addOns.order(type, 2, AddOnStage.of(1, badge, 1), AddOnStage.of(2, badge, 1)));
    }

    @Test
    void variantsAreCountedTogetherAndCalledByBothNames() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType shirt = addOns.addOn("T-shirt", 0, AddOnStage.with(type));
        TicketType small = addOns.addOn("S", 1_500, new AddOn(List.of(), shirt.id()), stage.quota(1));
        TicketType large = addOns.addOn("L", 2_000, new AddOn(List.of(), shirt.id()));

        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, shirt, 1)));
        assertRefused(
                Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, small, 1), AddOnStage.of(1, large, 2)));
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, small, 1), AddOnStage.of(1, large, 1)));
        assertThat(placed.order().tickets()).extracting(Ticket::typeName).contains("T-shirt: S", "T-shirt: L");
        assertThat(placed.order().total()).isEqualTo(3_500);
        assertCode("SOLD_OUT", () -> addOns.order(type, 1, AddOnStage.of(1, small, 1)));
        assertCode(
                "TICKET_TYPE_IN_USE",
                () -> stage.tickets.deleteTicketType(stage.seller, stage.organization, stage.conference, shirt.id()));
        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.createTicketType(
                        stage.seller, addOns.draft("XL", 0, 0, new AddOn(List.of(), large.id()))));
    }

    @Test
    void aVoucherForAHeadingIsForItsVariantsAndAllAreInOneCurrency() {
        VoucherStage vouchers = new VoucherStage(stage);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType shirt = addOns.addOn("T-shirt", 2_000, AddOnStage.with(type));
        AddOn variant = new AddOn(List.of(), shirt.id());
        TicketType small = addOns.addOn("S", 2_000, variant, stage.quota(1));
        Voucher half = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, shirt));

        assertThat(await(addOns.order(half.code(), type, 1, AddOnStage.of(1, small, 1)))
                        .order()
                        .total())
                .isEqualTo(1_000);
        JsonObject foreign = new JsonObject(addOns.draft("L", 0, 0, variant).toJson()).put("currency", "CHF");
        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.createTicketType(stage.seller, TicketType.fromJson(foreign.encode())));
    }

    private static void assertForeign(Future<?> change, String other) {
        assertThatThrownBy(() -> await(change)).isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                        refusal.getDebugInfo().getJsonArray("errors").encode())
                .contains("\"/currency\"", "OTHER_CURRENCY", other));
    }

    private static Future<TicketType> patching(TicketType type, String member, Object value) {
        return stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                type.id(),
                new MergePatch(new JsonObject().put(member, value)),
                null);
    }

    @Test
    void whatIsHadTogetherIsChangedToAnotherCurrencyOneAfterTheOther() {
        TicketType type = stage.type(5_000, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 2_000, AddOnStage.with(type));
        TicketType late = addOns.addOn("Late seating", 2_500, new AddOn(List.of(), dinner.id()));

        assertForeign(patching(type, "currency", "CHF"), "Dinner");
        assertForeign(patching(dinner, "currency", "CHF"), "EUR");
        assertForeign(patching(late, "currency", "CHF"), "Dinner");

        await(patching(dinner, "onSale", false));
        await(patching(type, "currency", "CHF"));
        assertForeign(patching(dinner, "onSale", true), type.name());
        assertForeign(patching(dinner, "currency", "CHF"), "Late seating");
        await(patching(late, "onSale", false));
        await(patching(dinner, "currency", "CHF"));
        await(patching(late, "currency", "CHF"));
        await(patching(late, "onSale", true));
        assertThat(await(patching(dinner, "onSale", true)).currency()).isEqualTo("CHF");
    }

    @Test
    void whatGoesWithAllTicketsIsInTheCurrencyOfAll() {
        RegistrationStage other = stage.elsewhere();
        AddOnStage there = new AddOnStage(other);
        TicketType shirt = there.addOn("T-shirt", 2_000, new AddOn(List.of(), null));
        TicketType foreign = TicketType.fromJson(
                new JsonObject(other.draft(5_000, other.quota(9)).toJson())
                        .put("currency", "CHF")
                        .encode());

        assertForeign(other.tickets.createTicketType(other.seller, foreign), "T-shirt");
        await(other.tickets.updateTicketType(
                other.seller,
                other.organization,
                other.conference,
                shirt.id(),
                new MergePatch(new JsonObject().put("onSale", false)),
                null));

        assertThat(await(other.tickets.createTicketType(other.seller, foreign)).currency())
                .isEqualTo("CHF");
    }

    @Test
    void aVoucherAndWhatItIsForAreInOneCurrency() {
        VoucherStage vouchers = new VoucherStage(stage);
        TicketType type = stage.type(5_000, stage.quota(9));
        Voucher cheaper = vouchers.made(vouchers.draft(VoucherKind.AMOUNT, 1_000, "EUR", type));
        Voucher foreign = Voucher.fromJson(new JsonObject(
                        vouchers.draft(VoucherKind.PRICE, 1_000, "EUR", type).toJson())
                .put("currency", "CHF")
                .encode());

        assertForeign(stage.vouchers.createVoucher(stage.seller, foreign), type.name());
        assertForeign(
                stage.vouchers.updateVoucher(
                        stage.seller,
                        new VoucherKey(stage.organization, stage.conference, cheaper.id()),
                        new MergePatch(new JsonObject().put("currency", "CHF")),
                        null),
                type.name());
        assertForeign(patching(type, "currency", "CHF"), cheaper.code());

        vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, type));
        vouchers.patch(cheaper, new JsonObject().put("validUntil", "2020-01-01T00:00:00Z"));
        assertThat(await(patching(type, "currency", "CHF")).currency()).isEqualTo("CHF");
    }

    @Test
    void whoComesTooLateIsToldForWhat() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type));
        TicketType workshop = addOns.addOn("Workshop", 0, AddOnStage.with(type), stage.quota(1));

        assertThatThrownBy(
                        () -> await(addOns.order(type, 2, AddOnStage.of(1, dinner, 1), AddOnStage.of(2, workshop, 2))))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                                refusal.getDebugInfo().getJsonArray("errors").encode())
                        .contains("/lines/0/addOns/1/count")
                        .doesNotContain("/lines/0/addOns/0", "/lines/0/count"));
    }

    @Test
    void whatIsOfAnotherConferenceGoesWithNothingHere() {
        RegistrationStage elsewhere = stage.elsewhere();
        TicketType foreign = elsewhere.type(0, elsewhere.quota(9));
        TicketType type = stage.type(0, stage.quota(9));

        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.createTicketType(
                        stage.seller, addOns.draft("Dinner", 0, 0, AddOnStage.with(foreign))));
        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.createTicketType(
                        stage.seller, addOns.draft("Dinner", 0, 0, new AddOn(List.of(), foreign.id()))));
        assertRefused(Refusal.INVALID, () -> addOns.order(type, 1, AddOnStage.of(1, foreign, 1)));
    }

    @Test
    void nobodyIsLetInByItOrNamedOrAsked() {
        QuestionStage questions = new QuestionStage(stage);
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type));
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, dinner, 1)));
        UUID addOn = placed.order().tickets().get(1).id();

        assertRefused(
                Refusal.INVALID,
                () -> stage.orders.nameAttendees(
                        Caller.ANONYMOUS, stage.key(placed), List.of(new Attendee(addOn, "Bo", null, null))));
        assertThat(questions.answers(Caller.ANONYMOUS, placed).items()).hasSize(1);
        Order confirmed = addOns.paid(placed);
        assertThat(confirmed.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(confirmed.tickets()).allMatch(ticket -> ticket.state() == TicketState.VALID);
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .hasSize(1);
        DoorStage doors = new DoorStage(stage);
        CheckInListKey door = doors.list(EntryRule.ONCE, type.id());
        assertThat(await(stage.checkIns.findTickets(
                        doors.staff, door, placed.order().code())))
                .extracting(DoorTicket::id)
                .containsExactly(placed.order().tickets().get(0).id());
        assertThat(await(stage.checkIns.counts(doors.staff, door)).valid()).isEqualTo(1);
    }

    @Test
    void itGoesWithItsTicketAndNotTheOtherWayRound() {
        Quota dining = stage.quota(9);
        TicketType type = stage.type(10_000, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        PlacedOrder placed = await(addOns.order(type, 2, AddOnStage.of(1, dinner, 1), AddOnStage.of(2, dinner, 1)));
        Order order = addOns.paid(placed);
        UUID first = order.tickets().get(0).id();
        UUID secondDinner = order.tickets().get(3).id();

        Order less = await(stage.orders.cancelOrder(
                stage.seller, stage.key(placed), new Cancellation(List.of(first), null, null)));
        assertThat(less.tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.RELEASED, TicketState.RELEASED, TicketState.VALID, TicketState.VALID);
        assertThat(less.refund().due()).isEqualTo(14_000);
        assertThat(stage.now(dining).taken()).isEqualTo(1);
        Order without = await(stage.orders.cancelOrder(
                stage.seller, stage.key(placed), new Cancellation(List.of(secondDinner), null, null)));
        assertThat(without.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(without.refund().due()).isEqualTo(18_000);
        assertThat(stage.now(dining).taken()).isZero();
    }

    @Test
    void aVoucherIsForItOnlyWhereItIsNamed() {
        VoucherStage vouchers = new VoucherStage(stage);
        TicketType type = stage.type(10_000, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type));
        Voucher all = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null));
        Voucher both = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, type, dinner));

        assertThat(await(addOns.order(all.code(), type, 1, AddOnStage.of(1, dinner, 1)))
                        .order()
                        .total())
                .isEqualTo(9_000);
        assertThat(await(addOns.order(both.code(), type, 1, AddOnStage.of(1, dinner, 1)))
                        .order()
                        .total())
                .isEqualTo(7_000);
        assertThat(vouchers.now(both).used()).isEqualTo(2);
    }

    @Test
    void aTicketStaysATicketAndNobodyWaitsForAddOns() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), stage.quota(0));
        JsonObject addOn =
                new JsonObject().put("addOn", new JsonObject(AddOnStage.with().toJson()));

        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.updateTicketType(
                        stage.seller, stage.organization, stage.conference, type.id(), new MergePatch(addOn), null));
        Caller ada = stage.accounts.user("Ada");
        WaitingDraft waiting =
                new WaitingDraft(UUID.randomUUID(), stage.conference, dinner.id(), null, null, 1, false, null, null);
        assertRefused(Refusal.INVALID, () -> stage.waitlist.joinWaitlist(ada, waiting));
    }
}
