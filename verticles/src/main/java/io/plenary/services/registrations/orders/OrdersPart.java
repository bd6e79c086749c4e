package io.plenary.services.registrations.orders;

import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;
import java.util.List;

/** Orders as they are kept: who may see them, what they hold, how they move on and end. */
public final class OrdersPart implements Part {

    private static final int EXPIRED_AT_ONCE = 4;

    private final PartContext context;
    private final Jobs expiry;
    private final Jobs approvals;
    private final OrderAccess access;
    private final Holding holding;
    private final HeldSeats held;
    private final Endings endings;
    private final Steps steps;
    private final PaymentReferences references;

    public OrdersPart(PartContext context, Jobs allotting, PaymentJobs payments) {
        this.context = context;
        this.expiry = context.jobs(Expiry.KIND, Expiry.TERMS);
        this.approvals = context.jobs(ApprovalNews.KIND, ApprovalNews.TERMS);
        this.access = new OrderAccess(context.database(), new MailedTokens(context.secretFor("order links")));
        this.references = new PaymentReferences(context.secretFor("payment references"));
        this.holding = new Holding(expiry);
        this.held = new HeldSeats(context.database(), context.auth(), context.settings());
        this.endings = new Endings(allotting, payments);
        this.steps = new Steps(
                expiry, endings, payments, approvals, context.settings().remindBefore());
    }

    public OrderAccess access() {
        return access;
    }

    public Holding holding() {
        return holding;
    }

    public HeldSeats held() {
        return held;
    }

    public HeldTransfers heldTransfers() {
        return new HeldTransfers(context.auth(), context.settings());
    }

    public Persons persons() {
        return new Persons(context.auth());
    }

    public Steps steps() {
        return steps;
    }

    public Endings endings() {
        return endings;
    }

    public PaymentReferences references() {
        return references;
    }

    public Approving approving() {
        return new Approving(context.database(), context.own(), access, steps);
    }

    @Override
    public Future<?> begin() {
        OrderLinks links = new OrderLinks(context.database(), context.auth(), access, references);
        Questions questions = new Questions(context.database(), context.conferences(), access);
        return Future.all(List.of(
                        context.answer(OrderLinksService.class, OrderLinksService.ADDRESS, links),
                        context.answer(QuestionsService.class, QuestionsService.ADDRESS, questions)))
                .compose(open -> context.work(expiry, new Expiry(context.database(), expiry, endings), EXPIRED_AT_ONCE))
                .compose(open -> context.work(approvals, new ApprovalNews(context.database(), approvals), 1));
    }
}
