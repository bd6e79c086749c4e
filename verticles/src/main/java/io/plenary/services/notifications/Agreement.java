package io.plenary.services.notifications;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.BigIntegers;

/**
 * Keys of our own for one message, and what they make of the key of its browser (P-256). Thousands of messages go at once, each with
 * new keys: Bouncy Castle takes a tenth of the time that Java 17 takes itself.
 *
 * @param number the private key
 * @param point the public key
 */
record Agreement(BigInteger number, byte[] point) {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ECDomainParameters CURVE = curve();

    private static ECDomainParameters curve() {
        return new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));
    }

    static Agreement generate() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, RANDOM));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
        return new Agreement(((ECPrivateKeyParameters) pair.getPrivate()).getD(), point);
    }

    /** @param theirs the public key of the browser; refused where it is no point of the curve */
    byte[] with(byte[] theirs) {
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(new ECPrivateKeyParameters(number, CURVE));
        ECPublicKeyParameters key = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(theirs), CURVE);
        return BigIntegers.asUnsignedByteArray(SECRET_BYTES, agreement.calculateAgreement(key));
    }

    /** Without the private key, because it may end in a log. */
    @Override
    public String toString() {
        return "Agreement";
    }
}
