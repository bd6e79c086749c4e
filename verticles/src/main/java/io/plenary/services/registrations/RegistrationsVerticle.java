package io.plenary.services.registrations;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Settings;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.util.List;

/** Runs the registrations service: who takes part, and by which ticket. */
public final class RegistrationsVerticle extends ServiceVerticle {

    private static final int EXPIRED_AT_ONCE = 4;

    public RegistrationsVerticle(Node node) {
        super(Service.REGISTRATIONS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> OrderStore.forgetUser(tx.sql(), userId)
                .compose(gone -> CheckInStore.forgetUser(tx.sql(), userId))
                .compose(gone -> tx.forget(userId, null)));
        purges((tx, conferenceId) -> CheckInListStore.forgetConference(tx.sql(), conferenceId)
                .compose(gone -> OrderStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> VoucherStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketTypeStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketKeyStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> QuotaStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> InvoiceStore.forgetSeller(tx.sql(), conferenceId))
                .compose(gone -> TransferStore.forgetConference(tx.sql(), conferenceId)));
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        OwnConferences own = new OwnConferences(conferences);
        MailedTokens secrets = new MailedTokens(secretFor("order links"));
        TicketKeys keys = new TicketKeys(vertx, database, new KeyVault(secretFor("ticket keys")));
        Jobs expiry = new Jobs(vertx, database, Expiry.KIND, Expiry.TERMS);
        Steps steps = new Steps(expiry);
        Settings.Tickets settings = node.settings().tickets();
        OrderAccess access = new OrderAccess(database, secrets);
        OrderLinks links = new OrderLinks(database, node.proxies().of(AuthService.class, AuthService.ADDRESS), access);
        Orders orders = new Orders(
                database,
                conferences,
                access,
                new HeldSeats(database, settings),
                new Placing(expiry, settings.hold()),
                steps,
                new Cancelling(database, conferences, access, steps),
                keys);
        return Future.all(List.of(
                        answer(TicketsService.class, TicketsService.ADDRESS, new Tickets(database, conferences, keys)),
                        answer(OrdersService.class, OrdersService.ADDRESS, orders),
                        answer(VouchersService.class, VouchersService.ADDRESS, new Vouchers(database, own)),
                        answer(PaymentsService.class, PaymentsService.ADDRESS, new Payments(database, own)),
                        answer(InvoicesService.class, InvoicesService.ADDRESS, new Invoices(database, own, access)),
                        answer(OrderLinksService.class, OrderLinksService.ADDRESS, links),
                        answer(
                                CheckInService.class,
                                CheckInService.ADDRESS,
                                new CheckIns(database, own, keys, new ScannedCodes(vertx, database, keys)))))
                .compose(open ->
                        new JobWorker(vertx, expiry, new Expiry(database, expiry, steps), EXPIRED_AT_ONCE).begin());
    }

    private byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.REGISTRATIONS.id()).secretFor(purpose);
    }
}
