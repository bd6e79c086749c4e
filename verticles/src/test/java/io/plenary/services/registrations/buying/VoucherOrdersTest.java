package io.plenary.services.registrations.buying;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.tickets.Quotas;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VoucherOrdersTest {

    private static final int BUYERS = 50;
    private static final int USES = 7;

    private static RegistrationStage stage;
    private static VoucherStage vouchers;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        vouchers = new VoucherStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void whatIsHiddenIsThereForThoseWhoseVoucherNamesIt() {
        TicketType hidden = vouchers.hidden(stage.type(5_000, stage.quota(9)));
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null, hidden));

        assertThat(vouchers.shop(null)).noneMatch(item -> item.type().id().equals(hidden.id()));
        assertThat(vouchers.shop(voucher.code().toLowerCase(Locale.ROOT)))
                .anyMatch(item -> item.type().id().equals(hidden.id()));
        assertRefused(Refusal.INVALID, () -> stage.place(Caller.ANONYMOUS, hidden, 1));
        assertThat(await(vouchers.order(hidden, 1, voucher.code())).order().tickets())
                .hasSize(1);
    }

    @Test
    void aTicketKeepsThePriceOfItsVoucher() {
        TicketType type = stage.type(10_001, stage.quota(9));
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, type));

        PlacedOrder placed = await(vouchers.order(type, 2, voucher.code()));
        vouchers.patch(voucher, new JsonObject().put("value", 100).put("code", voucher.code() + "-2"));

        assertThat(placed.order().total()).isEqualTo(10_002);
        assertThat(placed.order().voucher()).isEqualTo(voucher.code());
        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed))))
                .isEqualTo(placed.order());
        assertThat(placed.order().tickets()).extracting(Ticket::price).containsOnly(5_001L);
        assertThat(placed.order().tickets()).extracting(Ticket::voucher).containsOnly(voucher.code());
    }

    @Test
    void theShopTellsThePriceBefore() {
        TicketType type = stage.type(10_000, stage.quota(9));
        Voucher voucher =
                vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.AMOUNT, 2_500, "EUR", type), 3));

        ShopItem item = VoucherStage.item(vouchers.shop(voucher.code()), type);
        ShopItem usual = VoucherStage.item(vouchers.shop(null), type);

        assertThat(item.price()).isEqualTo(7_500);
        assertThat(item.priceBefore()).isEqualTo(10_000);
        assertThat(item.left()).isEqualTo(3);
        assertThat(usual.price()).isEqualTo(10_000);
        assertThat(usual.priceBefore()).isNull();
    }

    @Test
    void aVoucherIsNeverUsedMoreOftenThanItMayBe() {
        TicketType type = stage.type(1_000, stage.quota(null));
        Voucher voucher =
                vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.PERCENT, 10_000, null, type), USES));

        List<Future<PlacedOrder>> all = IntStream.range(0, BUYERS)
                .mapToObj(buyer -> vouchers.order(type, 1, voucher.code()))
                .toList();
        await(Future.join(all).otherwiseEmpty());

        assertThat(all.stream().filter(Future::succeeded)).hasSize(USES);
        assertThat(all.stream().filter(Future::failed).map(Future::cause).map(VoucherStage::code))
                .containsOnly("VOUCHER_USED_UP");
        assertThat(vouchers.now(voucher).used()).isEqualTo(USES);
    }

    @Test
    void whatAVoucherDoesNothingToDoesNotUseItUp() {
        TicketType free = stage.type(0, stage.quota(9));
        TicketType paid = stage.type(1_000, stage.quota(9));
        Voucher voucher = vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.PERCENT, 5_000, null), 1));

        assertThat(VoucherStage.item(vouchers.shop(voucher.code()), free).left())
                .isEqualTo(9);
        VoucherStage.assertCode("VOUCHER_FOR_OTHERS", () -> vouchers.order(free, 3, voucher.code()));
        await(vouchers.order(paid, 1, voucher.code()));

        assertThat(vouchers.now(voucher).used()).isEqualTo(1);
    }

    @Test
    void usesAreGivenBackOnceWhereAnOrderEnds() {
        Quota quota = stage.quota(9);
        TicketType type = stage.type(0, quota);
        Voucher voucher = vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.NONE, 0, null, type), 3));
        PlacedOrder cancelled = await(vouchers.order(type, 2, voucher.code()));
        PlacedOrder expired = await(vouchers.order(type, 1, voucher.code()));
        assertThat(vouchers.now(voucher).used()).isEqualTo(3);

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(cancelled), null));
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(cancelled), null));
        assertThat(vouchers.now(voucher).used()).isEqualTo(1);
        stage.letTimePass(expired);

        await().untilAsserted(() -> assertThat(vouchers.now(voucher).used()).isZero());
        assertThat(stage.now(quota).taken()).isZero();
    }

    /** Nothing is kept of what was refused. */
    @Test
    void aVoucherThatIsNotGoodIsRefusedPrecisely() {
        TicketType type = stage.type(1_000, stage.quota(9));
        TicketType other = stage.type(1_000, stage.quota(9));
        Voucher voucher = vouchers.made(VoucherStage.limited(vouchers.draft(VoucherKind.NONE, 0, null, type), 1));
        Voucher over =
                vouchers.made(VoucherStage.valid(vouchers.draft(VoucherKind.NONE, 0, null, type), null, Instant.EPOCH));
        Voucher early = vouchers.made(VoucherStage.valid(
                vouchers.draft(VoucherKind.NONE, 0, null, type), Instant.parse("2199-01-01T00:00:00Z"), null));

        assertRefused(Refusal.INVALID, () -> vouchers.order(type, 1, "NEVER-HEARD-OF"));
        assertRefused(Refusal.INVALID, () -> vouchers.order(type, 1, "no code"));
        assertRefused(Refusal.INVALID, () -> stage.tickets.shop(Caller.ANONYMOUS, stage.conference, "GUESSED-1"));
        VoucherStage.assertCode("VOUCHER_NOT_VALID", () -> vouchers.order(type, 1, over.code()));
        VoucherStage.assertCode("VOUCHER_NOT_VALID", () -> vouchers.order(type, 1, early.code()));
        VoucherStage.assertCode("VOUCHER_FOR_OTHERS", () -> vouchers.order(other, 1, voucher.code()));
        VoucherStage.assertCode("VOUCHER_USED_UP", () -> vouchers.order(type, 2, voucher.code()));
        assertThat(vouchers.now(voucher).used()).isZero();
        await(vouchers.order(type, 1, voucher.code()));
        VoucherStage.assertCode(
                "VOUCHER_USED_UP", () -> stage.tickets.shop(Caller.ANONYMOUS, stage.conference, voucher.code()));
    }

    @Test
    void theSameOrderWithAnotherVoucherIsAnother() {
        TicketType type = stage.type(1_000, stage.quota(9));
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null, type));
        Voucher other = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, type));
        OrderDraft draft = VoucherStage.by(stage.order(type, 1), voucher.code());
        Caller ada = RegistrationStage.somebody();
        OrderDraft adas = VoucherStage.by(stage.order(type, 1), voucher.code());
        PlacedOrder placed = await(stage.orders.placeOrder(Caller.ANONYMOUS, draft));
        await(stage.orders.placeOrder(ada, adas));

        assertThat(await(stage.orders.placeOrder(
                        Caller.ANONYMOUS, VoucherStage.by(draft, voucher.code().toLowerCase(Locale.ROOT)))))
                .isEqualTo(placed);
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.orders.placeOrder(Caller.ANONYMOUS, VoucherStage.by(draft, other.code())));
        assertRefused(Refusal.CONFLICT, () -> stage.orders.placeOrder(Caller.ANONYMOUS, VoucherStage.by(draft, null)));
        assertRefused(Refusal.CONFLICT, () -> stage.orders.placeOrder(ada, VoucherStage.by(adas, other.code())));
        assertThat(vouchers.now(voucher).used()).isEqualTo(2);
    }

    /** Also where somebody else takes the last one while it is looked at. */
    @Test
    void whoComesTooLateByAVoucherIsToldForWhat() {
        Quota quota = stage.quota(1);
        TicketType type = stage.type(5_000, quota);
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.PERCENT, 5_000, null, type));
        Promise<Void> locked = Promise.promise();
        Promise<Void> over = Promise.promise();
        Future<Void> other = stage.database().write(Caller.SYSTEM, tx -> Quotas.take(tx.sql(), Map.of(quota.id(), 1))
                .compose(taken -> {
                    locked.complete();
                    return over.future();
                }));
        await(locked.future());

        Future<PlacedOrder> late = vouchers.order(type, 1, voucher.code());
        await().until(VoucherOrdersTest::somebodyWaits);
        over.complete();
        await(other);

        assertThatThrownBy(() -> await(late)).isInstanceOfSatisfying(ServiceException.class, refusal -> {
            assertThat(Refusal.code(refusal)).contains("SOLD_OUT");
            assertThat(refusal.getDebugInfo().getJsonArray("errors").encode()).contains("/lines/0/count");
        });
        assertThat(vouchers.now(voucher).used()).isZero();
    }

    private static boolean somebodyWaits() {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.query(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type"
                                + " = 'Lock'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0) > 0)));
    }
}
