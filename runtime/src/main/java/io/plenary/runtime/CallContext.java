package io.plenary.runtime;

import io.plenary.contracts.Service;
import io.plenary.contracts.events.Origin;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.UUID;

/**
 * The plumbing of one request: which it is and how long it may still take. It is bound to the Vert.x context of the
 * request, travels in bus headers and is bound again where the call arrives. Identity is not in here: that is the
 * {@code Caller}.
 *
 * @param correlationId names the request in every log line and problem
 * @param deadline milliseconds of {@link System#currentTimeMillis()}
 * @param origin from where it came, null where nobody asked or that is not known yet
 * @param tenant the id of the organization that it is about, for the log; null where that is none, or not known yet
 */
public record CallContext(String correlationId, long deadline, Origin origin, String tenant) {

    static final ContextLocal<CallContext> LOCAL = ContextLocal.registerLocal(CallContext.class);

    private static final String CORRELATION_ID = "correlation-id";
    private static final String REMAINING = "remaining-ms";
    private static final String ORIGIN = "origin";
    private static final String TENANT = "tenant";
    private static final String SERVICE = "plenary.service";

    public CallContext(String correlationId, long deadline) {
        this(correlationId, deadline, null, null);
    }

    /** A new piece of work that nobody asked for, such as a sweep. */
    public static CallContext background(String name, long budgetMillis) {
        return new CallContext(
                name + "-" + UUID.randomUUID().toString().substring(0, 8), System.currentTimeMillis() + budgetMillis);
    }

    /** What is bound to the current context, or null. */
    public static CallContext current() {
        Context context = Vertx.currentContext();
        return context == null ? null : LOCAL.get(context);
    }

    /** The correlation id at hand, or null. */
    public static String currentCorrelationId() {
        CallContext current = current();
        return current == null ? null : current.correlationId;
    }

    /** The organization that what is under way is about, or null. */
    public static String currentTenant() {
        CallContext current = current();
        return current == null ? null : current.tenant;
    }

    /** From now on what is done on the current context, and on those made from it, is known to be done by this service. */
    public static void name(Service service) {
        Vertx.currentContext().put(SERVICE, service.id());
    }

    /** The service that does what is under way, or null. */
    public static String currentService() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.get(SERVICE);
    }

    /** From where what is under way was asked for, or null. */
    public static Origin currentOrigin() {
        CallContext current = current();
        return current == null ? null : current.origin;
    }

    /** The same request, now that it is known from where it came. */
    public CallContext from(Origin known) {
        return new CallContext(correlationId, deadline, known, tenant);
    }

    /** The same request, now that it is known whom it is about. */
    public CallContext about(UUID organizationId) {
        return new CallContext(correlationId, deadline, origin, organizationId.toString());
    }

    /** The same request with another time. */
    public CallContext until(long newDeadline) {
        return new CallContext(correlationId, newDeadline, origin, tenant);
    }

    public CallContext bind() {
        LOCAL.put(Vertx.currentContext(), this);
        return this;
    }

    public long remaining() {
        return deadline - System.currentTimeMillis();
    }

    /** Clocks of two nodes differ, so what travels is the time left. */
    MultiMap toHeaders() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add(CORRELATION_ID, correlationId)
                .add(REMAINING, Long.toString(remaining()));
        if (tenant != null) {
            headers.add(TENANT, tenant);
        }
        return origin == null ? headers : headers.add(ORIGIN, origin.toJson());
    }

    static CallContext from(MultiMap headers) {
        String id = headers.get(CORRELATION_ID);
        String origin = headers.get(ORIGIN);
        return id == null
                ? null
                : new CallContext(
                        id,
                        System.currentTimeMillis() + Long.parseLong(headers.get(REMAINING)),
                        origin == null ? null : Origin.fromJson(origin),
                        headers.get(TENANT));
    }
}
