package io.plenary.services.registrations.payments;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long transfers may take, until when anybody may choose them, and how many wait for them from one network. */
class TransferTermsTest {

    private static final String NETWORK = "192.0.2.7";
    /** A fifth of the hundred that a network may hold. */
    private static final int MOST = 20;

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private TransferDetails terms(Integer dueDays, Integer closedDays) {
        return new TransferDetails(stage.organization, stage.conference, null, dueDays, closedDays);
    }

    private void set(Integer dueDays, Integer closedDays) {
        await(stage.payments.setTransferDetails(stage.seller, terms(dueDays, closedDays)));
    }

    private PlacedOrder placed(Caller buyer, TicketType type, int count, String address) {
        return placed(buyer, List.of(OrderLine.of(type.id(), count)), address);
    }

    private PlacedOrder placed(Caller buyer, List<OrderLine> lines, String address) {
        OrderDraft draft = new OrderDraft(
                UUID.randomUUID(), stage.conference, "Ada", "ada@example.org", "en", address, lines, null);
        PlacedOrder placed = await(stage.orders.placeOrder(buyer, draft));
        stage.named(buyer, placed);
        return placed;
    }

    private Future<Order> confirming(Caller buyer, PlacedOrder placed) {
        return stage.orders.confirmOrder(buyer, stage.key(placed), PaymentMethod.TRANSFER, null);
    }

    private Order confirmed(Caller buyer, TicketType type, int count, String address) {
        return await(confirming(buyer, placed(buyer, type, count, address)));
    }

    private static Instant in(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    @Test
    void theMoneyHasToBeThereWhenOrganizersSay() {
        TicketType type = stage.type(1_000);
        Order usual = confirmed(Caller.ANONYMOUS, type, 1, null);
        set(5, null);
        Order quick = confirmed(Caller.ANONYMOUS, type, 1, null);

        assertThat(usual.reservedUntil()).isCloseTo(in(14), aMinute());
        assertThat(quick.reservedUntil()).isCloseTo(in(5), aMinute());
        assertThat(await(stage.payments.transferDetails(stage.seller, stage.organization, stage.conference)))
                .isEqualTo(terms(5, null));
    }

    private static TemporalUnitOffset aMinute() {
        return within(1, ChronoUnit.MINUTES);
    }

    @Test
    void inTheLastDaysNobodyTransfers() {
        TicketType type = stage.type(1_000);
        TicketType free = stage.type(0);
        PlacedOrder before = placed(Caller.ANONYMOUS, type, 1, null);
        int ahead = (int) ChronoUnit.DAYS.between(LocalDate.now(ZoneId.of("Europe/Lisbon")), LocalDate.of(2027, 5, 18));
        set(null, Math.min(365, ahead));

        assertThat(await(stage.payments.paymentMethods(Caller.ANONYMOUS, stage.conference))
                        .items())
                .isEmpty();
        assertCode("NO_PAYMENT_WAY", () -> confirming(Caller.ANONYMOUS, before));
        stage.confirmed(free, 1);

        set(null, ahead - 1);
        assertThat(await(confirming(Caller.ANONYMOUS, before)).state()).isEqualTo(OrderState.PENDING);
    }

    @Test
    void nobodyHoldsManySeatsOfANetworkForAsLongAsATransferTakes() {
        TicketType scarce = stage.type(1_000, stage.quota(500));
        TicketType plenty = stage.type(1_000);
        confirmed(Caller.ANONYMOUS, plenty, 10, NETWORK);
        for (int i = 0; i < MOST / 10; i++) {
            confirmed(Caller.ANONYMOUS, scarce, 10, NETWORK);
        }
        PlacedOrder more = placed(Caller.ANONYMOUS, scarce, 1, NETWORK);

        assertCode("TRANSFERS_AWAITED", () -> confirming(Caller.ANONYMOUS, more));
        assertThat(confirmed(Caller.ANONYMOUS, plenty, 1, NETWORK).state()).isEqualTo(OrderState.PENDING);
        assertThat(confirmed(Caller.ANONYMOUS, scarce, 1, "198.51.100.7").state())
                .isEqualTo(OrderState.PENDING);
        assertThat(confirmed(stage.accounts.user("Ada"), scarce, 1, NETWORK).state())
                .isEqualTo(OrderState.PENDING);
        assertThat(await(confirming(stage.seller, more)).state()).isEqualTo(OrderState.PENDING);
    }

    /** Not of others: nobody else has ordered anything. */
    @Test
    void whoOrdersMoreThanWaitForATransferLearnsThatAndHowMany() {
        List<OrderLine> lines = Stream.generate(() -> stage.type(1_000, stage.quota(500)))
                .limit(3)
                .map(type -> OrderLine.of(type.id(), MOST / 3 + 1))
                .toList();
        PlacedOrder large = placed(Caller.ANONYMOUS, lines, NETWORK);

        assertThatThrownBy(() -> await(confirming(Caller.ANONYMOUS, large)))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> {
                    assertThat(Refusal.CONFLICT.is(refusal)).isTrue();
                    assertThat(Refusal.code(refusal)).contains("TRANSFER_TOO_LARGE");
                    assertThat(Refusal.errors(refusal))
                            .extracting(FieldError::pointer, FieldError::params)
                            .containsExactly(tuple("/payment", Map.of("most", "20")));
                });
        assertThat(await(confirming(stage.accounts.user("Ada"), large)).state()).isEqualTo(OrderState.PENDING);
    }

    @Test
    void onlyWhoSellsSaysSo() {
        Caller staff = stage.as(OrganizationRole.MEMBER);
        assertRefused(Refusal.FORBIDDEN, () -> stage.payments.setTransferDetails(staff, terms(5, 5)));
        assertRefused(Refusal.INVALID, () -> stage.payments.setTransferDetails(stage.seller, terms(0, null)));
        assertRefused(Refusal.INVALID, () -> stage.payments.setTransferDetails(stage.seller, terms(null, 366)));
        assertThat(await(stage.payments.transferDetails(stage.seller, stage.organization, stage.conference)))
                .isEqualTo(terms(null, null));
    }
}
