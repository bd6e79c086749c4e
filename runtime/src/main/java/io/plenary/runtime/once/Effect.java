package io.plenary.runtime.once;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.Optional;

/** The effect of a call that may come again, within its transaction. */
public final class Effect {

    private static final String UNDER_WAY = "REQUEST_UNDER_WAY";
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Repeat repeat;

    private Effect(Repeat repeat) {
        this.repeat = repeat;
    }

    /** Empty where the call is not to be known again. */
    public static Optional<Effect> askedBy(Caller caller) {
        return Optional.ofNullable(caller.key())
                .filter(key -> key.call() != null)
                .map(key -> new Effect(new Repeat(key)));
    }

    /** First of all: nobody else has it, and nobody had. The lock is asked for first, or the other's answer might be overlooked. */
    public Future<Void> begin(SqlClient sql) {
        Future<Boolean> free = AnswerStore.lock(sql, repeat.id());
        Future<Optional<AnswerStore.Kept>> kept = AnswerStore.find(sql, repeat.id());
        return free.compose(locked -> locked ? kept : Future.failedFuture(underWay()))
                .map(found -> {
                    found.ifPresent(before -> {
                        throw new AnsweredBefore(KeptAnswers.read(repeat, before));
                    });
                    return null;
                });
    }

    /** Last of all: the effect and its answer are committed as one. */
    public Future<Void> end(SqlClient sql, Object answer) {
        AnswerStore.Kept kept = new AnswerStore.Kept(repeat.fingerprint(), repeat.seal(Json.write(answer)));
        return AnswerStore.keep(sql, repeat.id(), kept);
    }

    /** Whether a call was refused since the same one is being carried out: what becomes of it is not known yet. */
    public static boolean isUnderWay(Throwable failure) {
        return failure instanceof ServiceException refusal
                && Refusal.code(refusal).filter(UNDER_WAY::equals).isPresent();
    }

    private static RuntimeException underWay() {
        return Refusal.CONFLICT.retryAfter(
                UNDER_WAY, MOMENT, "A request with this Idempotency-Key is being carried out.");
    }
}
