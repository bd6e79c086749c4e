package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** How what is ordered is paid. */
@ProxyGen
public interface PaymentsService {

    String ADDRESS = "plenary.payments";

    /**
     * Where money for a conference is transferred, as those read whose orders wait for it; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<TransferDetails> transferDetails(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says where money for a conference is transferred, from now on also in orders that are there already; for whoever has
     * {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where it is longer than 1,000 characters
     */
    @Repeatable
    @Once
    Future<TransferDetails> setTransferDetails(Caller caller, TransferDetails details);

    /**
     * By which ways tickets of a conference are paid; for whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<PaymentMethods> paymentMethods(Caller caller, UUID conferenceId);

    /**
     * How tickets of a conference are paid by card, without the secrets, which nobody reads; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<CardSettings> cardSettings(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says how tickets of a conference are paid by card; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID where a secret cannot be one, or one is missing
     */
    @Repeatable
    @Once
    Future<CardSettings> setCardSettings(Caller caller, CardSettingsChange change);

    /**
     * What a provider says of payments; heard once, however often and in whatever order it is said.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where the provider did not sign it
     */
    @Repeatable
    Future<Void> hearProvider(Caller caller, CardReport report);

    /**
     * What of a statement of a bank may be for which orders; nothing changes, and nothing of it is kept. For whoever has
     * {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID (STATEMENT_UNREADABLE)
     */
    @Repeatable
    Future<StatementReading> readStatement(Caller caller, StatementFile file);

    /**
     * Transfers have come for orders, 500 at most: each is for one order, however often it is said. For whoever has
     * {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<StatementResults> confirmTransfers(Caller caller, StatementConfirmation confirmation);
}
