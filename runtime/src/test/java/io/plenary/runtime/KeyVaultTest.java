package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyVaultTest {

    private static final byte[] PRIVATE_KEY =
            "a private key of thirty-two byte".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] NONCE = new byte[KeyVault.NONCE_BYTES];

    private final KeyVault vault = new KeyVault(secret(1));

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(vault.open("kid", vault.seal("kid", PRIVATE_KEY, NONCE))).contains(PRIVATE_KEY);
    }

    @Test
    void anotherSecretOpensNothing() {
        assertThat(new KeyVault(secret(2)).open("kid", vault.seal("kid", PRIVATE_KEY, NONCE)))
                .isEmpty();
    }

    @Test
    void aSealedKeyCannotStandInForAnother() {
        assertThat(vault.open("other", vault.seal("kid", PRIVATE_KEY, NONCE))).isEmpty();
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
