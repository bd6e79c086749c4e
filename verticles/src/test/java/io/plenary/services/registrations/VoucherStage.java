package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKey;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.VoucherQuery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Vouchers of a conference, and what tests do with them. */
public final class VoucherStage {

    private final RegistrationStage sale;

    public VoucherStage(RegistrationStage sale) {
        this.sale = sale;
    }

    public TicketType hidden(TicketType type) {
        return await(sale.tickets.updateTicketType(
                sale.seller,
                sale.organization,
                sale.conference,
                type.id(),
                new MergePatch(new JsonObject().put("hidden", true)),
                null));
    }

    public List<ShopItem> shop(String voucher) {
        return await(sale.tickets.shop(Caller.ANONYMOUS, sale.conference, voucher));
    }

    public static ShopItem item(List<ShopItem> shop, TicketType type) {
        return shop.stream()
                .filter(item -> item.type().id().equals(type.id()))
                .findFirst()
                .orElseThrow();
    }

    public Future<PlacedOrder> order(TicketType type, int count, String code) {
        return sale.orders.placeOrder(Caller.ANONYMOUS, by(sale.order(type, count), code));
    }

    public static OrderDraft by(OrderDraft order, String code) {
        return new OrderDraft(
                order.id(), order.conferenceId(), order.name(), order.email(), null, null, order.lines(), code);
    }

    public Voucher made(Voucher draft) {
        return await(sale.vouchers.createVoucher(sale.seller, draft));
    }

    public Voucher patch(Voucher voucher, JsonObject members) {
        return await(sale.vouchers.updateVoucher(sale.seller, key(voucher), new MergePatch(members), null));
    }

    public Voucher now(Voucher voucher) {
        return await(sale.vouchers.listVouchers(sale.seller, query(voucher.code(), null)))
                .items()
                .get(0);
    }

    public VoucherQuery query(String text, String cursor) {
        return new VoucherQuery(sale.organization, sale.conference, text, cursor, 100);
    }

    public VoucherKey key(Voucher voucher) {
        return new VoucherKey(sale.organization, sale.conference, voucher.id());
    }

    public Voucher draft(VoucherKind kind, long value, String currency, TicketType... types) {
        UUID id = UUID.randomUUID();
        return new Voucher(
                id,
                sale.organization,
                sale.conference,
                id.toString().toUpperCase(Locale.ROOT),
                kind,
                value,
                currency,
                Stream.of(types).map(TicketType::id).toList(),
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    public static Voucher limited(Voucher draft, int uses) {
        return with(draft, new JsonObject().put("mostUses", uses));
    }

    public static Voucher valid(Voucher draft, Instant from, Instant until) {
        return with(
                draft,
                new JsonObject()
                        .put("validFrom", from == null ? null : from.toString())
                        .put("validUntil", until == null ? null : until.toString()));
    }

    public static Voucher named(Voucher draft, String code) {
        return with(draft, new JsonObject().put("code", code));
    }

    public static Voucher noted(Voucher draft, String note) {
        return with(draft, new JsonObject().put("note", note));
    }

    private static Voucher with(Voucher draft, JsonObject members) {
        return Voucher.fromJson(new JsonObject(draft.toJson()).mergeIn(members).encode());
    }

    public static String code(Throwable refusal) {
        return ((ServiceException) refusal).getDebugInfo().getString("code");
    }

    public static void assertCode(String code, Supplier<Future<?>> call) {
        assertThat(code(catchThrowable(() -> await(call.get())))).isEqualTo(code);
    }
}
