package io.plenary.services.registrations.payments;

import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.runtime.KeyVault;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.cards.Stripe;
import io.plenary.services.registrations.orders.OrdersPart;
import io.plenary.services.registrations.orders.PaymentJobs;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;

/** How orders are paid, and money goes back. */
public final class PaymentsPart implements Part {

    private static final int PAID_AT_ONCE = 4;
    private static final int REMINDED_AT_ONCE = 1;

    private final PartContext context;
    private final Steps steps;
    private final PaymentJobs jobs;
    private final CardAccounts accounts;
    private final CardRefunds refunds;
    private final Checkouts checkouts;
    private final PaymentWays ways;

    public PaymentsPart(PartContext context, OrdersPart orders, PaymentJobs jobs) {
        this.context = context;
        this.steps = orders.steps();
        this.jobs = jobs;
        Stripe stripe = new Stripe(context.vertx(), context.settings().stripe());
        this.accounts = new CardAccounts(context.database(), new KeyVault(context.secretFor("card payments")));
        this.refunds = new CardRefunds(context.database(), accounts, stripe, jobs.refunding());
        this.checkouts = checkouts(stripe, orders);
        this.ways = new PaymentWays(context.database(), accounts);
    }

    private Checkouts checkouts(Stripe stripe, OrdersPart orders) {
        return new Checkouts(
                context.database(),
                context.conferences(),
                accounts,
                stripe,
                jobs.paying(),
                new CardTaking(context.database(), context.conferences(), orders.persons(), steps, refunds),
                orders.references(),
                context.node().settings().http().baseUrl());
    }

    /** Of which those know who move orders on. */
    public static PaymentJobs jobs(PartContext context) {
        return new PaymentJobs(
                context.jobs(Checkouts.KIND, Checkouts.TERMS),
                context.jobs(CardRefunds.KIND, CardRefunds.TERMS),
                context.jobs(TransferReminders.KIND, TransferReminders.TERMS));
    }

    public Checkouts checkouts() {
        return checkouts;
    }

    public PaymentWays ways() {
        return ways;
    }

    @Override
    public Future<?> begin() {
        TransferReminders reminders = new TransferReminders(context.database(), jobs.reminding());
        return context.answer(PaymentsService.class, PaymentsService.ADDRESS, payments())
                .compose(open -> context.work(jobs.paying(), checkouts, PAID_AT_ONCE))
                .compose(open -> context.work(jobs.reminding(), reminders, REMINDED_AT_ONCE))
                .compose(open -> context.work(jobs.refunding(), refunds, PAID_AT_ONCE));
    }

    private Payments payments() {
        return new Payments(
                context.database(),
                context.own(),
                accounts,
                ways,
                new CardReports(context.database(), context.conferences(), accounts, checkouts),
                new Statements(context.vertx(), context.database(), context.own(), steps));
    }
}
