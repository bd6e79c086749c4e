package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.serviceproxy.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What happens in one room as server-sent events, for where no WebSocket gets through. The id of an event is the position of the
 * room, so whoever comes back is told what they missed. The token comes in the header like everywhere, and never in an address.
 */
final class EventStreams {

    private static final String SCHEME = "Bearer ";
    private static final String LAST_EVENT = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Vertx vertx;
    private final LiveChannel channel;
    private final Entrance entrance;
    private final OpenSockets open;
    private final Map<EventStream, Membership> streams = new HashMap<>();

    EventStreams(Vertx vertx, LiveChannel channel, Entrance entrance, OpenSockets open) {
        this.vertx = vertx;
        this.channel = channel;
        this.entrance = entrance;
        this.open = open;
    }

    void open(RoutingContext context) {
        ServiceException refusal = channel.refusalOfStream(context.request());
        if (refusal != null) {
            entrance.failures().accept(context, refusal);
        } else if (context.request().method() == HttpMethod.HEAD) {
            EventStream.head(context.response()).end();
        } else {
            visitor(context.request())
                    .compose(visitor -> enter(context, visitor))
                    .onFailure(failure -> fail(context, failure));
        }
    }

    private void fail(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            entrance.failures().accept(context, failure);
        }
    }

    private Future<Visitor> visitor(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Future.succeededFuture(Visitor.STRANGER);
        }
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? channel.visitor(authorization.substring(SCHEME.length()).trim())
                : Future.failedFuture(Refusal.UNAUTHENTICATED.because("Send an access token as Bearer."));
    }

    private Future<Void> enter(RoutingContext context, Visitor visitor) {
        String room = query(context, "room");
        if (room == null) {
            return Future.failedFuture(Refusal.INVALID.because("Name a room."));
        }
        EventStream stream = new EventStream(
                context.response(), visitor, entrance.subscribers().apply(context.request()), channel.figures());
        Membership membership = new Membership(stream);
        begin(context, stream, membership);
        String conference = query(context, "conference");
        return channel.hub()
                .enter(membership, () -> channel.names().find(visitor.caller(), room, conference), position(context))
                .onFailure(refused -> end(stream, membership));
    }

    private void begin(RoutingContext context, EventStream stream, Membership membership) {
        open.opened(stream.network());
        streams.put(stream, membership);
        context.response()
                .exceptionHandler(broken -> {})
                .drainHandler(read -> stream.drain())
                .closeHandler(closed -> vertx.runOnContext(later -> end(stream, membership)))
                .endHandler(ended -> vertx.runOnContext(later -> end(stream, membership)));
    }

    private void end(EventStream stream, Membership membership) {
        if (streams.remove(stream) != null) {
            open.closed(stream.network());
            channel.hub().leave(membership);
        }
    }

    /** What is no position is one of a room that does not know it. */
    private static Long position(RoutingContext context) {
        String last = context.request().getHeader(LAST_EVENT);
        String said = last == null ? query(context, "position") : last;
        return said != null && POSITION.matcher(said).matches() ? Long.valueOf(said) : null;
    }

    private static String query(RoutingContext context, String name) {
        try {
            return context.queryParams().get(name);
        } catch (HttpException | IllegalArgumentException unreadable) {
            throw Refusal.INVALID.because("The query is malformed.");
        }
    }

    void tick(long now) {
        List.copyOf(streams.keySet()).forEach(stream -> stream.tick(now));
    }

    void reconsider(Predicate<Caller> concerned) {
        List.copyOf(streams.keySet()).stream()
                .filter(stream -> concerned.test(stream.caller()))
                .forEach(EventStream::end);
    }

    void end() {
        List.copyOf(streams.keySet()).forEach(EventStream::end);
    }
}
