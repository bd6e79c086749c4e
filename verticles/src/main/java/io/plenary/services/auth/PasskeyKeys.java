package io.plenary.services.auth;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.CborConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import java.math.BigInteger;

/** Which public keys a passkey may have. Whoever adds one chooses its size, and we do its arithmetic at each sign-in. */
final class PasskeyKeys {

    private static final CborConverter CBOR = new ObjectConverter().getCborConverter();
    /** What the table keeps. */
    private static final int MOST_BYTES = 2_000;
    /** NIST SP 800-57 asks for 2,048 bits; no device makes more than 4,096. */
    private static final int LEAST_RSA_BITS = 2_048;

    private static final int MOST_RSA_BITS = 4_096;
    /** The fourth number of Fermat, which all devices take; verifying takes as long as the exponent. */
    private static final BigInteger MOST_EXPONENT = BigInteger.valueOf(65_537);

    private PasskeyKeys() {}

    /** @param publicKey in base64url, as COSE has it */
    static boolean isFit(String publicKey) {
        byte[] bytes = Base64Url.decoded(publicKey);
        try {
            return bytes.length <= MOST_BYTES && isFit(CBOR.readValue(bytes, COSEKey.class));
        } catch (DataConversionException e) {
            return false;
        }
    }

    private static boolean isFit(COSEKey key) {
        return !(key instanceof RSACOSEKey rsa) || isFit(new BigInteger(1, rsa.getN()), new BigInteger(1, rsa.getE()));
    }

    private static boolean isFit(BigInteger modulus, BigInteger exponent) {
        return modulus.bitLength() >= LEAST_RSA_BITS
                && modulus.bitLength() <= MOST_RSA_BITS
                && exponent.compareTo(MOST_EXPONENT) <= 0;
    }
}
