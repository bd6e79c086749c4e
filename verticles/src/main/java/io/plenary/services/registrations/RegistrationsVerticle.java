package io.plenary.services.registrations;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.BadgesService;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.contracts.registrations.SalesService;
import io.plenary.contracts.registrations.SeatSessionsService;
import io.plenary.contracts.registrations.SeatsService;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.contracts.registrations.WaitlistService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs the registrations service: who takes part, and by which ticket. */
public final class RegistrationsVerticle extends ServiceVerticle {

    /**
     * Fewer than there are connections to the database, so that those who come to see or confirm get one while thousands want to order.
     * These wait here, each organization's in a line of their own.
     */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(6, 4, 4, 10_000);

    private static final int EXPIRED_AT_ONCE = 4;
    private static final int ALLOTTED_AT_ONCE = 2;
    private static final int PAID_AT_ONCE = 4;
    private static final String SEATS_READER = "seats";

    public RegistrationsVerticle(Node node) {
        super(Service.REGISTRATIONS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        Jobs allotting = new Jobs(vertx, database, Allotting.KIND, Allotting.TERMS);
        forget(allotting);
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        OwnConferences own = new OwnConferences(conferences);
        MailedTokens secrets = new MailedTokens(secretFor("order links"));
        TicketKeys keys = new TicketKeys(vertx, database, new KeyVault(secretFor("ticket keys")));
        Jobs expiry = new Jobs(vertx, database, Expiry.KIND, Expiry.TERMS);
        Jobs paying = new Jobs(vertx, database, Checkouts.KIND, Checkouts.TERMS);
        Jobs refunding = new Jobs(vertx, database, CardRefunds.KIND, CardRefunds.TERMS);
        Jobs reminding = new Jobs(vertx, database, TransferReminders.KIND, TransferReminders.TERMS);
        Settings.Tickets settings = node.settings().tickets();
        Steps steps = new Steps(expiry, allotting, paying, refunding, reminding, settings.remindBefore());
        Lanes lines = new Lanes(AT_ONCE);
        Holding holding = new Holding(expiry);
        Offering offering = new Offering(holding, settings.offer());
        AuthService auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        HeldSeats held = new HeldSeats(database, auth, settings);
        Waitlist waitlist = new Waitlist(
                database,
                conferences,
                auth,
                allotting,
                new Admission(offering),
                held,
                new SeatWaiting(allotting, settings.offer()),
                lines);
        OrderAccess access = new OrderAccess(database, secrets);
        OrderLinks links = new OrderLinks(database, auth, access);
        Stripe stripe = new Stripe(vertx, settings.stripe());
        CardAccounts accounts = new CardAccounts(database, new KeyVault(secretFor("card payments")));
        CardRefunds refunds = new CardRefunds(database, accounts, stripe, refunding);
        Checkouts checkouts = new Checkouts(
                database,
                conferences,
                accounts,
                stripe,
                paying,
                new CardTaking(database, conferences, steps, refunds),
                node.settings().http().baseUrl());
        PaymentWays ways = new PaymentWays(database, accounts);
        Payments payments = new Payments(
                database,
                own,
                accounts,
                ways,
                new CardReports(database, conferences, accounts, checkouts),
                new Statements(vertx, database, own, steps));
        Orders orders = new Orders(
                database,
                conferences,
                access,
                new Boarding(
                        vertx,
                        database,
                        conferences,
                        access,
                        new Placing(held, new Audiences(auth), holding, access, settings.hold()),
                        lines),
                steps,
                new Confirming(database, conferences, access, steps, ways, checkouts),
                new Cancelling(database, conferences, access, steps),
                new Replacing(database, conferences, access, allotting),
                new AddingOn(database, conferences, access, holding, lines, settings.hold()),
                new Approving(database, own, access, steps),
                keys);
        return Future.all(List.of(
                        answer(
                                TicketsService.class,
                                TicketsService.ADDRESS,
                                new Tickets(database, conferences, keys, allotting)),
                        answer(OrdersService.class, OrdersService.ADDRESS, orders),
                        answer(WaitlistService.class, WaitlistService.ADDRESS, waitlist),
                        answer(VouchersService.class, VouchersService.ADDRESS, new Vouchers(database, own)),
                        answer(PaymentsService.class, PaymentsService.ADDRESS, payments),
                        answer(InvoicesService.class, InvoicesService.ADDRESS, new Invoices(database, own, access)),
                        answer(OrderLinksService.class, OrderLinksService.ADDRESS, links),
                        answer(
                                QuestionsService.class,
                                QuestionsService.ADDRESS,
                                new Questions(database, conferences, access)),
                        answer(
                                CheckInService.class,
                                CheckInService.ADDRESS,
                                new CheckIns(database, own, keys, new ScannedCodes(vertx, database, keys))),
                        answer(BadgesService.class, BadgesService.ADDRESS, new Badges(database, own, keys)),
                        answer(HoldersService.class, HoldersService.ADDRESS, new Holders(database))))
                .compose(open ->
                        new JobWorker(vertx, expiry, new Expiry(database, expiry, steps), EXPIRED_AT_ONCE).begin())
                .compose(open -> new JobWorker(vertx, paying, checkouts, PAID_AT_ONCE).begin())
                .compose(open -> new JobWorker(vertx, reminding, new TransferReminders(database, reminding)).begin())
                .compose(open -> new JobWorker(vertx, refunding, refunds, PAID_AT_ONCE).begin())
                .compose(expiring -> new JobWorker(
                                vertx,
                                allotting,
                                new Allotting(
                                        database,
                                        conferences,
                                        allotting,
                                        offering,
                                        new SeatAllotting(database, settings.offer()),
                                        settings.offer()),
                                ALLOTTED_AT_ONCE)
                        .begin())
                .compose(open -> seats(database, conferences, own, auth, allotting, lines))
                .compose(open -> attendees(database, own));
    }

    private void forget(Jobs allotting) {
        erases((tx, userId) -> AnswerStore.forgetUser(tx.sql(), userId)
                .compose(gone -> ReplacementStore.forgetUser(tx.sql(), userId))
                .compose(gone -> BuyerStore.forgetUser(tx.sql(), userId))
                .compose(gone -> OrderStore.forgetUser(tx.sql(), userId))
                .compose(gone -> CheckInStore.forgetUser(tx.sql(), userId))
                .compose(gone -> SeatStore.forgetUser(tx.sql(), userId))
                .compose(seats -> WaitingStore.forgetUser(tx.sql(), userId).map(waited -> both(seats, waited)))
                .compose(conferences -> askForAll(tx, allotting, conferences))
                .compose(gone -> tx.forget(userId, null)));
        purges((tx, conferenceId) -> WaitingStore.forgetConference(tx.sql(), conferenceId)
                .compose(gone -> allotting.forget(tx.sql(), conferenceId))
                .compose(gone -> CheckInListStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> SeatSessionStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> AttendeeImportStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> OrderStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> BadgeStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> QuestionStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> VoucherStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketTypeStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketKeyStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> QuotaStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> CardSettingsStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> InvoiceStore.forgetSeller(tx.sql(), conferenceId))
                .compose(gone -> TransferStore.forgetConference(tx.sql(), conferenceId)));
    }

    private static List<UUID> both(List<UUID> some, List<UUID> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    private static Future<Void> askForAll(Transaction tx, Jobs jobs, List<UUID> ids) {
        Future<Void> all = Future.succeededFuture();
        for (UUID id : ids) {
            all = all.compose(before -> jobs.ask(tx, id));
        }
        return all;
    }

    private Future<?> seats(
            Database database,
            ConferencesService conferences,
            OwnConferences own,
            AuthService auth,
            Jobs allotting,
            Lanes lines) {
        OwnSessions program = new OwnSessions(node.proxies());
        Jobs looking = new Jobs(vertx, database, SeatWatch.KIND, SeatWatch.TERMS);
        SeatWatch watch = new SeatWatch(database, looking, program, conferences, allotting);
        SeatSessions sessions = new SeatSessions(database, own, program, auth, looking, allotting);
        return Future.all(
                        answer(
                                SeatsService.class,
                                SeatsService.ADDRESS,
                                new Seats(database, conferences, auth, allotting, lines)),
                        answer(SeatSessionsService.class, SeatSessionsService.ADDRESS, sessions))
                .compose(open -> new JobWorker(vertx, looking, watch, EXPIRED_AT_ONCE).begin())
                .compose(open -> LogReader.since(Instant.now(), vertx, node, SEATS_READER, database, watch::note)
                        .only(SeatWatch.EVENTS)
                        .begin());
    }

    /** People who come from elsewhere, and how many there are. */
    private Future<?> attendees(Database database, OwnConferences own) {
        Jobs importing = new Jobs(vertx, database, AttendeeImportWork.KIND, AttendeeImportWork.TERMS);
        AttendeeImports imports = new AttendeeImports(database, own, importing, new AttendeeFiles(vertx, database));
        return Future.all(
                        answer(AttendeeImportsService.class, AttendeeImportsService.ADDRESS, imports),
                        answer(SalesService.class, SalesService.ADDRESS, new SalesReports(database, own)))
                .compose(open -> new JobWorker(
                                vertx, importing, new AttendeeImportWork(vertx, database, importing), ALLOTTED_AT_ONCE)
                        .begin());
    }

    private byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.REGISTRATIONS.id()).secretFor(purpose);
    }
}
