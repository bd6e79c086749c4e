package io.plenary.services.notifications;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/**
 * Keys of our own for one message, and what they make of the key of its browser (P-256). Thousands of messages go at once, each with
 * new keys: they are calculated by the fastest provider there is here (ADR 106).
 *
 * @param provider who calculates with them
 * @param key the private key
 * @param point the public key
 */
record Agreement(CurveProvider provider, PrivateKey key, byte[] point) {

    private static final CurveProvider FASTEST = CurveProvider.usable().get(0);

    /** What stands before a point in a public key of P-256 (RFC 5480). */
    private static final byte[] BEFORE_POINT =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    static Agreement generate() {
        try {
            KeyPairGenerator generator = FASTEST.generator();
            generator.initialize(new ECGenParameterSpec(Curve.NAME));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new Agreement(
                    FASTEST,
                    pair.getPrivate(),
                    Arrays.copyOfRange(encoded, encoded.length - Curve.POINT_BYTES, encoded.length));
        } catch (GeneralSecurityException e) {
            throw Curve.everyRuntimeHasIt(e);
        }
    }

    /** Keys that are there already. */
    static Agreement of(CurveProvider provider, BigInteger number, byte[] point) throws GeneralSecurityException {
        ECPrivateKeySpec key = new ECPrivateKeySpec(number, Curve.PARAMETERS);
        return new Agreement(provider, provider.keys().generatePrivate(key), point);
    }

    /**
     * @param theirs the public key of the browser
     * @throws IllegalArgumentException where it is no point of the curve: whoever calculates with one gives the private key away
     */
    byte[] with(byte[] theirs) throws GeneralSecurityException {
        KeyAgreement agreement = provider.agreement();
        agreement.init(key);
        agreement.doPhase(publicKey(theirs), true);
        return agreement.generateSecret();
    }

    private PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (!Curve.isPoint(point)) {
            throw new IllegalArgumentException("The key of the browser is no point of the curve");
        }
        byte[] encoded = Arrays.copyOf(BEFORE_POINT, BEFORE_POINT.length + point.length);
        System.arraycopy(point, 0, encoded, BEFORE_POINT.length, point.length);
        return provider.keys().generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Without the private key, because it may end in a log. */
    @Override
    public String toString() {
        return "Agreement";
    }
}
