package io.plenary.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.util.stream.IntStream;
import javax.crypto.KeyAgreement;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The least that has to be done to tell many devices: keys of its own for each, what they make of the key of the device, and a post.
 * No queue, no words, nothing kept. Warms up first. Arguments: port of the server, how many.
 */
final class BarePusher {

    private static final int AT_ONCE = 64;
    private static final int BYTES = 300;
    private static final int WARM_UP = 5_000;
    private static final Provider PROVIDER = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
            ? AmazonCorrettoCryptoProvider.INSTANCE
            : new BouncyCastleProvider();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE));
    private final KeyPair device = keys();
    private final int port;
    private int left;

    private BarePusher(int port, int count) {
        this.port = port;
        this.left = count;
    }

    public static void main(String[] arguments) {
        BarePusher pusher = new BarePusher(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        IntStream.range(0, WARM_UP).forEach(i -> pusher.seal());
        pusher.vertx.runOnContext(begin -> pusher.tellAll().onComplete(told -> pusher.vertx.close()));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keys here", e);
        }
    }

    private Buffer seal() {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH", PROVIDER);
            agreement.init(keys().getPrivate());
            agreement.doPhase(device.getPublic(), true);
            return Buffer.buffer(new byte[BYTES]).appendBytes(agreement.generateSecret());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keys here", e);
        }
    }

    private Future<?> tellAll() {
        return Future.all(IntStream.range(0, AT_ONCE).mapToObj(i -> tell()).toList());
    }

    private Future<?> tell() {
        return left-- <= 0
                ? Future.succeededFuture()
                : vertx.executeBlocking(this::seal, false)
                        .compose(letter -> client.request(HttpMethod.POST, port, "127.0.0.1", "/")
                                .compose(request -> request.send(letter))
                                .compose(response -> response.body()))
                        .compose(told -> tell());
    }
}
