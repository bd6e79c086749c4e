package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.notifications.MailAddress;
import io.plenary.contracts.notifications.MailReport;
import io.plenary.contracts.notifications.MailReportsService;
import io.plenary.contracts.notifications.MailedReport;
import io.plenary.contracts.notifications.NotificationEvents.SuppressionLifted;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionPage;
import io.plenary.contracts.notifications.SuppressionQuery;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.ReportSecret;
import io.plenary.runtime.Transaction;
import io.plenary.services.notifications.SuppressionStore.Mailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Hears what became of mails, and mails nothing more where that is of no use. */
final class MailReports implements MailReportsService {

    private final Vertx vertx;
    private final Database database;
    private final Readers readers;
    private final MessageIds ids;
    private final ReportSecret secret;

    MailReports(Vertx vertx, Database database, Readers readers, MessageIds ids, ReportSecret secret) {
        this.vertx = vertx;
        this.database = database;
        this.readers = readers;
        this.ids = ids;
        this.secret = secret;
    }

    @Override
    public Future<Void> report(Caller caller, MailReport report) {
        secret.require(report.secret());
        return ids.find(report.messageId())
                .map(id -> note(id, false, mail -> ReportRules.of(report, mail.address())))
                .orElse(Future.succeededFuture());
    }

    @Override
    public Future<Void> reportByMail(Caller caller, MailedReport mail) {
        secret.require(mail.secret());
        return vertx.executeBlocking(() -> ReturnReader.read(mail.text()), false)
                .compose(returned -> returned.about().stream()
                        .flatMap(named -> ids.find(named).stream())
                        .findFirst()
                        .map(id -> note(id, true, mailed -> ReportRules.of(returned, mailed, Instant.now())))
                        .orElse(Future.succeededFuture()));
    }

    /** The address is what we have sent the mail to, whatever a report calls it. */
    private Future<Void> note(UUID deliveryId, boolean byMail, Function<Mailed, Optional<Finding>> judge) {
        return database.write(Caller.SYSTEM, tx -> SuppressionStore.findMailed(tx.sql(), deliveryId)
                .compose(found -> found.flatMap(
                                mail -> judge.apply(mail).map(finding -> note(tx, deliveryId, byMail, mail, finding)))
                        .orElse(Future.succeededFuture())));
    }

    private static Future<Void> note(Transaction tx, UUID deliveryId, boolean byMail, Mailed mail, Finding finding) {
        return SuppressionStore.report(tx.sql(), deliveryId, finding)
                .compose(isNew -> isNew && finding.suppression() != null
                        ? SuppressionStore.suppress(tx.sql(), mail, finding.suppression(), finding.reason(), byMail)
                        : Future.succeededFuture());
    }

    /** What is said of an address is for those to know whose it is; until that is confirmed it may be somebody else's. */
    @Override
    public Future<MailAddress> mailAddress(Caller caller) {
        requireSignedIn(caller);
        return account(caller)
                .compose(account -> account.confirmed()
                        ? database.read(Caller.SYSTEM, sql -> mailAddress(sql, account.email()))
                        : Future.succeededFuture(reached(account.email())));
    }

    private Future<UserAccount> account(Caller caller) {
        return readers.account(caller.userId())
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("The account is gone.")));
    }

    private static Future<MailAddress> mailAddress(SqlClient sql, String address) {
        return SuppressionStore.find(sql, address)
                .map(found -> found.map(suppression -> mailAddress(address, suppression))
                        .orElseGet(() -> reached(address)));
    }

    private static MailAddress reached(String address) {
        return new MailAddress(address, null, null, null, null);
    }

    private static MailAddress mailAddress(String address, Suppression suppression) {
        return new MailAddress(
                address,
                suppression.cause(),
                suppression.reason(),
                suppression.since(),
                ReportRules.mayTryAt(suppression));
    }

    /** Whose mail it was is not for others to see, so it is lifted in our own name: repeated, there is nothing left to lift. */
    @Override
    public Future<MailAddress> tryMailAgain(Caller caller) {
        requireSignedIn(caller);
        return account(caller)
                .map(ReportRules::requireOwner)
                .compose(account -> database.write(Caller.SYSTEM, tx -> tryAgain(tx.sql(), account)))
                .compose(now -> database.once(caller, tx -> Future.succeededFuture(now)));
    }

    private static Future<MailAddress> tryAgain(SqlClient sql, UserAccount account) {
        return SuppressionStore.find(sql, account.email())
                .compose(found -> {
                    found.ifPresent(suppression -> ReportRules.checkTry(suppression, Instant.now()));
                    return SuppressionStore.tryAgain(sql, account.email(), ReportRules.TRIED_AGAIN_AFTER);
                })
                .compose(lifted -> mailAddress(sql, account.email()));
    }

    @Override
    public Future<SuppressionPage> listSuppressions(Caller caller, SuppressionQuery query) {
        Faults.requirePage(query.limit());
        requireAdmin(caller);
        return database.read(caller, sql -> SuppressionStore.page(sql, query));
    }

    @Override
    public Future<Void> liftSuppression(Caller caller, UUID suppressionId) {
        requireAdmin(caller);
        return database.once(
                caller, tx -> SuppressionStore.lift(tx.sql(), suppressionId).map(lifted -> {
                    if (!lifted) {
                        throw Refusal.NOT_FOUND.because("There is no such address.");
                    }
                    tx.announce(new SuppressionLifted(suppressionId), null, null);
                    return null;
                }));
    }

    private static void requireAdmin(Caller caller) {
        requireSignedIn(caller);
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators look after addresses.");
        }
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }
}
