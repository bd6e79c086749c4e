package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.EmailChanged;
import io.plenary.contracts.auth.AuthEvents.EmailConfirmed;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.MailAddress;
import io.plenary.contracts.notifications.MailReport;
import io.plenary.contracts.notifications.MailReportsService;
import io.plenary.contracts.notifications.MailedReport;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionPage;
import io.plenary.contracts.notifications.SuppressionQuery;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Transaction;
import io.plenary.services.notifications.SuppressionStore.Mailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Hears what became of mails, and mails nothing more where that is of no use. */
final class MailReports implements MailReportsService {

    static final Set<Class<? extends Payload>> EVENTS = Set.of(EmailChanged.class, EmailConfirmed.class);

    private final Vertx vertx;
    private final Database database;
    private final Proxies proxies;
    private final MessageIds ids;
    private final String secret;

    /** @param secret by which those are known who report; null where nobody does */
    MailReports(Vertx vertx, Database database, Proxies proxies, MessageIds ids, String secret) {
        this.vertx = vertx;
        this.database = database;
        this.proxies = proxies;
        this.ids = ids;
        this.secret = secret;
    }

    @Override
    public Future<Void> report(Caller caller, MailReport report) {
        requireSecret(report.secret());
        return ids.find(report.messageId())
                .map(id -> note(id, mail -> Optional.of(ReportRules.of(report, mail.address()))))
                .orElse(Future.succeededFuture());
    }

    @Override
    public Future<Void> reportByMail(Caller caller, MailedReport mail) {
        requireSecret(mail.secret());
        return vertx.executeBlocking(() -> ReturnReader.read(mail.text()), false)
                .compose(returned -> returned.about().stream()
                        .flatMap(named -> ids.find(named).stream())
                        .findFirst()
                        .map(id -> note(id, mailed -> ReportRules.of(returned, mailed.address())))
                        .orElse(Future.succeededFuture()));
    }

    private void requireSecret(String known) {
        if (secret == null) {
            throw Refusal.FORBIDDEN.because("Reports on mails are not set up: the operator has named no secret.");
        }
        if (known == null || !MessageDigest.isEqual(bytes(known), bytes(secret))) {
            throw Refusal.FORBIDDEN.because("Only who knows the secret says what became of mails.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The address is what we have sent the mail to, whatever a report calls it. */
    private Future<Void> note(UUID deliveryId, Function<Mailed, Optional<Finding>> judge) {
        return database.write(Caller.SYSTEM, tx -> SuppressionStore.findMailed(tx.sql(), deliveryId)
                .compose(found -> found.flatMap(
                                mail -> judge.apply(mail).map(finding -> note(tx, deliveryId, mail, finding)))
                        .orElse(Future.succeededFuture())));
    }

    private static Future<Void> note(Transaction tx, UUID deliveryId, Mailed mail, Finding finding) {
        return SuppressionStore.report(tx.sql(), deliveryId, finding)
                .compose(isNew -> isNew && finding.suppression() != null
                        ? SuppressionStore.suppress(tx.sql(), mail, finding.suppression(), finding.reason())
                        : Future.succeededFuture());
    }

    @Override
    public Future<MailAddress> mailAddress(Caller caller) {
        requireSignedIn(caller);
        return account(caller)
                .compose(account -> database.read(Caller.SYSTEM, sql -> mailAddress(sql, account.email())));
    }

    private Future<UserAccount> account(Caller caller) {
        return proxies.of(AuthService.class, AuthService.ADDRESS)
                .usersByIds(Caller.SYSTEM, List.of(caller.userId().toString()))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.NOT_FOUND.because("The account is gone.")));
    }

    private static Future<MailAddress> mailAddress(SqlClient sql, String address) {
        return SuppressionStore.find(sql, address)
                .map(found -> found.map(suppression -> mailAddress(address, suppression))
                        .orElseGet(() -> new MailAddress(address, null, null, null, null)));
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
                .compose(account -> database.write(Caller.SYSTEM, tx -> tryAgain(tx.sql(), account)))
                .compose(now -> database.once(caller, tx -> Future.succeededFuture(now)));
    }

    private static Future<MailAddress> tryAgain(SqlClient sql, UserAccount account) {
        return SuppressionStore.find(sql, account.email())
                .compose(found -> {
                    found.ifPresent(
                            suppression -> ReportRules.checkTry(suppression, account.confirmed(), Instant.now()));
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
        return database.once(caller, tx -> SuppressionStore.lift(tx.sql(), suppressionId)
                .compose(lifted -> lifted
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such address."))));
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

    /** In the transaction that moves the reader's cursor: who confirms an address, or has another one, can be reached there. */
    static Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events.stream().filter(MailReports::reaches).toList()) {
            noted = noted.compose(before -> SuppressionStore.liftOfUser(tx.sql(), owner(event)));
        }
        return noted;
    }

    private static boolean reaches(Event event) {
        return EVENTS.stream().anyMatch(event::is);
    }

    private static UUID owner(Event event) {
        OfUser changed = event.is(EmailChanged.class) ? event.as(EmailChanged.class) : event.as(EmailConfirmed.class);
        return changed.userId();
    }
}
