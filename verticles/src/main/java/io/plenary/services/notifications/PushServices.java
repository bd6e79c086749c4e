package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.runtime.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Hands pushes to the services that browsers named (RFC 8030). */
final class PushServices implements PushChannel {

    private static final long SILENT_MILLIS = 15_000;
    private static final long LONGEST_MILLIS = SILENT_MILLIS + 2_000;
    private static final int ANSWER_BYTES = 200;

    /** For how long a device that is off is waited for. */
    private static final Duration LIFE = Duration.ofDays(1);

    private static final Set<MessageKind> URGENT = Set.of(MessageKind.AGENDA_CHANGED, MessageKind.SESSION_SOON);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final Vertx vertx;
    private final Outbound outbound;
    private final Vapid vapid;

    PushServices(Vertx vertx, Outbound outbound, Vapid vapid) {
        this.vertx = vertx;
        this.outbound = outbound;
        this.vapid = vapid;
    }

    /** By one thread, lest many of them at the same time keep event loops from the processors. */
    @Override
    public Future<List<SealedPush>> seal(List<Push> pushes) {
        return vertx.executeBlocking(() -> pushes.stream().map(this::sealed).toList(), false);
    }

    private SealedPush sealed(Push push) {
        try {
            return new SealedPush(push, Future.succeededFuture(letter(push)));
        } catch (IllegalArgumentException | IllegalStateException notSealed) {
            return new SealedPush(push, Future.failedFuture(notSealed));
        }
    }

    /** Push services are few, and the name of each is looked up once for all who are told there at the moment. */
    private Outbound.Post letter(Push push) {
        Buffer sealed = PushCipher.seal(push.payload().getBytes(), push.point(), push.secret());
        return new Outbound.Post(push.address(), push.endpoint(), headers(push), sealed, LONGEST_MILLIS, SILENT_MILLIS);
    }

    @Override
    public Future<Pushed> push(SealedPush sealed) {
        return sealed.letter()
                .compose(post -> outbound.post(post, ANSWER_BYTES))
                .map(PushServices::outcome)
                .otherwise(PushServices::outcome);
    }

    /** What was not fetched yet is replaced by what tells the same once more: the topic is that of the message. */
    private Map<String, String> headers(Push push) {
        MessageKind kind = push.message().kind();
        boolean urgent = kind.must() != Must.NOT || URGENT.contains(kind);
        return Map.of(
                "Authorization",
                vapid.authorization(push.endpoint(), Instant.now()),
                "Content-Encoding",
                "aes128gcm",
                "Content-Type",
                "application/octet-stream",
                "TTL",
                Long.toString(life(push.message()).toSeconds()),
                "Topic",
                topic(push.message().id()),
                "Urgency",
                urgent ? "high" : "normal");
    }

    private static Duration life(Message message) {
        Instant now = Instant.now();
        return message.lapses().isBefore(now.plus(LIFE)) ? Duration.between(now, message.lapses()) : LIFE;
    }

    private static String topic(UUID id) {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Pushed outcome(Outbound.Reply reply) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return Pushed.SENT;
        }
        if (status == NOT_FOUND || status == GONE) {
            return Pushed.GONE;
        }
        String reason = "The push service answered " + status + " " + text(reply.beginning());
        return status == TOO_MANY || status >= 500
                ? Pushed.later(reason, pause(reply.retryAfter()))
                : Pushed.failed(reason);
    }

    private static String text(Buffer answer) {
        return answer.toString().replaceAll("[\\p{Cntrl}\uFFFD]+", " ").strip();
    }

    /** Only where it is told in seconds, and not for ever. */
    private static Duration pause(String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,9}")) {
            return null;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(retryAfter));
        return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
    }

    /** Whoever was not reached has taken nothing; whoever broke off may have. */
    private static Pushed outcome(Throwable failure) {
        boolean unreached = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || Refusal.UNAVAILABLE.is(failure);
        if (unreached) {
            return Pushed.later("The push service was not reached.", null);
        }
        return Pushed.failed(
                failure instanceof Outbound.Failed
                        ? failure.getMessage()
                        : Carrier.INTERRUPTED + " " + failure.getClass().getSimpleName());
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public boolean reaches(URI endpoint) {
        return outbound.mayAsk(endpoint);
    }
}
