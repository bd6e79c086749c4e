package io.plenary.services.registrations.orders;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.Settings;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.plenary.services.registrations.tickets.Mailboxes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody acts in the name of somebody else, or takes the seats of many. */
class OtherPeopleTest {

    private static final int MOST = Settings.Tickets.USUAL.heldPerAddress();

    private static RegistrationStage stage;
    private static WaitStage waiting;
    private static SeatStage seats;

    private final String address = UUID.randomUUID().toString();
    private final Caller ada = stage.accounts.user("Ada");
    private final Caller eve = stage.accounts.user("Eve");

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        waiting = new WaitStage(stage);
        seats = new SeatStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void whatAnAccountMadeItsOwnItsLinkShowsAndDoesNotChange() {
        PlacedOrder placed = ordered(Caller.ANONYMOUS, stage.accounts.email(ada), stage.type(0));
        stage.named(Caller.ANONYMOUS, placed);
        await(stage.node
                .proxy(OrderLinksService.class, OrderLinksService.ADDRESS)
                .claimOrders(ada));

        VoucherStage.assertCode(
                "ORDER_CLAIMED", () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        VoucherStage.assertCode("ORDER_CLAIMED", () -> confirming(Caller.ANONYMOUS, placed));
        VoucherStage.assertCode("ORDER_CLAIMED", () -> stage.naming(eve, placed));

        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .userId())
                .isEqualTo(ada.userId());
        assertThat(await(confirming(ada, placed)).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(await(stage.orders.cancelOrder(stage.seller, stage.key(placed), null))
                        .state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void whatSomebodyElseOrderedForThemAndNobodyPaidTakesNoPlaceInTheLine() {
        TicketType type = stage.type(100, stage.quota(1));
        ordered(ada, "ada@example.org", type);

        WaitingEntry entry = waiting.joined(ada, type);
        Caller bo = waiting.somebody("Bo");
        waiting.joined(bo, type);

        assertThat(waiting.find(entry)).isPresent();
    }

    @Test
    void whoWaitsAndWhoIsOfferedSeatsHoldsThemFromTheirAddress() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = ordered(Caller.ANONYMOUS, "ida@example.org", type);
        WaitingEntry first = await(joining(ada, type, 1));
        TicketType roomy = stage.type(0);
        for (int tickets = 10; tickets < MOST; tickets += 10) {
            await(stage.orders.placeOrder(Caller.ANONYMOUS, from(roomy, 10)));
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from(roomy, 10)));
        await(stage.orders.placeOrder(Caller.ANONYMOUS, from(roomy, 9)));
        assertRefused(Refusal.TOO_MANY, () -> joining(eve, type, 1));
        waiting.cancelled(sold);
        PlacedOrder offered = new PlacedOrder(waiting.offered(ada, first), null);
        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from(roomy, 1)));

