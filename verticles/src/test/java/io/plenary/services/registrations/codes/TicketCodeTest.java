package io.plenary.services.registrations.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.Pass;
import io.plenary.runtime.KeyVault;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicketCodeTest {

    private static final UUID CONFERENCE = UUID.randomUUID();
    private static final UUID TICKET = UUID.randomUUID();
    private static final KeyVault VAULT = new KeyVault(new byte[32]);
    private static final TicketKey KEY = TicketKey.generate(VAULT, CONFERENCE);
    private static final Pass PASS = pass(KEY);

    private static Pass pass(TicketKey key) {
        return TicketCode.sign(key.open(VAULT).orElseThrow(), CONFERENCE, TICKET);
    }

    @Test
    void aCodeLeadsToItsTicketAndIsAlwaysTheSame() {
        assertThat(TicketCode.verify(KEY.verifier(), CONFERENCE, PASS.code())).contains(TICKET);
        assertThat(pass(KEY)).isEqualTo(PASS);
        assertThat(PASS.code()).hasSize(108).matches("[\\w-]+");
    }

    @Test
    void neitherAnotherConferenceNorAnotherKeyTakesIt() {
        assertThat(TicketCode.verify(KEY.verifier(), UUID.randomUUID(), PASS.code()))
                .isEmpty();
        TicketKey other = TicketKey.generate(VAULT, CONFERENCE);
        assertThat(TicketCode.verify(other.verifier(), CONFERENCE, PASS.code())).isEmpty();
        assertThat(TicketCode.verify(KEY.verifier(), CONFERENCE, pass(other).code()))
                .isEmpty();
    }

    @Property
    void noBitMayBeAnother(@ForAll @IntRange(max = 81 * 8 - 1) int bit) {
        byte[] code = Base64.getUrlDecoder().decode(PASS.code());
        code[bit / 8] ^= (byte) (1 << bit % 8);

        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(code);

        assertThat(TicketCode.verify(KEY.verifier(), CONFERENCE, forged)).isEmpty();
    }

    @Property
    void anythingElseIsNone(@ForAll String text) {
        assertThat(TicketCode.verify(KEY.verifier(), CONFERENCE, text)).isEmpty();
    }

    @Test
    void aKeyIsOpenedWhereItWasMadeOnly() {
        byte[] elsewhere = new byte[32];
        elsewhere[0] = 1;

        assertThat(KEY.open(new KeyVault(elsewhere))).isEmpty();
    }
}
