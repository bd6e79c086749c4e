package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that somebody made up costs no more to verify than those of devices. */
class PasskeyKeysTest {

    @Test
    void keysOnACurveAreFit() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();

        assertThat(PasskeyKeys.isFit(text(EC2COSEKey.create(key, COSEAlgorithmIdentifier.ES256))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 65537, false",
        "2048, 65537, true",
        "2048, 3, true",
        "4096, 65537, true",
        "4097, 65537, false",
        "2048, 65539, false",
        "15800, 65537, false",
        "16384, 65537, false"
    })
    void ofRsaOnlyThoseOfDevices(int bits, long exponent, boolean fit) throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent)));

        assertThat(PasskeyKeys.isFit(text(RSACOSEKey.create(key, COSEAlgorithmIdentifier.RS256))))
                .isEqualTo(fit);
    }

    @Test
    void whatIsNoKeyIsNot() {
        assertThat(PasskeyKeys.isFit("AAAA")).isFalse();
    }

    private static String text(COSEKey key) {
        return Base64Url.encoded(new ObjectConverter().getCborConverter().writeValueAsBytes(key));
    }
}
