package io.plenary.services.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.KeyVault;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String BODY = "{\"test\": 2432232314}";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final UUID ENDPOINT = UUID.randomUUID();

    private static Map<String, String> sign(Keys... keys) {
        return Signature.headers(List.of(keys), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY);
    }

    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        Keys made = Keys.generate();
        byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        Map<String, String> headers = sign(new Keys(secret, made.publicKey(), made.privateKey()));

        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330");
        assertThat(headers.get("webhook-signature").split(" "))
                .hasSize(2)
                .contains("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whileKeysAreReplacedBothSign() {
        Keys next = Keys.generate();
        Keys former = Keys.generate();

        Receiver.Received received = received(sign(next, former));

        assertThat(received.signatures()).hasSize(4);
        assertThat(List.of(next, former)).allSatisfy(keys -> {
            assertThat(received.isSharedSecretKnown(keys.shown())).isTrue();
            assertThat(received.isSignedFor(keys.shown())).isTrue();
        });
        assertThat(received.isSharedSecretKnown(Keys.generate().shown())).isFalse();
        assertThat(received.isSignedFor(Keys.generate().shown())).isFalse();
    }

    private static Receiver.Received received(Map<String, String> headers) {
        return new Receiver.Received(
                headers.get("webhook-id"),
                headers.get("webhook-timestamp"),
                Arrays.asList(headers.get("webhook-signature").split(" ")),
                BODY);
    }

    @Test
    void sealedKeysOpenForTheirEndpointAndNoOther() {
        KeyVault vault = new KeyVault(new byte[32]);
        Keys keys = Keys.generate();

        assertThat(Keys.open(vault, ENDPOINT, keys.seal(vault, ENDPOINT)).map(Keys::shown))
                .contains(keys.shown());
        assertThat(Keys.open(vault, UUID.randomUUID(), keys.seal(vault, ENDPOINT)))
                .isEmpty();
    }

    @Test
    void noSecretIsSaidInALog() {
        Keys keys = Keys.generate();

        assertThat(keys.toString() + keys.shown()).doesNotContain("whsec_").contains("whpk_");
    }
}
