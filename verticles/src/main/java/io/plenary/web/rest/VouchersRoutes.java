package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherBatch;
import io.plenary.contracts.registrations.VoucherKey;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.VoucherQuery;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Codes by which tickets cost less or are there at all, as organizers hand them out. */
final class VouchersRoutes implements Routes {

    private static final Map<String, Object> DEFAULTS =
            Map.of("kind", VoucherKind.NONE, "value", 0, "ticketTypeIds", List.of());

    private record Written(
            UUID id,
            String code,
            VoucherKind kind,
            long value,
            String currency,
            List<UUID> ticketTypeIds,
            Integer mostUses,
            Instant validFrom,
            Instant validUntil,
            String note) {

        Voucher on(Conference conference) {
            return new Voucher(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    code,
                    kind,
                    value,
                    currency,
                    ticketTypeIds,
                    mostUses,
                    0,
                    validFrom,
                    validUntil,
                    note,
                    null,
                    null,
                    0);
        }
    }

    private record Batch(
            int count,
            String prefix,
            VoucherKind kind,
            long value,
            String currency,
            List<UUID> ticketTypeIds,
            Integer mostUses,
            Instant validFrom,
            Instant validUntil,
            String note) {

        VoucherBatch on(Conference conference) {
            Written like = new Written(
                    null, null, kind, value, currency, ticketTypeIds, mostUses, validFrom, validUntil, note);
            return new VoucherBatch(count, prefix, like.on(conference));
        }
    }

    private final VouchersService vouchers;
    private final Gateway gateway;

    VouchersRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        vouchers = node.proxies().of(VouchersService.class, VouchersService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listVouchers", this::list)
                .on("createVoucher", this::create)
                .on("createVouchers", this::createMany)
                .on("updateVoucher", this::update)
                .on("deleteVoucher", this::delete);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> vouchers.listVouchers(caller, query(conference, call)))
                .map(call::page);
    }

    private static VoucherQuery query(Conference conference, Call call) {
        return new VoucherQuery(
                conference.organizationId(), conference.id(), call.query("q"), call.cursor(), call.limit());
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        return conference(caller, call)
                .compose(conference -> vouchers.createVoucher(caller, written.on(conference)))
                .map(voucher -> Answer.created(voucher, at(voucher)).withVersion(voucher.version()));
    }

    private Future<Answer> createMany(Caller caller, Call call) {
        Batch batch = call.body(Batch.class, DEFAULTS);
        return conference(caller, call)
                .compose(conference -> vouchers.createVouchers(caller, batch.on(conference)))
                .map(Answer::ok);
    }

    private Future<Answer> update(Caller caller, Call call) {
        return voucher(caller, call, key -> vouchers.updateVoucher(caller, key, call.patch(), call.ifMatch()))
                .map((Voucher voucher) -> Answer.ok(voucher).withVersion(voucher.version()));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return voucher(caller, call, key -> vouchers.deleteVoucher(caller, key)).map(Answer.NO_CONTENT);
    }

    private <T> Future<T> voucher(Caller caller, Call call, Function<VoucherKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference -> new VoucherKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static String at(Voucher voucher) {
        return "/api/v1/conferences/" + voucher.conferenceId() + "/vouchers/" + voucher.id();
    }
}
