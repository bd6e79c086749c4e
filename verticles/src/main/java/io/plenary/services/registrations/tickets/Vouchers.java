package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.VoucherAdded;
import io.plenary.contracts.registrations.RegistrationEvents.VoucherChanged;
import io.plenary.contracts.registrations.RegistrationEvents.VoucherRemoved;
import io.plenary.contracts.registrations.RegistrationEvents.VouchersAdded;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherBatch;
import io.plenary.contracts.registrations.VoucherKey;
import io.plenary.contracts.registrations.VoucherPage;
import io.plenary.contracts.registrations.VoucherQuery;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

public final class Vouchers implements VouchersService {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> EDITABLE =
            Set.of("code", "kind", "value", "currency", "ticketTypeIds", "mostUses", "validFrom", "validUntil", "note");

    private final Database database;
    private final OwnConferences conferences;

    Vouchers(Database database, OwnConferences conferences) {
        this.database = database;
        this.conferences = conferences;
    }

    @Override
    public Future<VoucherPage> listVouchers(Caller caller, VoucherQuery query) {
        Faults.requirePage(query.limit());
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        return database.read(caller, sql -> VoucherStore.list(sql, query));
    }

    @Override
    public Future<Voucher> createVoucher(Caller caller, Voucher draft) {
        Voucher wanted = VoucherRules.tidied(draft);
        return own(caller, wanted).compose(own -> {
            VoucherRules.check(wanted);
            return database.once(caller, tx -> create(tx, wanted));
        });
    }

