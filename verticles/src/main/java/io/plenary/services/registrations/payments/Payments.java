package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.CardReport;
import io.plenary.contracts.registrations.CardSettings;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.contracts.registrations.PaymentMethods;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.RegistrationEvents.CardSettingsChanged;
import io.plenary.contracts.registrations.RegistrationEvents.TransferDetailsChanged;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.StatementConfirmation;
import io.plenary.contracts.registrations.StatementFile;
import io.plenary.contracts.registrations.StatementReading;
import io.plenary.contracts.registrations.StatementResults;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.invoices.InvoiceStore;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TransferTerms;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.vertx.core.Future;
import java.util.UUID;

final class Payments implements PaymentsService {

    private static final int LONGEST = 1_000;

    private final Database database;
    private final OwnConferences conferences;
    private final CardAccounts accounts;
    private final PaymentWays ways;
    private final CardReports reports;
    private final Statements statements;

    Payments(
            Database database,
            OwnConferences conferences,
            CardAccounts accounts,
            PaymentWays ways,
            CardReports reports,
            Statements statements) {
        this.database = database;
        this.conferences = conferences;
        this.accounts = accounts;
        this.ways = ways;
        this.reports = reports;
        this.statements = statements;
    }

    @Override
    public Future<TransferDetails> transferDetails(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> TransferStore.find(sql, conferenceId)
                        .compose(text -> TransferTermsStore.find(sql, conferenceId)
                                .map(terms -> new TransferDetails(
                                        organizationId,
                                        conferenceId,
                                        text.orElse(null),
                                        terms.dueDays(),
                                        terms.closedDays())))));
    }

    @Override
    public Future<TransferDetails> setTransferDetails(Caller caller, TransferDetails wanted) {
        String text = wanted.text() == null || wanted.text().isBlank()
                ? null
                : wanted.text().strip();
        TransferDetails details = new TransferDetails(
                wanted.organizationId(), wanted.conferenceId(), text, wanted.dueDays(), wanted.closedDays());
        return own(caller, details.organizationId(), details.conferenceId()).compose(own -> {
            Faults faults = new Faults().text("/text", text, LONGEST);
            TransferTerms.check(faults, details);
            faults.refuseIfAny("Nothing can be transferred like that.");
            return database.once(caller, tx -> set(tx, details));
        });
    }

    private static Future<TransferDetails> set(Transaction tx, TransferDetails details) {
        tx.announce(new TransferDetailsChanged(), details.organizationId(), details.conferenceId());
        return (details.text() == null
                        ? TransferStore.forgetConference(tx.sql(), details.conferenceId())
                        : TransferStore.set(tx.sql(), details))
                .compose(set -> TransferTermsStore.set(tx.sql(), details))
                .map(details);
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences.get(caller, organizationId, conferenceId);
    }

    @Override
    public Future<PaymentMethods> paymentMethods(Caller caller, UUID conferenceId) {
        return conferences.seen(caller, conferenceId).compose(ways::of).compose(offered -> database.read(
                        Caller.SYSTEM, sql -> InvoiceStore.seller(sql, conferenceId))
                .map(seller -> new PaymentMethods(
                        offered,
                        seller.map(Seller::termsUrl).orElse(null),
                        seller.map(Seller::privacyUrl).orElse(null),
                        seller.map(Seller::contactEmail).orElse(null))));
    }

    @Override
    public Future<CardSettings> cardSettings(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> accounts.settings(sql, organizationId, conferenceId)));
    }

    @Override
    public Future<CardSettings> setCardSettings(Caller caller, CardSettingsChange change) {
        UUID organizationId = change.organizationId();
        UUID conferenceId = change.conferenceId();
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.once(caller, tx -> {
                    tx.announce(new CardSettingsChanged(change.enabled()), organizationId, conferenceId);
                    return accounts.find(tx.sql(), conferenceId)
                            .compose(known -> accounts.set(tx.sql(), change, PaymentRules.account(change, known)))
                            .compose(set -> accounts.settings(tx.sql(), organizationId, conferenceId));
                }));
    }

    @Override
    public Future<Void> hearProvider(Caller caller, CardReport report) {
        return reports.hear(report);
    }

    @Override
    public Future<StatementReading> readStatement(Caller caller, StatementFile file) {
        return statements.read(caller, file);
    }

    @Override
    public Future<StatementResults> confirmTransfers(Caller caller, StatementConfirmation confirmation) {
        return statements.confirm(caller, confirmation);
    }
}
