package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Passing;
import io.plenary.contracts.events.Payload;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A change in the making: its connection, and what it will announce. */
public final class Transaction {

    private final SqlClient sql;
    private final Caller caller;
    private final List<Event> events = new ArrayList<>();
    private final List<Runnable> reactions = new ArrayList<>();

    Transaction(SqlClient sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    public SqlClient sql() {
        return sql;
    }

    /** Tells the world, if and only if the change is committed. */
    public Event announce(Payload payload, UUID organizationId, UUID conferenceId) {
        return announce(payload, organizationId, conferenceId, caller.userId());
    }

    /** The same with another actor, where the caller becomes known only by what is announced. */
    public Event announce(Payload payload, UUID organizationId, UUID conferenceId, UUID actorId) {
        return announce(payload, organizationId, conferenceId, actorId, CallContext.current());
    }

    /**
     * The same for one of several who asked for it at the same moment.
     *
     * @param call by which they did; null where nobody asked
     */
    public Event announce(Payload payload, UUID organizationId, UUID conferenceId, UUID actorId, CallContext call) {
        if (payload instanceof Passing) {
            throw new IllegalArgumentException(payload.type() + " is told in passing and never kept");
        }
        Event event = new Event(
                Uuids.next(),
                payload.type(),
                Instant.now(),
                organizationId,
                conferenceId,
                actorId,
                call == null ? null : call.correlationId(),
                payload.toJson(),
                call == null ? null : call.origin());
        events.add(event);
        return event;
    }

    /** Takes a user, whose e-mail address may be unknown, out of what was announced before. */
    public Future<Void> forget(UUID userId, String email) {
        return OutboxStore.forget(sql(), userId, email);
    }

    /** Runs when the change is there for others to see, and not at all if it fails. */
    public void afterCommit(Runnable reaction) {
        reactions.add(reaction);
    }

    void committed() {
        reactions.forEach(Runnable::run);
    }

    List<Event> events() {
        return events;
    }

    Future<Void> storeEvents() {
        return events.isEmpty() ? Future.succeededFuture() : OutboxStore.append(sql, events);
    }
}
