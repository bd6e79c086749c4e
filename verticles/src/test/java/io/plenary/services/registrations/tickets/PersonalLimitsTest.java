package io.plenary.services.registrations.tickets;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody gets more than there are for each person, however they come by it. */
class PersonalLimitsTest {

    private static RegistrationStage stage;

    private final Caller ada = stage.accounts.user("Ada");
    private final Caller ben = stage.accounts.user("Ben");

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static TicketType patched(TicketType type, JsonObject members) {
        return await(stage.tickets.updateTicketType(
                stage.seller, stage.organization, stage.conference, type.id(), new MergePatch(members), null));
    }

    private static TicketType limited(TicketType type, int most) {
        return patched(type, new JsonObject().put("mostPerPerson", most));
    }

    private static Future<PlacedOrder> ordering(Caller caller, String email, TicketType type, int count) {
        return ordering(caller, email, type, count, null);
    }

    private static Future<PlacedOrder> ordering(
            Caller caller, String email, TicketType type, int count, String voucher) {
        return stage.orders.placeOrder(
                caller,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        email,
                        "en",
                        null,
                        List.of(OrderLine.of(type.id(), count)),
                        voucher));
    }

    private static Future<PlacedOrder> ordering(Caller caller, TicketType type, int count) {
        return ordering(caller, stage.accounts.email(caller), type, count);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    void allOrdersOfAnAccountCountWhateverAddressIsTyped() {
        TicketType type = limited(stage.type(0), 2);
        PlacedOrder first = await(ordering(ada, type, 1));

        await(ordering(ada, address(), type, 1));

        assertCode("MOST_PER_PERSON", () -> ordering(ada, address(), type, 1));
        assertCode("MOST_PER_PERSON", () -> ordering(Caller.ANONYMOUS, stage.accounts.email(ada), type, 2));
        await(ordering(ben, type, 2));
        await(stage.orders.cancelOrder(ada, stage.key(first), null));
        await(ordering(ada, type, 1));
    }

    @Test
    void withoutAnAccountTheMailboxCounts() {
        TicketType type = limited(stage.type(0), 1);
        String name = UUID.randomUUID().toString().replace("-", "");
        await(ordering(Caller.ANONYMOUS, name + "@gmail.com", type, 1));

        assertCode(
                "MOST_PER_PERSON",
                () -> ordering(
                        Caller.ANONYMOUS,
                        name.substring(0, 4) + "." + name.substring(4) + "+2@GoogleMail.com",
                        type,
                        1));
        await(ordering(Caller.ANONYMOUS, name + "@example.org", type, 1));
    }

    @Test
    void theRefusalPointsToWhatIsTooMany() {
        TicketType type = limited(stage.type(0), 1);

        ServiceException refusal = catchThrowableOfType(
                ServiceException.class, () -> await(ordering(Caller.ANONYMOUS, address(), type, 2)));

        JsonArray errors = refusal.getDebugInfo().getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/lines/0/count");
        assertThat(errors.getJsonObject(0).getJsonObject("params").getString("most"))
                .isEqualTo("1");
    }

    @Test
    void onePersonWhoOrdersManyTimesAtOnceGetsNoMore() {
        TicketType type = limited(stage.type(0, stage.quota(500)), 3);
        String email = address();

        List<Future<PlacedOrder>> answers = IntStream.range(0, 40)
                .mapToObj(i -> ordering(
                        i % 2 == 0 ? ada : Caller.ANONYMOUS, i % 4 < 2 ? email : stage.accounts.email(ada), type, 1))
                .toList();
        await(Future.join(answers).otherwiseEmpty());

        assertThat(answers).filteredOn(Future::succeeded).hasSizeBetween(3, 6);
        assertThat(answers.stream().filter(Future::succeeded).filter(one -> ada.userId()
                        .equals(one.result().order().userId())))
                .as("of her account")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(answers.stream()
                        .filter(Future::succeeded)
                        .filter(one -> email.equals(one.result().order().email())))
                .as("by one address")
                .hasSizeLessThanOrEqualTo(3);
        assertCode("MOST_PER_PERSON", () -> ordering(ada, address(), type, 1));
    }

    @Test
    void whatIsForAnAddressCountsForWhoeverHasConfirmedItAndForNobodyElse() {
        TicketType type = limited(stage.type(0), 1);
        PlacedOrder placed = await(ordering(ada, type, 1));
        String address = stage.accounts.email(ben);
        await(stage.orders.nameAttendees(
                ada,
                stage.key(placed),
                List.of(new Attendee(placed.order().tickets().get(0).id(), "Ben", address, null))));

        assertCode("MOST_PER_PERSON", () -> ordering(ben, type, 1));
        await(ordering(Caller.ANONYMOUS, address, type, 1));
    }

    @Test
    void noVoucherMakesItMore() {
        VoucherStage vouchers = new VoucherStage(stage);
        TicketType type = limited(stage.type(0), 1);
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null, type));
        await(ordering(ada, type, 1));

        assertCode("MOST_PER_PERSON", () -> ordering(ada, address(), type, 1, voucher.code()));
    }

    @Test
    void addOnsCountWithTheirVariantsOverAllTickets() {
        AddOnStage addOns = new AddOnStage(stage);
        TicketType type = stage.type(0);
        TicketType shirt = limited(addOns.addOn("T-shirt", 0, AddOnStage.with(type)), 1);
        TicketType small = addOns.addOn("S", 0, new AddOn(List.of(), shirt.id()));
        TicketType large = addOns.addOn("L", 0, new AddOn(List.of(), shirt.id()));
        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.updateTicketType(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        small.id(),
                        new MergePatch(new JsonObject().put("mostPerPerson", 1)),
                        null));

        assertCode(
                "MOST_PER_PERSON", () -> addOns.order(type, 2, AddOnStage.of(1, small, 1), AddOnStage.of(2, large, 1)));
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, small, 1)));
        addOns.paid(placed);
        assertCode(
                "MOST_PER_PERSON",
                () -> stage.orders.addToTicket(
                        Caller.ANONYMOUS,
                        stage.key(placed),
                        placed.order().tickets().get(0).id(),
                        new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(large.id(), 1)), null)));
    }

    private static PlacedOrder confirmed(Caller caller, TicketType type) {
        PlacedOrder placed = await(ordering(caller, type, 1));
        stage.named(caller, placed);
        await(stage.orders.confirmOrder(caller, stage.key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    @Test
    void nobodyIsHandedMoreThanTheyMayHave() {
        TicketType type = limited(patched(stage.type(0), new JsonObject().put("transferHours", 0)), 1);
        PlacedOrder placed = confirmed(ada, type);
        UUID ticket = placed.order().tickets().get(0).id();
        confirmed(ben, type);

        assertCode("MOST_PER_PERSON", () -> handing(placed, ticket, stage.accounts.email(ben)));
        await(handing(placed, ticket, stage.accounts.email(ada)));
    }

    @Test
    void whateverAddressTheyOrderedByNobodyIsHandedMore() {
        TicketType type = limited(patched(stage.type(0), new JsonObject().put("transferHours", 0)), 1);
        PlacedOrder placed = confirmed(ada, type);
        await(ordering(ben, address(), type, 1));

        assertCode(
                "MOST_PER_PERSON",
                () -> handing(placed, placed.order().tickets().get(0).id(), stage.accounts.email(ben)));
    }

    private Future<?> handing(PlacedOrder placed, UUID ticket, String email) {
        OrderKey key = new OrderKey(stage.conference, placed.order().code(), null);
        return stage.orders.transferTicket(ada, key, ticket, new TicketRecipient("Grace", email, "en", null));
    }

    @Test
    void whoWaitsGetsNoMoreEither() {
        WaitStage waits = new WaitStage(stage);
        TicketType type = limited(stage.type(0, stage.quota(2)), 1);
        PlacedOrder handed = confirmed(stage.accounts.user("Cleo"), type);
        PlacedOrder placed = await(ordering(Caller.ANONYMOUS, address(), type, 1));
        WaitingEntry first = waits.joined(ada, type);
        WaitingEntry second = waits.joined(ben, type);
        await(stage.orders.transferTicket(
                stage.seller,
                new OrderKey(stage.conference, handed.order().code(), null),
                handed.order().tickets().get(0).id(),
                new TicketRecipient("Ada", stage.accounts.email(ada), "en", "She gives the talk")));

        waits.cancelled(placed);

        waits.offered(ben, second);
        assertThat(waits.state(first)).isEqualTo(WaitingState.SERVED);
    }

    @Test
    void accountsOfOneMailboxAreNotOfferedMoreTogether() {
        WaitStage waits = new WaitStage(stage);
        TicketType type = limited(stage.type(0, stage.quota(10)), 1);
        IntStream.range(0, 10).forEach(i -> await(ordering(Caller.ANONYMOUS, address(), type, 1)));
        String name = UUID.randomUUID().toString();
        List<Caller> same = IntStream.range(0, 5)
                .mapToObj(i -> stage.accounts.at(name + "+" + i + "@example.org"))
                .toList();
        List<WaitingEntry> entries =
                same.stream().map(one -> waits.joined(one, type)).toList();
        WaitingEntry other = waits.joined(ben, type);

        await(stage.tickets.updateQuota(
                stage.seller,
                stage.organization,
                stage.conference,
                type.quotaIds().get(0),
                new MergePatch(new JsonObject().put("size", 20)),
                null));

        waits.offered(ben, other);
        waits.offered(same.get(0), entries.get(0));
        entries.stream().skip(1).forEach(entry -> waits.gone(entry));
        assertThat(entries.stream().skip(1)).allMatch(entry -> waits.state(entry) == WaitingState.SERVED);
    }

    @Test
    void mostPerPersonIsNoLessThanHasToBeOrderedTogether() {
        TicketType type = patched(stage.type(0), new JsonObject().put("leastPerOrder", 2));

        assertRefused(
                Refusal.INVALID,
                () -> stage.tickets.updateTicketType(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        type.id(),
                        new MergePatch(new JsonObject().put("mostPerPerson", 1)),
                        null));
    }
}
