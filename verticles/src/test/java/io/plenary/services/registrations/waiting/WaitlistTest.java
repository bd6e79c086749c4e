package io.plenary.services.registrations.waiting;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingKey;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WaitlistTest {

    private static RegistrationStage stage;
    private static WaitStage waiting;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        waiting = new WaitStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aSeatThatComesBackIsOfferedToWhoeverIsNextAndToNobodyElse() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller ida = waiting.somebody("Ida");
        WaitingEntry first = waiting.joined(ida, type);
        WaitingEntry second = waiting.joined(type, 1, false);

        waiting.cancelled(sold);

        Order order = waiting.offered(ida, first);
        assertThat(order.state()).isEqualTo(OrderState.RESERVED);
        assertThat(order.tickets()).hasSize(1);
        assertThat(stage.now(quota)).matches(one -> one.taken() == 1 && one.awaited());
        VoucherStage.assertCode("SOLD_OUT", () -> stage.place(Caller.ANONYMOUS, type, 1));
        assertThat(waiting.find(second).orElseThrow().position()).isOne();
    }

    @Test
    void whatNobodyTakesInTimeGoesOn() {
        TicketType type = stage.type(0, stage.quota(1));
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller ida = waiting.somebody("Ida");
        Caller bo = waiting.somebody("Bo");
        WaitingEntry first = waiting.joined(ida, type);
        WaitingEntry second = waiting.joined(bo, type);
        waiting.cancelled(sold);

        waiting.missed(waiting.offered(ida, first));

        assertThat(waiting.offered(bo, second).state()).isEqualTo(OrderState.RESERVED);
        waiting.gone(first);
    }

    @Test
    void whenNobodyWaitsAnyMoreSeatsAreEverybodys() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller ida = waiting.somebody("Ida");
        WaitingEntry entry = waiting.joined(ida, type);

        await(stage.waitlist.leaveWaitlist(ida, stage.conference, entry.id()));
        await(stage.waitlist.leaveWaitlist(ida, stage.conference, entry.id()));
        Awaitility.await().until(() -> !stage.now(quota).awaited());
        waiting.cancelled(sold);

        assertThat(await(stage.place(Caller.ANONYMOUS, type, 1)).order().tickets())
                .hasSize(1);
    }

    @Test
    void aLargerQuotaMakesOffersAtOnce() {
        Quota quota = stage.quota(0);
        TicketType type = stage.type(0, quota);
        Caller ida = waiting.somebody("Ida");
        WaitingEntry entry = await(waiting.joining(ida, type, 3, false));

        await(stage.tickets.updateQuota(
                stage.seller,
                stage.organization,
                stage.conference,
                quota.id(),
                new MergePatch(new JsonObject().put("size", 3)),
                null));

        assertThat(waiting.offered(ida, entry).tickets()).hasSize(3);
    }

    @Test
    void aGroupThatMayBeSplitComesInParts() {
        Quota quota = stage.quota(2);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 2));
        WaitingEntry group = waiting.joined(type, 3, true);

        waiting.cancelled(sold);

        Awaitility.await().until(() -> waiting.find(group).orElseThrow().seats() == 1);
        assertThat(waiting.all(type.id())).extracting(WaitingEntry::seats).containsExactlyInAnyOrder(2, 1);
    }

    /** Whoever waits for seats of a quota and not for a type. */
    @Test
    void whoIsContentWithAnyOfSeveralTypesIsOfferedTheFirstThatThereIs() {
        Quota quota = stage.quota(0);
        Quota dinner = stage.quota(0);
        TicketType best = stage.type(0, quota, dinner);
        TicketType plain = stage.type(0, quota);
        TicketType left = stage.type(0, stage.quota(5));
        Caller ida = waiting.somebody("Ida");

        VoucherStage.assertCode("NOT_SOLD_OUT", () -> waiting.joiningAny(ida, best, left));
        assertRefused(Refusal.INVALID, () -> waiting.joiningAny(ida, best, best));
        WaitingEntry entry = await(waiting.joiningAny(ida, best, plain));
        VoucherStage.assertCode("ALREADY_WAITING", () -> waiting.joining(ida, plain, 1, false));
        WaitingEntry behind = waiting.joined(plain, 1, false);
        assertThat(waiting.all(plain.id()))
                .extracting(WaitingEntry::id, WaitingEntry::position)
                .containsExactly(tuple(entry.id(), 1), tuple(behind.id(), 2));

        await(stage.tickets.updateQuota(
                stage.seller,
                stage.organization,
                stage.conference,
                quota.id(),
                new MergePatch(new JsonObject().put("size", 1)),
                null));

        Awaitility.await().until(() -> waiting.state(entry) == WaitingState.OFFERED);
        Order offered = waiting.order(ida, waiting.all(plain.id()).get(0));
        assertThat(offered.tickets()).singleElement().matches(one -> one.ticketTypeId()
                .equals(plain.id()));
        assertThat(waiting.state(behind)).isEqualTo(WaitingState.WAITING);
    }

    @Test
    void onlyWhoCannotOrderWaits() {
        TicketType type = stage.type(0, stage.quota(1));
        Caller ida = waiting.somebody("Ida");

        VoucherStage.assertCode("NOT_SOLD_OUT", () -> waiting.joining(ida, type, 1, false));
        PlacedOrder last = await(stage.place(ida, type, 1));
        stage.named(ida, last);
        await(stage.orders.confirmOrder(ida, stage.key(last), PaymentMethod.FREE, null));
        VoucherStage.assertCode("HAS_TICKET", () -> waiting.joining(ida, type, 1, false));
        Caller bo = waiting.somebody("Bo");
        waiting.joined(bo, type);
        VoucherStage.assertCode("ALREADY_WAITING", () -> waiting.joining(bo, type, 1, false));
        assertRefused(Refusal.UNAUTHENTICATED, () -> waiting.joining(Caller.ANONYMOUS, type, 1, false));
        assertRefused(Refusal.INVALID, () -> waiting.joining(waiting.somebody("Cy"), type, 11, false));
        TicketType hidden = new VoucherStage(stage).hidden(stage.type(0, stage.quota(0)));
        assertRefused(Refusal.INVALID, () -> waiting.joining(ida, hidden, 1, false));
        assertRefused(
                Refusal.INVALID, () -> waiting.joining(ida, stage.elsewhere().type(0), 1, false));
    }

    @Test
    void toJoinAgainWithTheSameIdIsToJoinOnce() {
        TicketType type = stage.type(0, stage.quota(0));
        Caller ida = waiting.somebody("Ida");
        WaitingDraft draft =
                new WaitingDraft(UUID.randomUUID(), stage.conference, type.id(), null, null, 1, false, null, null);

        WaitingEntry first = await(stage.waitlist.joinWaitlist(ida, draft));

        assertThat(await(stage.waitlist.joinWaitlist(ida, draft)).id()).isEqualTo(first.id());
        assertRefused(Refusal.CONFLICT, () -> stage.waitlist.joinWaitlist(waiting.somebody("Bo"), draft));
        assertThat(waiting.all(type.id())).hasSize(1);
    }

    @Test
    void whoGetsSuchATicketAnotherWayWaitsNoMore() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller ida = waiting.somebody("Ida");
        WaitingEntry entry = waiting.joined(ida, type);
        // By another list: the seats of the type are not of this quota any more.
        await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                type.id(),
                new MergePatch(new JsonObject().put("quotaIds", new JsonArray())),
                null));

        waiting.offered(ida, entry);
        assertThat(stage.now(quota).awaited()).isFalse();
        assertThat(sold.order().tickets()).hasSize(1);
    }

    @Test
    void whereSalesEndNobodyWaits() {
        TicketType type = stage.type(0, stage.quota(0));
        WaitingEntry entry = waiting.joined(waiting.somebody("Ida"), type);

        await(stage.tickets.updateTicketType(
                stage.seller,
                stage.organization,
                stage.conference,
                type.id(),
                new MergePatch(new JsonObject().put("onSale", false)),
                null));

        waiting.gone(entry);
        VoucherStage.assertCode(
                "NOT_WAITING", () -> waiting.moving(entry, WaitingClass.VIP, null, "Speaks on Wednesday"));
    }

    @Test
    void somebodyGoesFirstForAReasonOnly() {
        TicketType type = stage.type(0, stage.quota(0));
        WaitingEntry one = waiting.joined(type, 1, false);
        WaitingEntry two = waiting.joined(type, 1, false);
        WaitingEntry three = waiting.joined(type, 1, false);

        assertRefused(Refusal.INVALID, () -> waiting.moving(three, WaitingClass.STANDARD, two, " "));
        WaitingEntry moved = await(waiting.moving(three, WaitingClass.STANDARD, two, "Paid on the 19th"));
        assertThat(moved.reason()).isEqualTo("Paid on the 19th");
        assertThat(waiting.all(type.id())).extracting(WaitingEntry::id).containsExactly(one.id(), three.id(), two.id());
        await(waiting.moving(two, WaitingClass.VIP, null, "Speaks on Wednesday"));
        await(waiting.moving(one, WaitingClass.STANDARD, null, "Asked to come last"));
        assertThat(waiting.all(type.id())).extracting(WaitingEntry::id).containsExactly(two.id(), three.id(), one.id());
        assertThat(waiting.all(type.id())).extracting(WaitingEntry::position).containsExactly(1, 2, 3);
        assertRefused(Refusal.INVALID, () -> waiting.moving(one, WaitingClass.STANDARD, two, "Is of another class"));
    }

    @Test
    void whoIsAdmittedNeverOversellsUnsaid() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(0, quota);
        await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller ida = waiting.somebody("Ida");
        WaitingEntry entry = waiting.joined(ida, type);
        WaitingKey key = waiting.key(entry);

        VoucherStage.assertCode(
                "SOLD_OUT",
                () -> stage.waitlist.admitWaiting(stage.seller, key, new WaitingAdmission("Speaks", false)));
        await(stage.waitlist.admitWaiting(stage.seller, key, new WaitingAdmission("Speaks", true)));

        assertThat(waiting.offered(ida, entry).tickets()).hasSize(1);
        assertThat(stage.now(quota)).matches(one -> one.size() == 2 && one.taken() == 2);
        VoucherStage.assertCode("OFFER_RUNS", () -> stage.waitlist.leaveWaitlist(ida, stage.conference, entry.id()));
        VoucherStage.assertCode("OFFER_RUNS", () -> stage.waitlist.removeWaiting(stage.seller, key, "Asked"));
    }

    @Test
    void theListIsForThoseWhoSellTickets() {
        RegistrationStage elsewhere = stage.elsewhere();
        TicketType type = stage.type(0, stage.quota(0));
        Caller ida = waiting.somebody("Ida");
        WaitingEntry entry = waiting.joined(ida, type);
        WaitingKey key = waiting.key(entry);
        WaitingKey astray = new WaitingKey(stage.organization, elsewhere.conference, entry.id());
        Caller member = stage.as(OrganizationRole.MEMBER);
        Caller bo = waiting.somebody("Bo");

        for (Caller stranger : new Caller[] {ida, member, bo}) {
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.waitlist.listWaiting(
                            stranger, new WaitingQuery(stage.organization, stage.conference, null, null, null, 10)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.waitlist.removeWaiting(stranger, key, "Out"));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.waitlist.admitWaiting(stranger, key, new WaitingAdmission("Me first", true)));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.waitlist.removeWaiting(stage.seller, astray, "Out"));
        assertRefused(Refusal.NOT_FOUND, () -> stage.waitlist.leaveWaitlist(bo, stage.conference, entry.id()));
        assertThat(await(stage.waitlist.myWaiting(bo))).isEmpty();
        assertThat(await(stage.waitlist.myWaiting(ida)))
                .singleElement()
                .matches(one -> one.position() == 1 && one.freedLately() == 0);
    }

    @Test
    void theShopSaysSoldOutAsLongAsSomebodyWaits() {
        Quota quota = stage.quota(2);
        TicketType type = stage.type(0, quota);
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 2));
        waiting.joined(type, 3, false);

        waiting.cancelled(sold);

        assertThat(VoucherStage.item(new VoucherStage(stage).shop(null), type))
                .matches(item -> item.sales() == Sales.SOLD_OUT && item.left() == 0);
        VoucherStage.assertCode("SOLD_OUT", () -> stage.place(Caller.ANONYMOUS, type, 1));
        Caller bo = waiting.somebody("Bo");
        Order offered = waiting.offered(bo, waiting.joined(bo, type));
        await(stage.orders.cancelOrder(bo, new OrderKey(stage.conference, offered.code(), null), null));
    }

    /** Not only once what became of it is settled: whoever looks again reads no offer that is gone. */
    @Test
    void whatIsLetGoIsOfferedNoMore() {
        TicketType type = stage.type(0, stage.quota(1));
        PlacedOrder sold = await(stage.place(Caller.ANONYMOUS, type, 1));
        Caller bo = waiting.somebody("Bo");
        WaitingEntry entry = waiting.joined(bo, type);
        waiting.cancelled(sold);
        Order offered = waiting.offered(bo, entry);

        await(stage.orders.cancelOrder(bo, new OrderKey(stage.conference, offered.code(), null), null));

        assertThat(await(stage.waitlist.myWaiting(bo))).isEmpty();
        assertThat(await(stage.waitlist.listWaiting(
                                stage.seller,
                                new WaitingQuery(stage.organization, stage.conference, type.id(), null, null, 10)))
                        .items())
                .isEmpty();
    }
}
