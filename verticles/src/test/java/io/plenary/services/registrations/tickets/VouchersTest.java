package io.plenary.services.registrations.tickets;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherBatch;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.VoucherPage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VouchersTest {

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
    void aCodeIsOneOfItsConference() {
        RegistrationStage elsewhere = stage.elsewhere();
        TicketType type = stage.type(1_000, stage.quota(9));
        TicketType foreign = elsewhere.type(1_000, elsewhere.quota(9));
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null));
        Voucher again = VoucherStage.named(
                vouchers.draft(VoucherKind.NONE, 0, null), voucher.code().toLowerCase(Locale.ROOT));

        VoucherStage.assertCode("VOUCHER_CODE_TAKEN", () -> stage.vouchers.createVoucher(stage.seller, again));
        Voucher other = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null));
        JsonObject taken = new JsonObject().put("code", voucher.code());
        VoucherStage.assertCode(
                "VOUCHER_CODE_TAKEN",
                () -> stage.vouchers.updateVoucher(stage.seller, vouchers.key(other), new MergePatch(taken), null));
        assertRefused(
                Refusal.INVALID,
                () -> elsewhere.orders.placeOrder(
                        Caller.ANONYMOUS, VoucherStage.by(elsewhere.order(foreign, 1), voucher.code())));
        assertRefused(
                Refusal.INVALID,
                () -> stage.vouchers.createVoucher(stage.seller, vouchers.draft(VoucherKind.NONE, 0, null, foreign)));
        assertThat(await(vouchers.order(type, 1, voucher.code())).order().voucher())
                .isEqualTo(voucher.code());
    }

    @Test
    void onlyThoseWhoSellSeeAndMakeVouchers() {
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null));
        Voucher wanted = vouchers.draft(VoucherKind.NONE, 0, null);
        MergePatch patch = new MergePatch(new JsonObject().put("note", "Mine"));
        Caller stranger = RegistrationStage.somebody();
        Caller member = stage.as(OrganizationRole.MEMBER);
        Caller elsewhere =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        for (Caller caller : List.of(stranger, member, elsewhere)) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.vouchers.listVouchers(caller, vouchers.query(null, null)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.vouchers.createVoucher(caller, wanted));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.vouchers.createVouchers(caller, new VoucherBatch(1, null, wanted)));
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.vouchers.updateVoucher(caller, vouchers.key(voucher), patch, null));
            assertRefused(Refusal.FORBIDDEN, () -> stage.vouchers.deleteVoucher(caller, vouchers.key(voucher)));
        }
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.vouchers.listVouchers(Caller.ANONYMOUS, vouchers.query(null, null)));
        assertThat(vouchers.now(voucher)).isEqualTo(voucher);
    }

    /** Whatever a statement forgets. */
    @Test
    void theTableShowsAVoucherToWhoeverKnowsItsCode() {
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null));
        Caller stranger = RegistrationStage.somebody();

        Optional<Voucher> unknown = await(
                stage.database().read(stranger, sql -> VoucherStore.withCode(sql, stage.conference, voucher.code())));
        Optional<Voucher> known = await(
                stage.database().read(stranger, sql -> VoucherStore.typed(sql, stage.conference, voucher.code())));

        assertThat(unknown).isEmpty();
        assertThat(known).contains(voucher);
    }

    @Test
    void anUsedVoucherStaysAndIsLimitedInstead() {
        TicketType type = stage.type(1_000, stage.quota(9));
        Voucher voucher = vouchers.made(vouchers.draft(VoucherKind.NONE, 0, null, type));
        await(vouchers.order(type, 2, voucher.code()));

        VoucherStage.assertCode(
                "VOUCHER_USED", () -> stage.vouchers.deleteVoucher(stage.seller, vouchers.key(voucher)));
        VoucherStage.assertCode(
                "VOUCHER_USED",
                () -> stage.vouchers.updateVoucher(
                        stage.seller,
                        vouchers.key(voucher),
                        new MergePatch(new JsonObject().put("mostUses", 1)),
                        null));
        assertRefused(
                Refusal.STALE,
                () -> stage.vouchers.updateVoucher(
                        stage.seller, vouchers.key(voucher), new MergePatch(new JsonObject().put("mostUses", 2)), 9L));
        assertThat(vouchers.patch(voucher, new JsonObject().put("mostUses", 2)).mostUses())
                .isEqualTo(2);
        VoucherStage.assertCode("VOUCHER_USED_UP", () -> vouchers.order(type, 1, voucher.code()));
    }

    @Test
    void anUnusedVoucherGoesOnce() {
        Voucher draft = vouchers.draft(VoucherKind.NONE, 0, null);
        Voucher voucher = vouchers.made(draft);
        assertThat(vouchers.made(draft)).isEqualTo(voucher);

        await(stage.vouchers.deleteVoucher(stage.seller, vouchers.key(voucher)));
        await(stage.vouchers.deleteVoucher(stage.seller, vouchers.key(voucher)));

        assertRefused(Refusal.INVALID, () -> stage.tickets.shop(Caller.ANONYMOUS, stage.conference, voucher.code()));
    }

    @Test
    void manyAreMadeAtOnceAndFoundByPages() {
        Voucher like = VoucherStage.noted(vouchers.draft(VoucherKind.PRICE, 4_900, "EUR"), "For the 100% press");
        VoucherPage made = await(stage.vouchers.createVouchers(stage.seller, new VoucherBatch(120, "press-", like)));

        VoucherPage first = await(stage.vouchers.listVouchers(stage.seller, vouchers.query("100% PRESS", null)));
        VoucherPage second =
                await(stage.vouchers.listVouchers(stage.seller, vouchers.query("100% press", first.nextCursor())));

        assertThat(made.items()).hasSize(120).allMatch(one -> one.code().startsWith("PRESS-") && one.value() == 4_900);
        assertThat(second.nextCursor()).isNull();
        assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
                .containsExactlyElementsOf(made.items());
        assertRefused(
                Refusal.INVALID,
                () -> stage.vouchers.createVouchers(stage.seller, new VoucherBatch(1_001, null, like)));
    }
}
