package io.plenary.services.notifications;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** Keys on the curve P-256, as web push writes them: points without compression. */
final class Curve {

    static final int POINT_BYTES = 65;

    static final String NAME = "secp256r1";
    private static final String ALGORITHM = "EC";
    private static final byte UNCOMPRESSED = 4;
    private static final int NUMBER_BYTES = 32;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    static final ECParameterSpec PARAMETERS = parameters();

    private Curve() {}

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(ALGORITHM);
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw everyRuntimeHasIt(e);
        }
    }

    static IllegalStateException everyRuntimeHasIt(GeneralSecurityException e) {
        return new IllegalStateException("Every Java runtime has P-256", e);
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(PARAMETERS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw everyRuntimeHasIt(e);
        }
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        write(key.getW().getAffineX(), point, 1);
        write(key.getW().getAffineY(), point, 1 + NUMBER_BYTES);
        return point;
    }

    /** With a zero before it where its first bit is set, or with fewer bytes: numbers have signs, coordinates have not. */
    private static void write(BigInteger number, byte[] point, int at) {
        byte[] bytes = number.toByteArray();
        int taken = Math.min(bytes.length, NUMBER_BYTES);
        System.arraycopy(bytes, bytes.length - taken, point, at + NUMBER_BYTES - taken, taken);
    }

    /** Empty for what is no point of the curve: whoever calculates with one gives the private key away. */
    static Optional<ECPublicKey> publicKey(byte[] point) {
        return isPoint(point) ? Optional.of(publicKey(new ECPoint(x(point), y(point)))) : Optional.empty();
    }

    static boolean isPoint(byte[] point) {
        return point.length == POINT_BYTES && point[0] == UNCOMPRESSED && isOnCurve(x(point), y(point));
    }

    private static BigInteger x(byte[] point) {
        return new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER_BYTES));
    }

    private static BigInteger y(byte[] point) {
        return new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER_BYTES, POINT_BYTES));
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        EllipticCurve curve = PARAMETERS.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger right = x.modPow(THREE, p).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new ECPublicKeySpec(point, PARAMETERS));
        } catch (GeneralSecurityException e) {
            throw everyRuntimeHasIt(e);
        }
    }

    /** @param encoded as PKCS #8 */
    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw everyRuntimeHasIt(e);
        }
    }
}
