package io.plenary.contracts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways a service says no. A refusal is an answer, not a fault: it crosses the bus with its reason and becomes
 * problem+json with the same status at the gateway.
 */
public enum Refusal {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    /** The version named by If-Match is no longer the current one. */
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    /** An idempotency key that named another request before. */
    UNPROCESSABLE(422),
    TOO_MANY(429),
    UNAVAILABLE(503),
    TOO_LATE(504);

    private static final String CODE = "code";
    private static final String ERRORS = "errors";
    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final String CHALLENGE = "challenge";

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The HTTP status, which is also the failure code on the bus. */
    public int status() {
        return status;
    }

    /** For what a person seldom meets: its code is the name of the refusal. */
    public ServiceException because(String detail) {
        return new ServiceException(status, detail, new JsonObject());
    }

    /** @param code upper snake case, stable: clients know it and say it in the language of their user */
    public ServiceException because(String code, String detail) {
        return new ServiceException(status, detail, new JsonObject().put(CODE, code));
    }

    public ServiceException because(String detail, List<FieldError> errors) {
        return because(name(), detail, errors);
    }

    public ServiceException because(String code, String detail, List<FieldError> errors) {
        JsonArray faults = new JsonArray();
        errors.forEach(error -> faults.add(new JsonObject(error.toJson())));
        return new ServiceException(
                status, detail, new JsonObject().put(CODE, code).put(ERRORS, faults));
    }

    public ServiceException retryAfter(Duration wait, String detail) {
        return retryAfter(name(), wait, detail);
    }

    public ServiceException retryAfter(String code, Duration wait, String detail) {
        JsonObject info = new JsonObject().put(CODE, code).put(RETRY_AFTER, Math.max(1, wait.toSeconds()));
        return new ServiceException(status, detail, info);
    }

    /** @param challenge opaque, with which whoever was refused goes on */
    public ServiceException challenging(String code, String detail, String challenge) {
        return new ServiceException(
                status, detail, new JsonObject().put(CODE, code).put(CHALLENGE, challenge));
    }

    public boolean is(Throwable failure) {
        return failure instanceof ServiceException refusal && refusal.failureCode() == status;
    }

    /** Which refusal this failure is; empty for faults. */
    public static Optional<Refusal> of(Throwable failure) {
        return failure instanceof ServiceException refusal
                ? Arrays.stream(values())
                        .filter(r -> r.status == refusal.failureCode())
                        .findFirst()
                : Optional.empty();
    }

    /** What a client may say in its own words; empty for faults. */
    public static Optional<String> code(ServiceException refusal) {
        return Optional.ofNullable(refusal.getDebugInfo().getString(CODE))
                .or(() -> of(refusal).map(Refusal::name));
    }

    public static List<FieldError> errors(ServiceException refusal) {
        return refusal.getDebugInfo().getJsonArray(ERRORS, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(error -> FieldError.fromJson(error.encode()))
                .toList();
    }

    /** With what it goes on, where something is missing. */
    public static Optional<String> challenge(ServiceException refusal) {
        return Optional.ofNullable(refusal.getDebugInfo().getString(CHALLENGE));
    }

    /** Seconds after which trying again makes sense, where the service said so. */
    public static Optional<Long> retryAfterSeconds(ServiceException refusal) {
        return Optional.ofNullable(refusal.getDebugInfo().getLong(RETRY_AFTER));
    }
}