        assertThat(addresses()).isOne();
        stage.named(ada, offered);
        await(confirming(ada, offered));
        assertThat(addresses())
                .as("nobody has to know any more from where they came")
                .isZero();
    }

    /** How many entries of waiting lists still say that they came from here. */
    private long addresses() {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select count(*) as known from waiting_entries where client_address = $1")
                .execute(Tuple.of(address))
                .map(rows -> rows.iterator().next().getLong("known"))));
    }

    @Test
    void whatWasHadForNothingCountsForAWhile() {
        TicketType free = stage.type(0);
        for (int tickets = 0; tickets < MOST; tickets += 10) {
            PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, from(free, 10)));
            stage.named(Caller.ANONYMOUS, placed);
            await(confirming(Caller.ANONYMOUS, placed));
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, from(free, 1)));
        assertRefused(
                Refusal.TOO_MANY, () -> stage.orders.placeOrder(stage.accounts.unconfirmed("Nobody"), from(free, 1)));
        assertThat(await(stage.orders.placeOrder(ada, from(free, 1))).order().state())
                .as("who is known is not shut out by others of the network")
                .isEqualTo(OrderState.RESERVED);
    }

    @Test
    void workshopsAreNotHeldByOneEither() {
        AddOnStage addOns = new AddOnStage(stage);
        TicketType type = stage.type(0);
        TicketType workshop = addOns.addOn("Workshop", 0, AddOnStage.with(type), stage.quota(4 * MOST));
        TicketType shirt = addOns.addOn("T-shirt", 0, AddOnStage.with(type));

        for (int held = 0; held < MOST; held += 10) {
            await(stage.orders.placeOrder(Caller.ANONYMOUS, with(type, workshop)));
        }

        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(Caller.ANONYMOUS, with(type, workshop)));
        await(stage.orders.placeOrder(Caller.ANONYMOUS, with(type, shirt)));
    }

    /** Five tickets with two each. */
    private OrderDraft with(TicketType type, TicketType addOn) {
        List<LineAddOn> addOns = IntStream.rangeClosed(1, 5)
                .mapToObj(ticket -> AddOnStage.of(ticket, addOn, 2))
                .toList();
        OrderLine line = new OrderLine(type.id(), 5, addOns);
        return new OrderDraft(
                UUID.randomUUID(), stage.conference, "Eve", "eve@example.org", "en", address, List.of(line), null);
    }

    @Test
    void oneMailboxIsOnePersonWhateverItIsCalled() {
        TicketType type = large();
        String domain = "@" + UUID.randomUUID() + ".example";
        await(stage.orders.placeOrder(Caller.ANONYMOUS, from(type, MOST)));

        await(stage.orders.placeOrder(stage.accounts.at("evil+1" + domain), from(type, MOST)));
        assertRefused(
                Refusal.TOO_MANY, () -> stage.orders.placeOrder(stage.accounts.at("Evil+2" + domain), from(type, 1)));
        for (int others = 0; others < 3; others++) {
            await(stage.orders.placeOrder(stage.accounts.at("other" + others + domain), from(type, MOST)));
        }
        assertRefused(Refusal.TOO_MANY, () -> stage.orders.placeOrder(ada, from(type, 1)));
        assertThat(Mailboxes.of("A.B+c@GoogleMail.com")).isEqualTo("ab@gmail.com");
        assertThat(Mailboxes.of("+a@example.org")).isEqualTo("+a@example.org");
    }

    /** Of which one may order as many as an address may hold. */
    private static TicketType large() {
        JsonObject draft = new JsonObject(stage.draft(0).toJson()).put("mostPerOrder", MOST);
        return await(stage.tickets.createTicketType(stage.seller, TicketType.fromJson(draft.encode())));
    }

    @Test
    void whoseAddressNobodyKnowsToBeTheirsGetsNoSeat() {
        SeatKey key = seats.session(0, 3);

        VoucherStage.assertCode(
                "EMAIL_UNCONFIRMED",
                () -> stage.seats.takeSeats(
                        stage.accounts.unconfirmed("Nobody"), stage.conference, SeatStage.request(key)));
        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void aSeatIsGivenToWhoseAddressItIsAndNotToWhoeverOrderedWithIt() {
        SeatKey key = seats.session(2, 3);
        SeatGift gift = new SeatGift(stage.accounts.email(ada), "She helps");
        PlacedOrder hers = ordered(eve, gift.email(), stage.type(0));
        stage.named(eve, hers);
        await(confirming(eve, hers));

        VoucherStage.assertCode("NOBODY_ORDERED", () -> stage.seatSessions.giveSeat(stage.seller, key, gift));
        seats.ticket(ada, stage.type(0));

        assertThat(await(stage.seatSessions.giveSeat(stage.seller, key, gift)).userId())
                .isEqualTo(ada.userId());
    }

    private static Future<Order> confirming(Caller caller, PlacedOrder placed) {
        return stage.orders.confirmOrder(caller, stage.key(placed), PaymentMethod.FREE, null);
    }

    private static PlacedOrder ordered(Caller caller, String email, TicketType type) {
        return await(stage.orders.placeOrder(caller, draft(email, null, type, 1)));
    }

    private OrderDraft from(TicketType type, int count) {
        return draft("eve@example.org", address, type, count);
    }

    private static OrderDraft draft(String email, String address, TicketType type, int count) {
        return new OrderDraft(
                UUID.randomUUID(),
                stage.conference,
                "Ada",
                email,
                "en",
                address,
                List.of(new OrderLine(type.id(), count, List.of())),
                null);
    }

    private Future<WaitingEntry> joining(Caller who, TicketType type, int count) {
        return stage.waitlist.joinWaitlist(
                who,
                new WaitingDraft(
                        UUID.randomUUID(), stage.conference, type.id(), null, null, count, false, "en", address));
    }
}
