package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.StatementColumns;
import io.plenary.contracts.registrations.StatementConfirmation;
import io.plenary.contracts.registrations.StatementFile;
import io.plenary.contracts.registrations.StatementOrder;
import io.plenary.contracts.registrations.StatementOutcome;
import io.plenary.contracts.registrations.StatementPick;
import io.plenary.contracts.registrations.StatementReading;
import io.plenary.contracts.registrations.StatementResult;
import io.plenary.contracts.registrations.StatementResults;
import io.plenary.formats.bank.BankColumns;
import io.plenary.formats.bank.BankEntry;
import io.plenary.formats.bank.BankStatement;
import io.plenary.formats.bank.BankStatements;
import io.plenary.formats.bank.UnreadableStatement;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Statements of banks: what of them is for which orders. They are read on a worker, and nothing of them is kept. */
final class Statements {

    private static final int LARGEST = 1 << 20;

    private final Vertx vertx;
    private final Database database;
    private final OwnConferences conferences;
    private final Steps steps;

    Statements(Vertx vertx, Database database, OwnConferences conferences, Steps steps) {
        this.vertx = vertx;
        this.database = database;
        this.conferences = conferences;
        this.steps = steps;
    }

    Future<StatementReading> read(Caller caller, StatementFile file) {
        return own(caller, file.organizationId(), file.conferenceId())
                .compose(own -> database.read(
                        caller, sql -> StatementStore.orders(sql, file.organizationId(), file.conferenceId())))
                .compose(orders -> vertx.executeBlocking(() -> read(file, orders), false)
                        .compose(statement -> matched(caller, file, statement, orders)));
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences.get(caller, organizationId, conferenceId);
    }

    private static BankStatement read(StatementFile file, List<StatementOrder> orders) {
        if (file.bytes().length > LARGEST) {
            throw Refusal.TOO_LARGE.because("A statement has a megabyte at most.");
        }
        try {
            return BankStatements.read(file.bytes(), columns(file.columns()), StatementRules.usualCurrency(orders));
        } catch (UnreadableStatement e) {
            throw Refusal.INVALID.because("STATEMENT_UNREADABLE", e.getMessage());
        }
    }

    private static BankColumns columns(StatementColumns said) {
        return said == null
                ? BankColumns.UNKNOWN
                : new BankColumns(said.date(), said.amount(), said.currency(), said.payer(), said.text());
    }

    private Future<StatementReading> matched(
            Caller caller, StatementFile file, BankStatement statement, List<StatementOrder> orders) {
        Map<String, BankEntry> entries = StatementRules.named(statement.entries());
        return database.read(caller, sql -> StatementStore.noted(sql, file.conferenceId(), entries.keySet())
                        .compose(noted -> StatementStore.settled(sql, file.conferenceId())
                                .map(settled -> new StatementRules.Before(noted, settled))))
                .compose(before -> vertx.executeBlocking(() -> StatementRules.matched(entries, orders, before), false))
                .map(items -> new StatementReading(
                        items, statement.table(), columns(statement.columns()), statement.unread()));
    }

    private static StatementColumns columns(BankColumns read) {
        return read == null
                ? null
                : new StatementColumns(read.date(), read.amount(), read.currency(), read.payer(), read.text());
    }

    Future<StatementResults> confirm(Caller caller, StatementConfirmation confirmation) {
        return own(caller, confirmation.organizationId(), confirmation.conferenceId())
                .compose(conference -> {
                    StatementRules.check(confirmation);
                    return database.once(caller, tx -> confirm(tx, confirmation, conference));
                });
    }

    /** All orders are locked before any is paid: payments wait for the number of an invoice, last of all. */
    private Future<StatementResults> confirm(
            Transaction tx, StatementConfirmation confirmation, Conference conference) {
        List<String> codes = confirmation.items().stream()
                .map(StatementPick::code)
                .distinct()
                .toList();
        return StatementStore.lock(tx.sql(), confirmation.organizationId(), confirmation.conferenceId(), codes)
                .compose(ids -> {
                    Future<List<StatementResult>> results = Future.succeededFuture(new ArrayList<>());
                    for (StatementPick pick : confirmation.items()) {
                        results = results.compose(before -> confirm(tx, pick, ids.get(pick.code()), conference)
                                .map(outcome -> {
                                    before.add(new StatementResult(pick.entry(), pick.code(), outcome));
                                    return before;
                                }));
                    }
                    return results.map(StatementResults::new);
                });
    }

    private Future<StatementOutcome> confirm(Transaction tx, StatementPick pick, UUID orderId, Conference conference) {
        return orderId == null
                ? Future.succeededFuture(StatementOutcome.UNKNOWN)
                : Steps.now(tx, orderId).compose(order -> refused(order)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> pay(tx, pick, order, conference)));
    }

    private static Optional<StatementOutcome> refused(Order order) {
        if (order.outstanding() != null) {
            return Optional.empty();
        }
        return switch (order.state()) {
            case CONFIRMED -> Optional.of(StatementOutcome.PAID_ALREADY);
            case EXPIRED, CANCELLED -> Optional.of(StatementOutcome.ENDED);
            case RESERVED, AWAITING_APPROVAL -> Optional.of(StatementOutcome.NOT_AWAITED);
            case PENDING -> Optional.empty();
        };
    }

    private Future<StatementOutcome> pay(Transaction tx, StatementPick pick, Order order, Conference conference) {
        return StatementStore.note(tx.sql(), order.organizationId(), order.conferenceId(), pick.entry(), order.id())
                .compose(first -> first
                        ? paid(tx, order, conference).map(StatementOutcome.PAID)
                        : Future.succeededFuture(StatementOutcome.PAID_ALREADY));
    }

    private Future<?> paid(Transaction tx, Order order, Conference conference) {
        return order.outstanding() != null
                ? Invoicing.settle(tx, order)
                : steps.confirm(tx, order, order.payment()).compose(paid -> Invoicing.paid(tx, paid, conference));
    }
}
