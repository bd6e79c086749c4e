package io.plenary.contracts.events;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The memory of the event channel: what the services announced, in one order, numbered without gaps. Outboxes hand their events
 * down to it; who must not miss anything reads it.
 */
@ProxyGen
public interface EventLog {

    String ADDRESS = "plenary.events";

    /** Where events are published as {@link LogPage}s once they have their numbers. */
    String NUMBERED = "events.numbered";

    /**
     * Takes events over; those it has already are ignored, so handing them over twice does no harm. The order of one call is
     * kept.
     *
     * @param source whose outbox they come from: the service's name, or {@code program.<conference id>}
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons, INVALID for more than 500
     */
    @Repeatable
    Future<Void> append(Caller caller, String source, List<Event> events);

    /**
     * Makes a new reader known. From now on nothing it has yet to read is cleaned away.
     *
     * @param from it begins with what is taken over since; null for everything that is kept
     * @return the number after which it begins
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Long> register(Caller caller, String reader, @Nullable Instant from);

    /**
     * Events after a number, oldest first.
     *
     * @param reader who reads and has stored the effect of all up to {@code after}
     * @param limit at most 500
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons, CONFLICT where the log has not come so far: it is
     *     an older one than the reader knows
     */
    @Repeatable
    Future<LogPage> read(Caller caller, String reader, long after, int limit);

    /**
     * How far the readers are, by name.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless the caller is an administrator
     */
    @Repeatable
    Future<List<Reading>> listReadings(Caller caller);

    /**
     * Whether all of these readers are past an event, and all others by which services erase; false also while the log does not
     * have it or does not know one of them.
     *
     * @param occurredAt of the event
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Boolean> isReadBy(Caller caller, UUID eventId, Instant occurredAt, List<String> readers);

    /**
     * Forgets a reader that is gone, so that nothing is kept for it any more.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless the caller is an administrator, NOT_FOUND, CONFLICT
     *     (READER_AT_WORK) for one that has read lately, CONFLICT (READER_NEEDED) for one by which a service erases
     */
    @Once
    Future<Void> removeReader(Caller caller, String reader);

    /**
     * Takes a user out of what is kept. Who did it stays for a minute, until it is counted; so this is asked for again later.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);

    /**
     * Takes out what was told of a conference that is gone; that something happened stays.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Void> purgeConference(Caller caller, UUID conferenceId);
}
