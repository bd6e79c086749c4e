package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.Phone;
import io.plenary.contracts.notifications.PhoneCode;
import io.plenary.contracts.notifications.PhoneNumber;
import io.plenary.contracts.notifications.PhoneService;
import io.plenary.contracts.notifications.SmsReport;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whose phone is whose: nobody is texted who has not typed in what was texted. */
final class Phones implements PhoneService {

    private final Database database;
    private final Jobs texting;
    private final PhoneCodes codes;
    private final SmsReports reports;
    private final boolean sends;

    /** @param sends whether messages leave the installation */
    Phones(Database database, Jobs texting, PhoneCodes codes, SmsReports reports, boolean sends) {
        this.database = database;
        this.texting = texting;
        this.codes = codes;
        this.reports = reports;
        this.sends = sends;
    }

    @Override
    public Future<Phone> phone(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> phone(sql, caller));
    }

    private Future<Phone> phone(SqlClient sql, Caller caller) {
        return PhoneStore.find(sql, caller.userId(), PhoneRules.PATIENCE)
                .map(known -> new Phone(known.number(), known.confirmedAt(), known.asked(), sends));
    }

    /** What others have asked for is not the caller's to see: it is counted first, in our own name. */
    @Override
    public Future<Phone> ask(Caller caller, PhoneNumber number, String address) {
        requireSignedIn(caller);
        PhoneRules.check(number);
        return database.write(Caller.SYSTEM, tx -> count(tx.sql(), caller.userId(), number.number(), address))
                .compose(counted -> database.once(
                        caller, tx -> ask(tx, caller, number.number()).compose(asked -> phone(tx.sql(), caller))));
    }

    private static Future<Void> count(SqlClient sql, UUID userId, String number, String address) {
        return PhoneStore.countCodes(sql, userId, number, address).compose(counted -> {
            PhoneRules.check(counted);
            return PhoneStore.noteCode(sql, userId, number, address);
        });
    }

    private Future<Void> ask(Transaction tx, Caller caller, String number) {
        UUID askedId = Uuids.next();
        UUID delivery = Uuids.next();
        Message message = Message.ofPhone(askedId, caller.userId());
        return PhoneStore.ask(tx.sql(), caller.userId(), number, askedId)
                .compose(asked -> MessageStore.insert(tx.sql(), List.of(message)))
                .compose(inserted -> SmsStore.insertAsked(tx.sql(), delivery, message.id()))
                .compose(inserted -> texting.ensure(tx, delivery));
    }

    @Override
    public Future<Phone> confirm(Caller caller, PhoneCode code) {
        requireSignedIn(caller);
        return database.write(
                        caller,
                        tx -> PhoneStore.countTry(
                                tx.sql(), caller.userId(), PhoneRules.PATIENCE, PhoneRules.MOST_TRIES))
                .compose(asked -> database.once(caller, tx -> confirm(tx.sql(), caller, asked, code)));
    }

    private Future<Phone> confirm(SqlClient sql, Caller caller, Optional<UUID> asked, PhoneCode code) {
        return asked.filter(id -> code.code() != null && codes.isOf(id, code.code()))
                .map(id -> PhoneStore.confirm(sql, caller.userId(), id))
                .orElse(Future.succeededFuture(false))
                .compose(confirmed -> confirmed ? phone(sql, caller) : Future.failedFuture(wrong()));
    }

    private static Throwable wrong() {
        return Refusal.CONFLICT.because(
                "CODE_WRONG", "It is another code, older than ten minutes, or was tried five times.");
    }

    @Override
    public Future<Void> remove(Caller caller) {
        requireSignedIn(caller);
        return database.once(caller, tx -> PhoneStore.delete(tx.sql(), caller.userId()));
    }

    @Override
    public Future<Void> report(Caller caller, SmsReport report) {
        if (!reports.isGenuine(report)) {
            throw Refusal.FORBIDDEN.because("Only the gateway says what became of messages.");
        }
        return SmsReports.state(report.form())
                .map(state -> database.write(
                        Caller.SYSTEM,
                        tx -> SmsStore.report(tx.sql(), report.deliveryId(), state, reason(state, report))))
                .orElse(Future.succeededFuture());
    }

    private static String reason(DeliveryState state, SmsReport report) {
        return state == DeliveryState.FAILED ? SmsReports.reason(report.form()) : null;
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }
}
