package io.plenary.services.registrations.payments;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CardSettings;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardSettingsTest {

    private static final String KEY = "rk_live_0123456789abcd";
    private static final String SECRET = "whsec_0123456789abcd";

    private static RegistrationStage all;
    private RegistrationStage stage;

    @BeforeAll
    static void start() {
        all = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        all.close();
    }

    @BeforeEach
    void open() {
        stage = all.elsewhere();
    }

    private Future<CardSettings> set(Caller caller, boolean enabled, String key, String secret) {
        return stage.payments.setCardSettings(
                caller, new CardSettingsChange(stage.organization, stage.conference, enabled, key, secret));
    }

    private CardSettings settings() {
        return await(stage.payments.cardSettings(stage.seller, stage.organization, stage.conference));
    }

    private List<PaymentMethod> offered() {
        return await(stage.payments.paymentMethods(Caller.ANONYMOUS, stage.conference))
                .items();
    }

    @Test
    void showsNobodyTheSecrets() {
        await(set(stage.seller, true, KEY, SECRET));
        assertThat(settings())
                .isEqualTo(new CardSettings(stage.organization, stage.conference, true, "rk_live_…abcd", true, null));
        String kept = await(stage.database().read(Caller.SYSTEM, sql -> sql.query("select t::text from card_settings t")
                .mapping(row -> row.getString(0))
                .execute()
                .map(rows -> rows.iterator().next())));
        assertThat(kept).doesNotContain("0123456789");
    }

    @Test
    void keepsWhatIsNotSaid() {
        await(set(stage.seller, true, KEY, SECRET));
        assertThat(offered()).containsExactly(PaymentMethod.CARD);
        await(set(stage.seller, false, null, null));
        assertThat(settings().key()).isEqualTo("rk_live_…abcd");
        assertThat(offered()).containsExactly(PaymentMethod.TRANSFER);
    }

    @Test
    void refusesWhatCanBeNoAccount() {
        assertRefused(Refusal.INVALID, () -> set(stage.seller, true, null, SECRET));
        assertRefused(Refusal.INVALID, () -> set(stage.seller, true, "pk_live_0123456789", SECRET));
        assertRefused(Refusal.INVALID, () -> set(stage.seller, true, KEY, "secret"));
        assertThat(settings().key()).isNull();
    }

    @Test
    void isForThoseWhoSell() {
        Caller elsewhere =
                new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        for (Caller stranger : List.of(RegistrationStage.somebody(), elsewhere)) {
            assertRefused(Refusal.FORBIDDEN, () -> set(stranger, true, KEY, SECRET));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.payments.cardSettings(stranger, stage.organization, stage.conference));
        }
        assertThat(settings().key()).isNull();
    }
}
