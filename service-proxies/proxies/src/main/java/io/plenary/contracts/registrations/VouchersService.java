package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/** Codes by which people get tickets for less, or such as others do not see. For whoever has {@code tickets.manage}. */
@ProxyGen
public interface VouchersService {

    String ADDRESS = "plenary.vouchers";

    /**
     * Vouchers of a conference, by code.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<VoucherPage> listVouchers(Caller caller, VoucherQuery query);

    /**
     * Adds a voucher; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT: VOUCHER_CODE_TAKEN,
     *     TOO_MANY_VOUCHERS where there were more than 10,000, or the id is in use
     */
    @Repeatable
    @Once
    Future<Voucher> createVoucher(Caller caller, Voucher draft);

    /**
     * Adds many at once, whose codes are drawn.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_VOUCHERS)
     */
    @Once
    Future<VoucherPage> createVouchers(Caller caller, VoucherBatch batch);

    /**
     * Changes a voucher. What was ordered by it stays as it was agreed on.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion},
     *     CONFLICT: VOUCHER_CODE_TAKEN, VOUCHER_USED where it is used more often than it might be
     */
    @Once
    Future<Voucher> updateVoucher(Caller caller, VoucherKey key, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a voucher; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (VOUCHER_USED) where somebody ordered by it
     */
    @Repeatable
    @Once
    Future<Void> deleteVoucher(Caller caller, VoucherKey key);
}
