package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.BadgesService;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.plenary.contracts.registrations.SalesService;
import io.plenary.contracts.registrations.SeatSessionsService;
import io.plenary.contracts.registrations.SeatsService;
import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.contracts.registrations.WaitlistService;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.orders.Expiry;
import io.plenary.testing.FakeAccounts;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A conference with tickets to be had, and what tests do there. */
public final class RegistrationStage implements AutoCloseable {

    public final FakeConferences conferences;
    public final UUID organization;
    public final UUID conference = UUID.randomUUID();
    public final UUID draft = UUID.randomUUID();
    public final Caller seller;
    public final TestNode node;
    public final TicketsService tickets;
    public final OrdersService orders;
    public final CheckInService checkIns;
    public final BadgesService badges;
    public final VouchersService vouchers;
    public final WaitlistService waitlist;
    public final FakeAccounts accounts;
    public final SeatsService seats;
    public final SeatSessionsService seatSessions;
    public final InvoicesService invoices;
    public final QuestionsService questions;
    public final PaymentsService payments;
    public final AttendeeImportsService attendees;
    public final SalesService sales;

    public RegistrationStage() {
        this(new TestNode());
    }

    /** Where cards are paid. */
    public RegistrationStage(URI stripe) {
        this(TestNode.paying(stripe));
    }

    private RegistrationStage(TestNode started) {
        this(new FakeConferences(), new FakeAccounts(), started);
        conferences.standIn(node);
        accounts.standIn(node);
        node.deploy(RegistrationsVerticle::new);
    }

    private RegistrationStage(FakeConferences conferences, FakeAccounts accounts, TestNode node) {
        this.conferences = conferences.published(conference, UUID.randomUUID()).draft(draft, UUID.randomUUID());
        this.accounts = accounts;
        this.node = node;
        organization = conferences.organizationId();
        seller = as(OrganizationRole.OWNER);
        tickets = node.proxy(TicketsService.class, TicketsService.ADDRESS);
        orders = node.proxy(OrdersService.class, OrdersService.ADDRESS);
        checkIns = node.proxy(CheckInService.class, CheckInService.ADDRESS);
        badges = node.proxy(BadgesService.class, BadgesService.ADDRESS);
        vouchers = node.proxy(VouchersService.class, VouchersService.ADDRESS);
        waitlist = node.proxy(WaitlistService.class, WaitlistService.ADDRESS);
        seats = node.proxy(SeatsService.class, SeatsService.ADDRESS);
        seatSessions = node.proxy(SeatSessionsService.class, SeatSessionsService.ADDRESS);
        payments = node.proxy(PaymentsService.class, PaymentsService.ADDRESS);
        invoices = node.proxy(InvoicesService.class, InvoicesService.ADDRESS);
        questions = node.proxy(QuestionsService.class, QuestionsService.ADDRESS);
        attendees = node.proxy(AttendeeImportsService.class, AttendeeImportsService.ADDRESS);
        sales = node.proxy(SalesService.class, SalesService.ADDRESS);
    }

    /** Another conference of the same service. */
    public RegistrationStage elsewhere() {
        return new RegistrationStage(conferences, accounts, node);
    }

