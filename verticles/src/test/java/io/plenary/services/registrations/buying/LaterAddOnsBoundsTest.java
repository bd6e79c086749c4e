package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Settings;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much may be added to tickets, and what of it may be given back. */
class LaterAddOnsBoundsTest {

    private static final int MOST = Settings.Tickets.USUAL.heldPerAddress();

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

    private static Future<PlacedOrder> adding(PlacedOrder placed, TicketType type, int count, String address) {
        return stage.orders.addToTicket(
                Caller.ANONYMOUS,
                stage.key(placed),
                ticket(placed),
                new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(type.id(), count)), address));
    }

    private static PlacedOrder added(PlacedOrder placed, TicketType type, int count) {
        PlacedOrder later = await(adding(placed, type, count, null));
        addOns.paid(later);
        return later;
    }

    private static Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    private static Future<Order> givingBack(PlacedOrder placed, UUID... tickets) {
        return stage.orders.cancelOrder(
                Caller.ANONYMOUS, stage.key(placed), new Cancellation(List.of(tickets), null, null));
    }

    /** Tickets that somebody from there is about to order, each with two of what there is only so much of. */
    private static void held(String address, TicketType type, TicketType dinner, int tickets) {
        List<LineAddOn> dinners = IntStream.rangeClosed(1, tickets)
                .mapToObj(ticket -> AddOnStage.of(ticket, dinner, 2))
                .toList();
        await(stage.orders.placeOrder(
                Caller.ANONYMOUS,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Eve",
                        "eve@example.org",
                        null,
                        address,
                        List.of(new OrderLine(type.id(), tickets, dinners)),
                        null)));
    }

    @Test
    void whatIsAddedCountsForTheNetworkThatOrdersIt() {
        TicketType type = stage.type(0);
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), stage.quota(1_000));
        TicketType song = addOns.addOn("Song", 0, AddOnStage.with(type));
        PlacedOrder one = stage.confirmed(type, 1);
        PlacedOrder other = stage.confirmed(type, 1);
        String address = UUID.randomUUID().toString();
        for (int i = 0; i < MOST / 20 - 1; i++) {
            held(address, type, dinner, 10);
        }
        held(address, type, dinner, 9);

        List<Future<PlacedOrder>> last = List.of(adding(one, dinner, 2, address), adding(other, dinner, 2, address));
        await(Future.join(last).otherwiseEmpty());

        assertThat(last).filteredOn(Future::succeeded).hasSize(1);
        assertThat(last).filteredOn(Future::failed).allMatch(refused -> Refusal.TOO_MANY.is(refused.cause()));
        PlacedOrder without = last.get(0).succeeded() ? other : one;
        assertRefused(Refusal.TOO_MANY, () -> adding(without, dinner, 1, address));
        await(adding(without, song, 1, address));
        await(adding(without, dinner, 1, UUID.randomUUID().toString()));
    }

    /** A workshop is not sold out by whoever adds it to a ticket and gives it back all day. */
    @Test
    void whatIsAddedIsNotHeldAgainAndAgain() {
        TicketType type = stage.type(0);
        TicketType workshop = addOns.addOn("Workshop", 100, AddOnStage.with(type), stage.quota(10));
        PlacedOrder ticket = stage.confirmed(type, 1);
        String address = UUID.randomUUID().toString();
        for (int i = 0; i < 10; i++) {
            PlacedOrder held = await(adding(ticket, workshop, 1, address));
            await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(held), null));
        }

        assertRefused(Refusal.TOO_MANY, () -> adding(ticket, workshop, 1, address));
        await(adding(ticket, workshop, 1, UUID.randomUUID().toString()));
    }

    /** As much as anybody may write in a request about an order. */
    private static Future<PlacedOrder> madeUp(UUID ticket) {
        List<TicketAddOn> much = IntStream.range(0, 100)
                .mapToObj(i -> new TicketAddOn(UUID.randomUUID(), 100))
                .toList();
        OrderKey key = new OrderKey(stage.conference, UUID.randomUUID().toString(), null);
        return stage.orders.addToTicket(
                Caller.ANONYMOUS, key, ticket, new TicketAddOns(UUID.randomUUID(), much, "203.0.113.9"));
    }

    @Test
    void whoAsksAboutOrdersThatAreNoneKeepsNobodyFromOrdering() {
        TicketType type = stage.type(0);
        List<Future<PlacedOrder>> flood =
                Stream.generate(() -> madeUp(UUID.randomUUID())).limit(60).toList();

        List<Future<PlacedOrder>> others = Stream.generate(() -> stage.place(Caller.ANONYMOUS, type, 1))
                .limit(4)
                .toList();
        await(Future.join(others).otherwiseEmpty());

        assertThat(others).allMatch(Future::succeeded);
        await(Future.join(flood).otherwiseEmpty());
        assertThat(flood).allMatch(Future::failed);
    }

    @Test
    void anOrderOfAddOnsHasNoMoreThanOneOfTickets() {
        PlacedOrder placed = stage.confirmed(stage.type(0), 1);
        List<TicketAddOn> much = IntStream.range(0, 3)
                .mapToObj(i -> new TicketAddOn(UUID.randomUUID(), 67))
                .toList();

        assertThatThrownBy(() -> await(stage.orders.addToTicket(
                        Caller.ANONYMOUS,
                        stage.key(placed),
                        ticket(placed),
                        new TicketAddOns(UUID.randomUUID(), much, null))))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                                refusal.getDebugInfo().getJsonArray("errors").encode())
                        .contains("\"/addOns\"", "TOO_MANY"));
    }

    @Test
    void theSameRequestIsAnsweredWhateverIsHeldByThen() {
        TicketType type = stage.type(0);
        TicketType dinner = addOns.addOn("Dinner", 0, AddOnStage.with(type), stage.quota(1_000));
        PlacedOrder placed = stage.confirmed(type, 1);
        String address = UUID.randomUUID().toString();
        TicketAddOns wanted = new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(dinner.id(), 2)), address);
        PlacedOrder first =
                await(stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted));
        for (int i = 0; i < MOST / 20 - 1; i++) {
            held(address, type, dinner, 10);
        }
        held(address, type, dinner, 9);

        assertThat(await(stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted))
                        .order())
                .isEqualTo(first.order());
    }

    @Test
    void whoComesTooLateIsToldForWhat() {
        TicketType type = stage.type(0);
        TicketType song = addOns.addOn("Song", 0, AddOnStage.with(type));
        TicketType boat = addOns.addOn("Boat", 0, AddOnStage.with(type), stage.quota(1));
        PlacedOrder placed = stage.confirmed(type, 1);
        TicketAddOns wanted = new TicketAddOns(
                UUID.randomUUID(), List.of(new TicketAddOn(song.id(), 1), new TicketAddOn(boat.id(), 2)), null);

        assertThatThrownBy(() ->
                        await(stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), wanted)))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> {
                    assertThat(Refusal.code(refusal)).contains("SOLD_OUT");
                    assertThat(refusal.getDebugInfo().getJsonArray("errors").encode())
                            .contains("/addOns/1/count")
                            .doesNotContain("/addOns/0");
                });
    }

    /** With each ticket has to be one: had with the ticket, and later. */
    private static TicketType obligatory(TicketType type) {
        return await(stage.tickets.createTicketType(
                stage.seller, addOns.draft("Fee", 0, 1, AddOnStage.with(type), stage.quota(9))));
    }

    private static PlacedOrder withOne(TicketType type, TicketType fee) {
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, fee, 1)));
        addOns.paid(placed);
        return placed;
    }

    @Test
    void whatIsLeftOfWhateverOrderIsEnough() {
        TicketType type = stage.type(0);
        TicketType fee = obligatory(type);
        PlacedOrder placed = withOne(type, fee);
        PlacedOrder later = added(placed, fee, 1);

        Order without = await(givingBack(later, ticket(later)));

        assertThat(without.state()).isEqualTo(OrderState.CANCELLED);
        UUID first = placed.order().tickets().get(1).id();
        assertThatThrownBy(() -> await(givingBack(placed, first)))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                                refusal.getDebugInfo().getJsonArray("errors").encode())
                        .contains("/ticketIds/0"));
        PlacedOrder again = added(placed, fee, 1);
        assertThat(await(givingBack(placed, first)).state()).isEqualTo(OrderState.CONFIRMED);
        assertRefused(Refusal.INVALID, () -> givingBack(again, ticket(again)));
    }

    @Test
    void ofTwoWhoGiveBackAtOnceOneKeepsWhatHasToBeHad() {
        TicketType type = stage.type(0);
        TicketType fee = obligatory(type);
        PlacedOrder placed = withOne(type, fee);
        PlacedOrder later = added(placed, fee, 1);

        List<Future<Order>> both =
                List.of(givingBack(placed, placed.order().tickets().get(1).id()), givingBack(later, ticket(later)));
        await(Future.join(both).otherwiseEmpty());

        assertThat(both).filteredOn(Future::succeeded).hasSize(1);
        assertThat(both).filteredOn(Future::failed).allMatch(refused -> Refusal.INVALID.is(refused.cause()));
    }

    @Test
    void whoGivesAllBackGivesBackWhatHadToBeHad() {
        TicketType type = stage.type(0);
        TicketType fee = obligatory(type);
        PlacedOrder placed = withOne(type, fee);
        PlacedOrder later = added(placed, fee, 1);

        await(givingBack(placed));

        assertThat(now(placed).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(now(later).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderOfNothingElseIsNotGivenBackWholeEither() {
        TicketType type = stage.type(0);
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder later = added(placed, obligatory(type), 1);

        assertThatThrownBy(() -> await(givingBack(later)))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                                refusal.getDebugInfo().getJsonArray("errors").encode())
                        .contains("\"/ticketIds\""));
        assertThat(now(later).state()).isEqualTo(OrderState.CONFIRMED);
    }

    /** As if a door had let somebody in by it. */
    private static void use(CheckInListKey list, UUID ticket) {
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery(
                        """
                        insert into check_ins (list_id, id, organization_id, conference_id, ticket_id, passage, result, scanned_at,
                            device_id, device_name, conflict)
                        values ($1, gen_random_uuid(), $2, $3, $4, 'IN', 'IN', now(), gen_random_uuid(), 'Gate A', false)
                        """)
                .execute(Tuple.of(list.listId(), stage.organization, stage.conference, ticket))));
    }

    @Test
    void whatWasUsedIsGivenBackByNobodyButTheSeller() {
        TicketType type = stage.type(0);
        Quota dining = stage.quota(9);
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with(type), dining);
        CheckInListKey list = new DoorStage(stage).list(EntryRule.ONCE);
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder later = added(placed, dinner, 2);
        use(list, later.order().tickets().get(1).id());

        assertCode("TICKET_USED", () -> givingBack(placed));
        assertCode("TICKET_USED", () -> givingBack(placed, ticket(placed)));

        assertThat(Stream.of(now(placed), now(later)).flatMap(order -> order.tickets().stream()))
                .extracting(Ticket::state)
                .containsOnly(TicketState.VALID);
        assertThat(now(later).refund()).isNull();
        assertThat(stage.now(dining).taken()).isEqualTo(2);
        await(stage.orders.cancelOrder(stage.seller, stage.key(placed), null));
        assertThat(now(later).refund().due()).isEqualTo(8_000);
    }
}
