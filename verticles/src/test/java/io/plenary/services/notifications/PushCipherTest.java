package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.services.notifications.PushReceiver.Browser;
import io.vertx.core.buffer.Buffer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes to browsers is encrypted as RFC 8291 has it. */
class PushCipherTest {

    private static final byte[] SECRET = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final byte[] RECEIVER =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

    /** Appendix A of the specification, byte for byte, whoever calculates. */
    @ParameterizedTest
    @MethodSource("io.plenary.services.notifications.CurveProvider#usable")
    void theExampleOfTheSpecificationComesOutAsThere(CurveProvider provider) throws GeneralSecurityException {
        byte[] text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8);
        byte[] point = bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        BigInteger number = new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));

        Agreement own = Agreement.of(provider, number, point);
        Buffer sealed = PushCipher.seal(text, RECEIVER, SECRET, own, bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes()))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                        + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj"
                        + "_Qulcy4a-fN");
    }

    @Test
    void theBrowserReadsItAndNoTwoAreAlike() throws GeneralSecurityException {
        try (PushReceiver service = new PushReceiver()) {
            Browser browser = service.browser("one");
            byte[] point = bytes(browser.subscription().getString("p256dh"));
            byte[] text = "São Tomé – “Hall” 🎤".getBytes(StandardCharsets.UTF_8);

            Buffer first = PushCipher.seal(text, point, browser.secret());
            Buffer second = PushCipher.seal(text, point, browser.secret());

            assertThat(PushReceiver.decrypt(browser, first.getBytes())).isEqualTo("São Tomé – “Hall” 🎤");
            assertThat(first).isNotEqualTo(second);
        }
    }

    @Test
    void whatIsTooLongForPushServicesIsNotEncrypted() {
        byte[] fits = new byte[PushCipher.MOST_BYTES];

        assertThat(PushCipher.seal(fits, RECEIVER, SECRET).length()).isEqualTo(86 + fits.length + 17);
        assertThatThrownBy(() -> PushCipher.seal(new byte[fits.length + 1], RECEIVER, SECRET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whoever calculates with such a point tells its sender something about the own key each time. */
    @Test
    void whatIsNoPointOfTheCurveIsNoKey() {
        byte[] beside = RECEIVER.clone();
        beside[64] ^= 1;
        byte[] compressed = RECEIVER.clone();
        compressed[0] = 2;
        byte[] zero = new byte[65];
        zero[0] = 4;

        assertThat(Curve.publicKey(RECEIVER)).isPresent();
        assertThat(Curve.publicKey(beside)).isEmpty();
        assertThat(Curve.publicKey(compressed)).isEmpty();
        assertThat(Curve.publicKey(zero)).isEmpty();
        assertThat(Curve.publicKey(new byte[64])).isEmpty();
    }

    @Test
    void pointsAreWrittenAsTheyAreRead() {
        for (int i = 0; i < 300; i++) {
            byte[] point = Curve.point((ECPublicKey) Curve.generate().getPublic());

            assertThat(Curve.point(Curve.publicKey(point).orElseThrow())).isEqualTo(point);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
