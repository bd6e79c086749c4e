package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ApprovalDecision;
import io.plenary.contracts.registrations.ApprovalOutcome;
import io.plenary.contracts.registrations.ApprovalResult;
import io.plenary.contracts.registrations.ApprovalResults;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether those get what they ordered who wait for it. */
public final class Approving {

    private final Database database;
    private final OwnConferences conferences;
    private final OrderAccess access;
    private final Steps steps;

    Approving(Database database, OwnConferences conferences, OrderAccess access, Steps steps) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.steps = steps;
    }

    public Future<ApprovalResults> decide(Caller caller, ApprovalDecision wanted) {
        TicketRules.requireMaySell(caller, wanted.organizationId(), wanted.conferenceId());
        return conferences
                .get(caller, wanted.organizationId(), wanted.conferenceId())
                .compose(conference -> each(caller, ApprovalRules.check(wanted), conference));
    }

    /** Each in a transaction of its own: seats of several orders that go back in one would be waited for in a circle. */
    private Future<ApprovalResults> each(Caller caller, ApprovalDecision decision, Conference conference) {
        Future<List<ApprovalResult>> results = Future.succeededFuture(new ArrayList<>());
        for (String code : decision.codes()) {
            results = results.compose(
                    before -> decide(caller, decision, code, conference).map(outcome -> {
                        before.add(new ApprovalResult(code, outcome));
                        return before;
                    }));
        }
        return results.map(ApprovalResults::new);
    }

    private Future<ApprovalOutcome> decide(
            Caller caller, ApprovalDecision decision, String code, Conference conference) {
        OrderKey key = new OrderKey(decision.conferenceId(), code, null);
        return access.idOf(key)
                .compose(id -> database.write(caller, tx -> access.lock(tx, caller, key, id)
                        .compose(order -> decide(tx, decision, order, conference))))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(ApprovalOutcome.UNKNOWN)
                        : Future.failedFuture(failure));
    }

    private Future<ApprovalOutcome> decide(
            Transaction tx, ApprovalDecision decision, Order order, Conference conference) {
        Instant now = Instant.now();
        Optional<ApprovalOutcome> settled = ApprovalRules.settled(order, decision.approved(), now);
        if (settled.isPresent()) {
            return Future.succeededFuture(settled.get());
        }
        if (!decision.approved()) {
            return steps.decline(tx, order, decision.reason().strip()).map(ApprovalOutcome.DECLINED);
        }
        return OrderRules.isAhead(conference, now)
                ? TransferTermsStore.find(tx.sql(), conference.id())
                        .compose(terms -> steps.approve(tx, order, terms.due(conference, now)))
                        .map(ApprovalOutcome.APPROVED)
                : Future.succeededFuture(ApprovalOutcome.ENDED);
    }
}