    private static Future<Voucher> create(Transaction tx, Voucher wanted) {
        return VoucherStore.lockAndCount(tx.sql(), wanted.conferenceId()).compose(count -> VoucherStore.find(
                        tx.sql(), key(wanted))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> insert(tx, wanted, count))));
    }

    private static Future<Voucher> insert(Transaction tx, Voucher wanted, long count) {
        VoucherRules.requireRoom(count, 1);
        return requireTypes(tx, wanted)
                .compose(known -> requireFree(tx, wanted))
                .compose(free -> VoucherStore.insert(tx.sql(), List.of(wanted.id()), List.of(wanted.code()), wanted))
                .compose(made -> {
                    if (made == 0) {
                        throw Refusal.CONFLICT.because("The id of the voucher is in use.");
                    }
                    announce(tx, wanted, new VoucherAdded(wanted.id()));
                    return now(tx, wanted);
                });
    }

    private static Future<Void> requireTypes(Transaction tx, Voucher voucher) {
        return TicketTypeStore.find(tx.sql(), voucher.conferenceId(), voucher.ticketTypeIds())
                .map(known -> {
                    VoucherRules.requireTypes(voucher, known.size());
                    CurrencyRules.require(voucher, known);
                    return null;
                });
    }

    /** That no voucher is left that lowers the price of a type in the currency that it had before. */
    static Future<Void> requireCurrency(Transaction tx, TicketType before, TicketType patched) {
        return before.currency().equals(patched.currency())
                ? Future.succeededFuture()
                : VoucherStore.lockAndCount(tx.sql(), patched.conferenceId())
                        .compose(locked -> VoucherStore.inAnotherCurrency(tx.sql(), patched))
                        .map(found -> {
                            CurrencyRules.requireNone(found);
                            return null;
                        });
    }

    private static Future<Void> requireFree(Transaction tx, Voucher voucher) {
        return VoucherStore.withCode(tx.sql(), voucher.conferenceId(), voucher.code())
                .map(other -> {
                    if (other.isPresent() && !other.get().id().equals(voucher.id())) {
                        throw VoucherRules.codeTaken();
                    }
                    return null;
                });
    }

    private static Future<Voucher> now(Transaction tx, Voucher voucher) {
        return VoucherStore.find(tx.sql(), key(voucher)).map(found -> found.orElseThrow(VoucherRules::noSuchVoucher));
    }

    @Override
    public Future<VoucherPage> createVouchers(Caller caller, VoucherBatch batch) {
        return own(caller, batch.like()).compose(own -> {
            VoucherRules.check(batch);
            return database.once(
                    caller, tx -> VoucherStore.lockAndCount(tx.sql(), own).compose(count -> insert(tx, batch, count)));
        });
    }

    private static Future<VoucherPage> insert(Transaction tx, VoucherBatch batch, long count) {
        VoucherRules.requireRoom(count, batch.count());
        List<String> codes = VoucherRules.codes(batch, RANDOM);
        List<UUID> ids = Stream.generate(Uuids::next).limit(codes.size()).toList();
        return requireTypes(tx, batch.like())
                .compose(known -> VoucherStore.insert(tx.sql(), ids, codes, batch.like()))
                .compose(made -> {
                    if (made < codes.size()) {
                        throw VoucherRules.codeTaken();
                    }
                    announce(tx, batch.like(), new VouchersAdded(made));
                    return VoucherStore.of(tx.sql(), ids);
                })
                .map(vouchers -> new VoucherPage(vouchers, null));
    }

    @Override
    public Future<Voucher> updateVoucher(Caller caller, VoucherKey key, MergePatch patch, Long ifVersion) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> lock(tx, key).compose(voucher -> {
            TicketRules.requireVersion(voucher.version(), ifVersion);
            Voucher patched = VoucherRules.tidied(patch.applyTo(voucher, Voucher.class, EDITABLE));
            VoucherRules.check(patched);
            return patched.equals(voucher) ? Future.succeededFuture(voucher) : update(tx, patched);
        }));
    }

    private static Future<Voucher> lock(Transaction tx, VoucherKey key) {
        return VoucherStore.lock(tx.sql(), key).map(found -> found.orElseThrow(VoucherRules::noSuchVoucher));
    }

    private static Future<Voucher> update(Transaction tx, Voucher patched) {
        announce(tx, patched, new VoucherChanged(patched.id()));
        return VoucherStore.lockAndCount(tx.sql(), patched.conferenceId())
                .compose(locked -> requireTypes(tx, patched))
                .compose(known -> requireFree(tx, patched))
                .compose(free -> VoucherStore.update(tx.sql(), patched))
                .compose(updated -> VoucherStore.limit(tx.sql(), patched.id(), patched.mostUses()))
                .compose(limited -> limited ? now(tx, patched) : Future.failedFuture(VoucherRules.used()));
    }

    @Override
    public Future<Void> deleteVoucher(Caller caller, VoucherKey key) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> VoucherStore.lock(tx.sql(), key)
                .compose(found -> found.map(voucher -> delete(tx, voucher)).orElseGet(Future::succeededFuture)));
    }

    private static Future<Void> delete(Transaction tx, Voucher voucher) {
        return VoucherStore.isOrdered(tx.sql(), voucher.id()).compose(ordered -> {
            if (ordered) {
                throw VoucherRules.used();
            }
            announce(tx, voucher, new VoucherRemoved(voucher.id()));
            return VoucherStore.delete(tx.sql(), voucher.id());
        });
    }

    /**
     * What somebody typed who wants tickets, if anything; null where they did not.
     *
     * @param pointer to where they typed it
     */
    public static Future<Voucher> typed(SqlClient sql, UUID conferenceId, String code, String pointer, Instant now) {
        if (code == null) {
            return Future.succeededFuture();
        }
        String wanted = VoucherRules.code(code);
        return (VoucherRules.isCode(wanted)
                        ? VoucherStore.typed(sql, conferenceId, wanted)
                        : Future.succeededFuture(Optional.<Voucher>empty()))
                .map(found -> VoucherRules.requireUsable(found, pointer, now));
    }

    private Future<UUID> own(Caller caller, Voucher voucher) {
        TicketRules.requireMaySell(caller, voucher.organizationId(), voucher.conferenceId());
        return conferences
                .get(caller, voucher.organizationId(), voucher.conferenceId())
                .map(conference -> voucher.conferenceId());
    }

    private static VoucherKey key(Voucher voucher) {
        return new VoucherKey(voucher.organizationId(), voucher.conferenceId(), voucher.id());
    }

    private static void announce(Transaction tx, Voucher voucher, RegistrationEvents what) {
        tx.announce(what, voucher.organizationId(), voucher.conferenceId());
    }
}
