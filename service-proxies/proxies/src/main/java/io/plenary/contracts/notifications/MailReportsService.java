package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** What became of mails after they were sent, and the addresses that nothing is mailed to since then. */
@ProxyGen
public interface MailReportsService {

    String ADDRESS = "plenary.mail-reports";

    /**
     * What a provider says. Of what nobody knows, or what was told before, nothing changes.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where it does not know the secret, or there is none
     */
    @Repeatable
    Future<Void> report(Caller caller, MailReport report);

    /**
     * What a mail server says by mail (RFC 3464, RFC 5965). What is no such mail changes nothing.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where whoever brings it does not know the secret, or there is none
     */
    @Repeatable
    Future<Void> reportByMail(Caller caller, MailedReport mail);

    /**
     * Where the caller is mailed; whether anything is only where they have confirmed the address.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<MailAddress> mailAddress(Caller caller);

    /**
     * The caller's address is mailed again until something comes back once more.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, FORBIDDEN for who has not
     *     confirmed the address, TOO_MANY within a day
     */
    @Once
    Future<MailAddress> tryMailAgain(Caller caller);

    /**
     * Addresses that nothing is mailed to, newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN for others than administrators
     */
    @Repeatable
    Future<SuppressionPage> listSuppressions(Caller caller, SuppressionQuery query);

    /**
     * An address is mailed again. Repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN for others than administrators, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> liftSuppression(Caller caller, UUID suppressionId);
}