    public Caller as(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(organization, role));
    }

    public static Caller somebody() {
        return Caller.user(UUID.randomUUID());
    }

    public Quota quota(Integer size) {
        return await(tickets.createQuota(
                seller, new QuotaDraft(UUID.randomUUID(), organization, conference, "Seats", size)));
    }

    public TicketType type(long price, Quota... quotas) {
        return await(tickets.createTicketType(seller, draft(price, quotas)));
    }

    public TicketType draft(long price, Quota... quotas) {
        return draftAt(conference, price, quotas);
    }

    private TicketType draftAt(UUID conferenceId, long price, Quota... quotas) {
        return new TicketType(
                UUID.randomUUID(),
                organization,
                conferenceId,
                "Regular",
                null,
                price,
                "EUR",
                1_900,
                null,
                null,
                1,
                10,
                true,
                0,
                List.of(quotas).stream().map(Quota::id).toList(),
                null,
                null,
                0,
                false,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /** A type that costs so much, valid on these days, and had by whoever is approved within so many days. */
    public TicketType limited(long price, List<LocalDate> days, Integer approvalDays, Quota... quotas) {
        return await(tickets.createTicketType(seller, limited(draft(price, quotas), days, approvalDays)));
    }

    /** What costs nothing, and is not for everybody. */
    public TicketType limited(TicketAudience audience, Quota... quotas) {
        return await(tickets.createTicketType(seller, limited(draft(0, quotas), List.of(), null, audience)));
    }

    public static TicketType limited(TicketType like, List<LocalDate> days, Integer approvalDays) {
        return limited(like, days, approvalDays, null);
    }

    public static TicketType limited(
            TicketType like, List<LocalDate> days, Integer approvalDays, TicketAudience audience) {
        return new TicketType(
                like.id(),
                like.organizationId(),
                like.conferenceId(),
                like.name(),
                like.description(),
                like.price(),
                like.currency(),
                like.taxRate(),
                like.salesFrom(),
                like.salesUntil(),
                like.leastPerOrder(),
                like.mostPerOrder(),
                like.onSale(),
                like.position(),
                like.quotaIds(),
                null,
                null,
                0,
                like.hidden(),
                like.terms(),
                like.transferHours(),
                like.addOn(),
                days,
                approvalDays,
                audience,
                like.mostPerPerson());
    }

    public OrderDraft order(TicketType type, int count) {
        return new OrderDraft(
                UUID.randomUUID(),
                conference,
                "Ada",
                "ada@example.org",
                "en",
                null,
                List.of(OrderLine.of(type.id(), count)),
                null);
    }

    public Future<PlacedOrder> place(Caller caller, TicketType type, int count) {
        return orders.placeOrder(caller, order(type, count));
    }

    public OrderKey key(PlacedOrder placed) {
        return keyAt(conference, placed);
    }

    public Order named(Caller caller, PlacedOrder placed) {
        return await(naming(caller, placed));
    }

    public Future<Order> naming(Caller caller, PlacedOrder placed) {
        List<Attendee> all = placed.order().tickets().stream()
                .map(ticket -> new Attendee(ticket.id(), "Ada", null, null))
                .toList();
        return orders.nameAttendees(caller, key(placed), all);
    }

    /** An order of what costs nothing, whose tickets let people in. */
    public PlacedOrder confirmed(TicketType type, int count) {
        PlacedOrder placed = await(place(Caller.ANONYMOUS, type, count));
        named(Caller.ANONYMOUS, placed);
        await(orders.confirmOrder(Caller.ANONYMOUS, key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    /** The same at another conference of the organization. */
    public PlacedOrder confirmedAt(UUID other) {
        TicketType type = await(tickets.createTicketType(seller, draftAt(other, 0)));
        PlacedOrder placed = await(orders.placeOrder(
                Caller.ANONYMOUS,
                new OrderDraft(
                        UUID.randomUUID(),
                        other,
                        "Bo",
                        "bo@example.org",
                        "en",
                        null,
                        List.of(OrderLine.of(type.id(), 1)),
                        null)));
        Attendee bo = new Attendee(placed.order().tickets().get(0).id(), "Bo", null, null);
        await(orders.nameAttendees(Caller.ANONYMOUS, keyAt(other, placed), List.of(bo)));
        await(orders.confirmOrder(Caller.ANONYMOUS, keyAt(other, placed), PaymentMethod.FREE, null));
        return placed;
    }

    public static OrderKey keyAt(UUID conferenceId, PlacedOrder placed) {
        return new OrderKey(conferenceId, placed.order().code(), placed.secret());
    }

    /** What whoever has the first ticket of the order shows. */
    public String code(PlacedOrder placed) {
        return await(orders.listPasses(Caller.ANONYMOUS, key(placed))).get(0).code();
    }

    public Quota now(Quota quota) {
        return await(tickets.listQuotas(seller, organization, conference)).stream()
                .filter(one -> one.id().equals(quota.id()))
                .findFirst()
                .orElseThrow();
    }

    public Database database() {
        return await(node.node().databases().open("registrations"));
    }

    /** As if nobody had done anything for as long as seats are held. */
    public void letTimePass(PlacedOrder placed) {
        Database database = database();
        Jobs expiry = new Jobs(node.vertx(), database, Expiry.KIND, Expiry.TERMS);
        UUID id = placed.order().id();
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update orders set reserved_until = now() where id = $1")
                .execute(Tuple.of(id))
                .compose(passed -> expiry.ask(tx, id))));
    }

    @Override
    public void close() {
        node.close();
    }
}
