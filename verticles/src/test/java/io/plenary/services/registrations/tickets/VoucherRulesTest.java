package io.plenary.services.registrations.tickets;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherBatch;
import io.plenary.contracts.registrations.VoucherKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherRulesTest {

    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "NONE, 0, 10000, 10000",
        "PERCENT, 2000, 10000, 8000",
        "PERCENT, 10000, 10000, 0",
        "PERCENT, 1, 10000, 9999",
        // Half a cent is a cent for whoever sells.
        "PERCENT, 5000, 101, 51",
        "PERCENT, 3333, 100, 67",
        "PERCENT, 5000, 1, 1",
        "PERCENT, 5000, 0, 0",
        "PERCENT, 5000, 100000000, 50000000",
        "AMOUNT, 2500, 10000, 7500",
        "AMOUNT, 10000, 10000, 0",
        "AMOUNT, 10001, 10000, 0",
        "PRICE, 4900, 10000, 4900",
        "PRICE, 0, 10000, 0",
        "PRICE, 12000, 10000, 10000",
    })
    void aPriceFallsByTheVoucherAndNeverBelowNothing(VoucherKind kind, long value, long before, long after) {
        assertThat(VoucherRules.price(before, voucher(kind, value, null, List.of())))
                .isEqualTo(after);
    }

    @Test
    void anAmountIsForTypesOfItsCurrency() {
        Voucher voucher = voucher(VoucherKind.AMOUNT, 500, "EUR", List.of());
        TicketType euros = type("EUR", false);
        TicketType yen = type("JPY", false);
        Offer offer = new Offer(List.of(euros, yen), voucher);

        assertThat(offer.price(euros)).isEqualTo(9_500);
        assertThat(offer.price(yen)).isEqualTo(10_000);
        assertThat(offer.voucherOf(yen)).isNull();
    }

    @Test
    void whatIsHiddenIsShownByItsNameOnly() {
        TicketType hidden = type("EUR", true);
        List<TicketType> types = List.of(hidden);
        Voucher naming = voucher(VoucherKind.NONE, 0, null, List.of(hidden.id()));
        Voucher other = voucher(VoucherKind.NONE, 0, null, List.of(UUID.randomUUID()));

        assertThat(new Offer(types, null).shows(hidden)).isFalse();
        assertThat(new Offer(types, voucher(VoucherKind.NONE, 0, null, List.of())).shows(hidden))
                .isFalse();
        assertThat(new Offer(types, other).shows(hidden)).isFalse();
        assertThat(new Offer(types, naming).shows(hidden)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 1,",
        "PERCENT, 0,",
        "PERCENT, 10001,",
        "PERCENT, 100, EUR",
        "AMOUNT, 0, EUR",
        "AMOUNT, 100,",
        "AMOUNT, 100, XQX",
        "AMOUNT, 100000001, EUR",
        "PRICE, -1, EUR",
        "PRICE, 100,"
    })
    void aValueFitsItsKind(VoucherKind kind, long value, String currency) {
        Voucher voucher = voucher(kind, value, currency, List.of());

        assertRefused(Refusal.INVALID, () -> {
            VoucherRules.check(voucher);
            return Future.succeededFuture();
        });
    }

    @Test
    void aCodeIsTheSameInWhateverCase() {
        assertThat(VoucherRules.code(" speaker-2027 ")).isEqualTo("SPEAKER-2027");
        assertThat(VoucherRules.isCode("ABC")).isFalse();
        assertThat(VoucherRules.isCode("A".repeat(40))).isTrue();
        assertThat(VoucherRules.isCode("A".repeat(41))).isFalse();
        assertThat(VoucherRules.isCode("GRÜN-2027")).isFalse();
        assertThat(VoucherRules.isCode(null)).isFalse();
    }

    @Test
    void manyCodesAreAllDifferentAndBeginAlike() {
        VoucherBatch batch = new VoucherBatch(1_000, "press-", voucher(VoucherKind.NONE, 0, null, List.of()));

        assertThatCode(() -> VoucherRules.check(batch)).doesNotThrowAnyException();
        assertThat(VoucherRules.codes(batch, new Random(7)))
                .hasSize(1_000)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.startsWith("PRESS-") && VoucherRules.isCode(code));
    }

    private static Voucher voucher(VoucherKind kind, long value, String currency, List<UUID> types) {
        return new Voucher(
                ID, ID, ID, "SPEAKER", kind, value, currency, types, null, 0, null, null, null, null, null, 1);
    }

    private static TicketType type(String currency, boolean hidden) {
        return new TicketType(
                UUID.randomUUID(),
                ID,
                ID,
                "Regular",
                null,
                10_000,
                currency,
                0,
                null,
                null,
                1,
                10,
                true,
                0,
                List.of(),
                null,
                null,
                1,
                hidden,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }
}
