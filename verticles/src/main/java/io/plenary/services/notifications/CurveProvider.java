package io.plenary.services.notifications;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who calculates with keys of elliptic curves: native code where it runs, else what is faster than Java itself, else Java. */
record CurveProvider(Provider provider) {

    private static final String ALGORITHM = "EC";

    /** Java has one itself that always works. */
    private static final CurveProvider OF_JAVA = new CurveProvider(null);

    /** The fastest first. */
    static List<CurveProvider> usable() {
        Stream<CurveProvider> others = Stream.<Supplier<Provider>>of(
                        () -> AmazonCorrettoCryptoProvider.INSTANCE, BouncyCastleProvider::new)
                .filter(CurveProvider::works)
                .map(supplied -> new CurveProvider(supplied.get()));
        return Stream.concat(others, Stream.of(OF_JAVA)).toList();
    }

    /** On other machines than that its native part was made for it does not, and some runtimes take signed providers only. */
    private static boolean works(Supplier<Provider> supplied) {
        try {
            CurveProvider provider = new CurveProvider(supplied.get());
            provider.keys();
            provider.agreement();
            return provider.generator().generateKeyPair() != null;
        } catch (GeneralSecurityException | RuntimeException | LinkageError unusable) {
            return false;
        }
    }

    KeyPairGenerator generator() throws GeneralSecurityException {
        return provider == null
                ? KeyPairGenerator.getInstance(ALGORITHM)
                : KeyPairGenerator.getInstance(ALGORITHM, provider);
    }

    KeyFactory keys() throws GeneralSecurityException {
        return provider == null ? KeyFactory.getInstance(ALGORITHM) : KeyFactory.getInstance(ALGORITHM, provider);
    }

    KeyAgreement agreement() throws GeneralSecurityException {
        return provider == null ? KeyAgreement.getInstance("ECDH") : KeyAgreement.getInstance("ECDH", provider);
    }
}
