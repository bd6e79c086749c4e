package io.plenary.services.registrations.invoices;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PaymentMethods;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where whoever sells has said by which terms, nobody buys without agreeing. */
class SaleTermsTest {

    private static final String TERMS = "https://estuary.example/terms";

    private RegistrationStage stage;

    @BeforeEach
    void start() {
        stage = new RegistrationStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Future<Seller> selling(String name, String termsUrl, String privacyUrl) {
        return stage.invoices.setSeller(
                stage.seller,
                new Seller(
                        stage.organization,
                        stage.conference,
                        name,
                        name == null ? null : "Quay 7",
                        null,
                        BuyerDetails.NEVER,
                        null,
                        termsUrl,
                        privacyUrl));
    }

    private PlacedOrder placed(TicketType type) {
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, 1));
        stage.named(Caller.ANONYMOUS, placed);
        return placed;
    }

    private Future<Order> confirming(PlacedOrder placed, PaymentMethod payment, Boolean agreed) {
        return stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), payment, agreed);
    }

    private String agreedTo(PlacedOrder placed) {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.preparedQuery(
                        "select agreed_terms_url from orders where id = $1 and agreed_at is not null")
                .execute(Tuple.of(placed.order().id()))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next().getString(0) : null)));
    }

    @Test
    void nobodyBuysWithoutAgreeingAndWhatToIsKept() {
        await(selling("Estuary", TERMS, null));
        PlacedOrder free = placed(stage.type(0));
        PlacedOrder paid = placed(stage.type(100));

        assertCode("TERMS_MISSING", () -> confirming(free, PaymentMethod.FREE, null));
        assertCode("TERMS_MISSING", () -> confirming(paid, PaymentMethod.TRANSFER, false));
        assertThat(agreedTo(free)).isNull();

        assertThat(await(confirming(free, PaymentMethod.FREE, true)).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(await(confirming(paid, PaymentMethod.TRANSFER, true)).state())
                .isEqualTo(OrderState.PENDING);
        assertThat(agreedTo(free)).isEqualTo(TERMS);
        assertThat(await(confirming(free, PaymentMethod.FREE, null)).state())
                .as("the same again")
                .isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void whoHasToBeApprovedAgreesBeforeTheyAreLookedAt() {
        await(selling("Estuary", null, "https://estuary.example/privacy"));
        PlacedOrder placed = placed(stage.limited(0, List.of(), 7));

        assertCode("TERMS_MISSING", () -> confirming(placed, null, null));

        assertThat(await(confirming(placed, null, true)).state()).isEqualTo(OrderState.AWAITING_APPROVAL);
    }

    @Test
    void whereNothingIsSaidNobodyIsAsked() {
        await(selling("Estuary", " ", null));
        PlacedOrder placed = placed(stage.type(0));

        assertThat(await(confirming(placed, PaymentMethod.FREE, null)).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(await(stage.payments.paymentMethods(Caller.ANONYMOUS, stage.conference)))
                .isEqualTo(new PaymentMethods(List.of(PaymentMethod.TRANSFER), null, null, null));
    }

    @Test
    void whoeverBuysSeesWhereItStands() {
        await(selling("Estuary", TERMS, "https://estuary.example/privacy"));

        PaymentMethods seen = await(stage.payments.paymentMethods(Caller.ANONYMOUS, stage.conference));

        assertThat(seen.termsUrl()).isEqualTo(TERMS);
        assertThat(seen.privacyUrl()).isEqualTo("https://estuary.example/privacy");
    }

    @Test
    void termsStandOnAPageAndAreSomebodys() {
        for (String url : List.of("javascript:alert(1)", "terms", "ftp://estuary.example/terms")) {
            assertRefused(Refusal.INVALID, () -> selling("Estuary", url, null));
            assertRefused(Refusal.INVALID, () -> selling("Estuary", null, url));
        }
        assertRefused(Refusal.INVALID, () -> selling(null, TERMS, null));
    }
}
