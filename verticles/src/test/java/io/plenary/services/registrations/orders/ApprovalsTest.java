package io.plenary.services.registrations.orders;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.registrations.ApprovalDecision;
import io.plenary.contracts.registrations.ApprovalOutcome;
import io.plenary.contracts.registrations.ApprovalResult;
import io.plenary.contracts.registrations.ApprovalResults;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderPage;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.RegistrationEvents.OrdersToApprove;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that somebody who sells has to approve. */
class ApprovalsTest {

    private static RegistrationStage stage;
    private static WaitStage waits;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        waits = new WaitStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Order confirm(PlacedOrder placed, PaymentMethod payment) {
        return await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), payment, null));
    }

    private static PlacedOrder asked(long price, Quota... quotas) {
        return asked(stage.limited(price, List.of(), 7, quotas));
    }

    private static PlacedOrder asked(TicketType type) {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, 1));
        stage.named(Caller.ANONYMOUS, placed);
        confirm(placed, null);
        return placed;
    }

    private static Future<ApprovalResults> deciding(Caller caller, boolean approved, String reason, String... codes) {
        return stage.orders.decideOrders(
                caller, new ApprovalDecision(stage.organization, stage.conference, approved, List.of(codes), reason));
    }

    private static ApprovalOutcome decide(PlacedOrder placed, boolean approved) {
        return await(deciding(
                        stage.seller,
                        approved,
                        approved ? null : "For students only",
                        placed.order().code()))
                .items()
                .get(0)
                .outcome();
    }

    private static Order now(PlacedOrder placed) {
        return await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)));
    }

    private static void assertIn(Instant moment, Duration time) {
        assertThat(moment).isCloseTo(Instant.now().plus(time), Assertions.within(1, ChronoUnit.MINUTES));
    }

    @Test
    void whatCostsNothingIsConfirmedByTheApproval() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, stage.limited(0, List.of(), 3, quota), 2));
        stage.named(Caller.ANONYMOUS, placed);

        Order waiting = confirm(placed, PaymentMethod.FREE);

        assertThat(placed.order().approval().state()).isEqualTo(ApprovalState.NEEDED);
        assertThat(waiting.state()).isEqualTo(OrderState.AWAITING_APPROVAL);
        assertThat(waiting.tickets()).allMatch(ticket -> ticket.state() == TicketState.HELD);
        assertIn(waiting.reservedUntil(), Duration.ofDays(3));
        assertThat(confirm(placed, PaymentMethod.FREE)).isEqualTo(waiting);
        assertThat(await(stage.orders.listPasses(Caller.ANONYMOUS, stage.key(placed))))
                .isEmpty();

        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.APPROVED);
        Order confirmed = now(placed);
        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.APPROVED);

        assertThat(confirmed.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(confirmed.payment()).isEqualTo(PaymentMethod.FREE);
        assertThat(confirmed.approval().decidedAt()).isNotNull();
        assertThat(now(placed)).isEqualTo(confirmed);
        assertThat(stage.now(quota).taken()).isEqualTo(2);
    }

    @Test
    void whatCostsSomethingIsPaidFromTheApprovalOn() {
        PlacedOrder placed = asked(5_000);

        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.APPROVED);
        Order approved = now(placed);
        Order pending = confirm(placed, PaymentMethod.TRANSFER);

        assertThat(approved.state()).isEqualTo(OrderState.RESERVED);
        assertThat(approved.approval().state()).isEqualTo(ApprovalState.APPROVED);
        assertIn(approved.reservedUntil(), Duration.ofDays(14));
        assertThat(pending.state()).isEqualTo(OrderState.PENDING);
        assertThat(pending.reservedUntil()).isEqualTo(approved.reservedUntil());
        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.APPROVED);
        assertThat(now(placed).state()).isEqualTo(OrderState.PENDING);
    }

    @Test
    void afterTheApprovalItIsSaidHowItIsPaid() {
        PlacedOrder placed = asked(5_000);
        decide(placed, true);

        assertRefused(
                Refusal.INVALID, () -> stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), null, null));
        assertThat(now(placed).state()).isEqualTo(OrderState.RESERVED);
    }

    @Test
    void nobodyPaysOrIsConfirmedBeforeSomebodyApproves() {
        PlacedOrder placed = asked(5_000);

        confirm(placed, PaymentMethod.TRANSFER);
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.orders.markPaid(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        placed.order().code()));

        assertThat(now(placed).state()).isEqualTo(OrderState.AWAITING_APPROVAL);
        assertThat(now(placed).tickets()).allMatch(ticket -> ticket.state() == TicketState.HELD);
    }

    @Test
    void whoeverIsDeclinedReadsWhyAndTheSeatsGoBack() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = asked(5_000, quota);

        assertThat(decide(placed, false)).isEqualTo(ApprovalOutcome.DECLINED);

        Order declined = now(placed);
        assertThat(declined.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(declined.approval().reason()).isEqualTo("For students only");
        assertThat(declined.tickets()).allMatch(ticket -> ticket.state() == TicketState.RELEASED);
        assertThat(stage.now(quota).taken()).isZero();
        assertThat(decide(placed, false)).isEqualTo(ApprovalOutcome.DECLINED);
        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.DECIDED_OTHERWISE);
        assertThat(now(placed)).isEqualTo(declined);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void itIsDeclinedForAReasonAndApprovedWithoutOne() {
        PlacedOrder placed = asked(0);
        String code = placed.order().code();

        assertRefused(Refusal.INVALID, () -> deciding(stage.seller, false, " ", code));
        assertRefused(Refusal.INVALID, () -> deciding(stage.seller, true, "Welcome", code));
        assertRefused(Refusal.INVALID, () -> deciding(stage.seller, true, null, code, code));
        assertRefused(Refusal.INVALID, () -> deciding(stage.seller, true, null));
        assertThat(now(placed).state()).isEqualTo(OrderState.AWAITING_APPROVAL);
    }

    @Test
    void ofOnesThatAreDecidedAtOnceEachIsDecidedOnce() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = asked(0, quota);
        String code = placed.order().code();

        List<ApprovalOutcome> outcomes = await(Future.all(
                        deciding(stage.seller, true, null, code),
                        deciding(stage.seller, false, "No", code),
                        deciding(stage.seller, true, null, code))
                .map(all -> all.<ApprovalResults>list().stream()
                        .map(one -> one.items().get(0).outcome())
                        .toList()));

        boolean approved = now(placed).state() == OrderState.CONFIRMED;
        assertThat(outcomes)
                .containsExactly(
                        approved ? ApprovalOutcome.APPROVED : ApprovalOutcome.DECIDED_OTHERWISE,
                        approved ? ApprovalOutcome.DECIDED_OTHERWISE : ApprovalOutcome.DECLINED,
                        approved ? ApprovalOutcome.APPROVED : ApprovalOutcome.DECIDED_OTHERWISE);
        assertThat(stage.now(quota).taken()).isEqualTo(approved ? 1 : 0);
    }

    @Test
    void whatNobodyAnsweredInTimeIsNotApproved() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = asked(0, quota);

        stage.letTimePass(placed);
        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.ENDED);
        Awaitility.await().until(() -> now(placed).state() == OrderState.EXPIRED);

        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.ENDED);
        assertThat(decide(placed, false)).isEqualTo(ApprovalOutcome.ENDED);
        assertThat(now(placed).approval().state()).isEqualTo(ApprovalState.ASKED);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void whoeverAskedMayThinkBetterOfIt() {
        Quota quota = stage.quota(5);
        PlacedOrder placed = asked(0, quota);

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));

        assertThat(now(placed).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(decide(placed, true)).isEqualTo(ApprovalOutcome.ENDED);
        assertThat(stage.now(quota).taken()).isZero();
    }

    @Test
    void eachOfManyAnswersForItself() {
        PlacedOrder one = asked(0);
        PlacedOrder other = asked(0);
        PlacedOrder unasked = await(stage.place(Caller.ANONYMOUS, stage.limited(0, List.of(), 7), 1));
        PlacedOrder plain = stage.confirmed(stage.type(0), 1);
        RegistrationStage elsewhere = stage.elsewhere();
        PlacedOrder foreign = elsewhere.confirmed(elsewhere.type(0), 1);
        String[] codes = Stream.of(one, unasked, plain, foreign, other)
                .map(placed -> placed.order().code())
                .toArray(String[]::new);

        List<ApprovalResult> results =
                await(deciding(stage.seller, true, null, codes)).items();

        assertThat(results).extracting(ApprovalResult::code).containsExactly(codes);
        assertThat(results)
                .extracting(ApprovalResult::outcome)
                .containsExactly(
                        ApprovalOutcome.APPROVED,
                        ApprovalOutcome.NOT_ASKED,
                        ApprovalOutcome.NOT_ASKED,
                        ApprovalOutcome.UNKNOWN,
                        ApprovalOutcome.APPROVED);
        assertThat(now(unasked).state()).isEqualTo(OrderState.RESERVED);
    }

    @Test
    void onlyWhoeverSellsThereDecides() {
        PlacedOrder placed = asked(0);
        String code = placed.order().code();
        Caller stranger =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        UUID theirs = stranger.memberships().keySet().iterator().next();

        assertRefused(Refusal.UNAUTHENTICATED, () -> deciding(Caller.ANONYMOUS, true, null, code));
        assertRefused(Refusal.FORBIDDEN, () -> deciding(stranger, true, null, code));
        assertRefused(
                Refusal.INVALID,
                () -> stage.orders.decideOrders(
                        stranger, new ApprovalDecision(theirs, stage.conference, true, List.of(code), null)));
        assertThat(now(placed).state()).isEqualTo(OrderState.AWAITING_APPROVAL);
    }

    @Test
    void thoseWhoWaitForItAreFound() {
        PlacedOrder placed = asked(0);

        assertThat(await(stage.orders.listOrders(
                                stage.seller,
                                new OrderQuery(
                                        stage.organization,
                                        stage.conference,
                                        OrderState.AWAITING_APPROVAL,
                                        placed.order().code(),
                                        null,
                                        10,
                                        null)))
                        .items())
                .extracting(Order::id)
                .containsExactly(placed.order().id());
    }

    @Test
    void whatIsDeclinedGoesToThoseWhoWaitFirst() {
        Quota quota = stage.quota(1);
        TicketType type = stage.limited(0, List.of(), 7, quota);
        PlacedOrder placed = asked(type);
        Caller ida = waits.somebody("Ida");
        WaitingEntry entry = waits.joined(ida, type);

        decide(placed, false);
        Order offered = waits.offered(ida, entry);

        assertThat(offered.state()).isEqualTo(OrderState.RESERVED);
        assertThat(offered.approval().state()).isEqualTo(ApprovalState.NEEDED);
        assertThat(stage.now(quota).taken()).isOne();
    }

    @Test
    void whomAnOrganizerAdmitsNobodyIsAskedAboutOnceMore() {
        TicketType type = stage.limited(0, List.of(), 7, stage.quota(1));
        asked(type);
        Caller ida = waits.somebody("Ida");
        WaitingEntry entry = waits.joined(ida, type);

        await(stage.waitlist.admitWaiting(
                stage.seller, waits.key(entry), new WaitingAdmission("She speaks here", true)));

        assertThat(waits.offered(ida, entry).approval()).isNull();
    }

    /** Whoever was said yes to is who comes. */
    @Test
    void nobodyElseComesByAnApproval() {
        PlacedOrder placed = asked(0);
        Attendee other = new Attendee(placed.order().tickets().get(0).id(), "Mallory", null, null);

        VoucherStage.assertCode("NOT_TRANSFERABLE", () -> naming(Caller.ANONYMOUS, placed, other));
        decide(placed, true);
        VoucherStage.assertCode("NOT_TRANSFERABLE", () -> naming(Caller.ANONYMOUS, placed, other));

        assertThat(await(naming(stage.seller, placed, other)).tickets())
                .filteredOn(ticket -> ticket.state() == TicketState.VALID)
                .extracting(Ticket::attendeeName)
                .containsExactly("Mallory");
    }

    private static Future<Order> naming(Caller caller, PlacedOrder placed, Attendee attendee) {
        return stage.orders.nameAttendees(caller, stage.key(placed), List.of(attendee));
    }

    @Test
    void thatOrdersWaitIsSaidAtMostOnceAnHourAndOfAllTogether() {
        RegistrationStage at = stage.elsewhere();
        Queue<Event> announced = stage.node.listen(OrdersToApprove.class);
        askedAt(at);
        untilTold(announced, at, 1);

        askedAt(at);
        askedAt(at);
        OrderPage page = await(at.orders.listOrders(at.seller, query(at)));
        assertThat(page.items()).isEmpty();
        assertThat(page.awaitingApproval()).isEqualTo(3);
        assertThat(told(announced, at)).containsExactly(1);

        letAnHourPass(at);
        untilTold(announced, at, 1, 3);
        letAnHourPass(at);
        Awaitility.await().until(() -> jobs(at) == 0);
        assertThat(told(announced, at)).containsExactly(1, 3);
    }

    private static OrderQuery query(RegistrationStage at) {
        return new OrderQuery(at.organization, at.conference, OrderState.CONFIRMED, null, null, 10, null);
    }

    private static void askedAt(RegistrationStage at) {
        PlacedOrder placed = await(at.place(Caller.ANONYMOUS, at.limited(0, List.of(), 7), 1));
        at.named(Caller.ANONYMOUS, placed);
        await(at.orders.confirmOrder(Caller.ANONYMOUS, at.key(placed), PaymentMethod.FREE, null));
    }

    private static void untilTold(Queue<Event> announced, RegistrationStage at, Integer... orders) {
        Awaitility.await().untilAsserted(() -> assertThat(told(announced, at)).containsExactly(orders));
    }

    private static List<Integer> told(Queue<Event> announced, RegistrationStage at) {
        return announced.stream()
                .filter(event -> at.conference.equals(event.conferenceId()))
                .map(event -> event.as(OrdersToApprove.class).orders())
                .toList();
    }

    private static int jobs(RegistrationStage at) {
        return await(at.database()
                        .direct()
                        .preparedQuery("select from jobs where kind = $1 and id = $2")
                        .execute(Tuple.of(ApprovalNews.KIND, at.conference)))
                .size();
    }

    private static void letAnHourPass(RegistrationStage at) {
        Jobs jobs = new Jobs(at.node.vertx(), at.database(), ApprovalNews.KIND, ApprovalNews.TERMS);
        await(at.database().write(Caller.SYSTEM, tx -> jobs.ask(tx, at.conference)));
    }

    /** The job that would have looked when nobody answered learns that it is paid earlier than that. */
    @Test
    void whatIsApprovedExpiresWhenItIsToBePaid() {
        PlacedOrder placed = asked(stage.limited(5_000, List.of(), 60));
        UUID id = placed.order().id();
        Jobs expiry = new Jobs(stage.node.vertx(), stage.database(), Expiry.KIND, Expiry.TERMS);
        await(stage.database().write(Caller.SYSTEM, tx -> expiry.ask(tx, id)));
        Awaitility.await().until(() -> looksAt(id).isAfter(Instant.now().plus(Duration.ofDays(20))));

        decide(placed, true);

        assertIn(now(placed).reservedUntil(), Duration.ofDays(14));
        assertThat(looksAt(id)).isCloseTo(now(placed).reservedUntil(), Assertions.within(1, ChronoUnit.MINUTES));
    }

    private static Instant looksAt(UUID order) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select due_at from jobs where kind = $1 and id = $2")
                .execute(Tuple.of(Expiry.KIND, order))
                .map(rows -> rows.iterator().next().getOffsetDateTime("due_at").toInstant())));
    }
}
