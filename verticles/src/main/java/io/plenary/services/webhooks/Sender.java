package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.DeliveryAttempt;
import io.plenary.contracts.webhooks.DeliveryFailure;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends messages to endpoints. It never fails: what did not arrive is an outcome like another. */
final class Sender {

    /** How long a receiver may take until it begins to answer. */
    private static final long SILENT_MILLIS = 15_000;

    private static final long LONGEST_MILLIS = SILENT_MILLIS + 2_000;
    private static final int ANSWER_BYTES = 4 << 10;
    private static final String CONTENT_TYPE = "content-type";

    private record Signed(Due.Waiting message, Map<String, String> headers, Instant at) {}

    private record Answered(Integer status, DeliveryFailure failure, String text) {}

    private final Vertx vertx;
    private final Outbound outbound;
    private final KeyVault vault;

    Sender(Vertx vertx, Outbound outbound, KeyVault vault) {
        this.vertx = vertx;
        this.outbound = outbound;
        this.vault = vault;
    }

    Future<List<Outcome>> send(Due due) {
        return vertx.executeBlocking(() -> signed(due), false).compose(signed -> Future.<Outcome>all(
                        signed.stream().map(each -> post(due, each)).toList())
                .map(all -> all.<Outcome>list()));
    }

    private List<Signed> signed(Due due) {
        List<Keys> keys = due.sealedKeys().stream()
                .map(each -> Keys.open(vault, due.endpoint().id(), each)
                        .orElseThrow(() -> new IllegalStateException("The keys of a webhook were sealed elsewhere")))
                .toList();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return due.messages().stream()
                .map(message -> new Signed(message, headers(keys, message, now), now))
                .toList();
    }

    private static Map<String, String> headers(List<Keys> keys, Due.Waiting message, Instant now) {
        Map<String, String> headers =
                new HashMap<>(Signature.headers(keys, Message.webhookId(message.messageId()), now, message.body()));
        headers.put(CONTENT_TYPE, "application/json");
        return Map.copyOf(headers);
    }

    private Future<Outcome> post(Due due, Signed signed) {
        long begun = System.nanoTime();
        String url = due.endpoint().url();
        return outbound.post(letter(due, signed), ANSWER_BYTES)
                .map(reply -> new Answered(reply.status(), null, text(reply.beginning())))
                .otherwise(failure -> new Answered(null, failure(failure), null))
                .map(answer -> new Outcome(
                        signed.message().deliveryId(),
                        signed.message().attempts(),
                        new DeliveryAttempt(
                                signed.at(),
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                                url,
                                signed.headers(),
                                answer.status(),
                                answer.failure(),
                                answer.text())));
    }

    private static Outbound.Post letter(Due due, Signed signed) {
        return new Outbound.Post(
                due.endpoint().id(),
                URI.create(due.endpoint().url()),
                signed.headers(),
                Buffer.buffer(signed.message().body()),
                LONGEST_MILLIS,
                SILENT_MILLIS);
    }

    /** As PostgreSQL can keep it, whatever it is. */
    private static String text(Buffer body) {
        return body.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static DeliveryFailure failure(Throwable failure) {
        if (failure instanceof Outbound.Failed) {
            return DeliveryFailure.ADDRESS;
        }
        return failure instanceof TimeoutException ? DeliveryFailure.SILENT : DeliveryFailure.CONNECTION;
    }
}
