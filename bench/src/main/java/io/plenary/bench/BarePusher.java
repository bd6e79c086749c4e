package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;

/**
 * The least that has to be done to tell many devices: keys of its own for each, what they make of the key of the device, and a post.
 * No queue, no words, nothing kept. Warms up first. Arguments: port of the server, how many.
 */
final class BarePusher {

    private static final int AT_ONCE = 64;
    private static final int BYTES = 300;
    private static final int WARM_UP = 5_000;
    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE));
    private final AsymmetricCipherKeyPair device = keys();
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

    private static AsymmetricCipherKeyPair keys() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, new SecureRandom()));
        return generator.generateKeyPair();
    }

    private Buffer seal() {
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(keys().getPrivate());
        byte[] shared = agreement.calculateAgreement(device.getPublic()).toByteArray();
        return Buffer.buffer(new byte[BYTES]).appendBytes(shared);
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
