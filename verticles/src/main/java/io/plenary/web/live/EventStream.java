package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One answer that goes on while a room does. It ends well before an answer would be taken for one that nobody reads, and whenever
 * something has to be asked anew: clients come back with the position by themselves.
 */
final class EventStream implements Member {

    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final HttpServerResponse response;
    private final Visitor visitor;
    private final String network;
    private final LiveFigures figures;
    private final Outgoing outgoing;
    private final long begun = System.nanoTime();
    private long said = begun;
    /** Nothing is told any more, but that it is over as soon as that can be told. */
    private boolean ending;

    EventStream(HttpServerResponse response, Visitor visitor, String network, LiveFigures figures) {
        this.response = response;
        this.visitor = visitor;
        this.network = network;
        this.figures = figures;
        outgoing = new Outgoing(response::writeQueueFull, response::write);
    }

    /** @return the response with what stands above its events */
    static HttpServerResponse head(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
    }

    @Override
    public Caller caller() {
        return visitor.caller();
    }

    @Override
    public String network() {
        return network;
    }

    @Override
    public void tell(String room, long position, ServerMessage what, String text) {
        if (isOver()) {
            return;
        }
        if (ending) {
            begin();
            response.end();
            return;
        }
        begin();
        figures.sent(what.type());
        if (!outgoing.send("id: " + position + "\nevent: " + what.type() + "\ndata: " + text + "\n\n")) {
            response.reset();
        }
    }

    @Override
    public void tellLatest(String key, String text) {
        if (isOver() || ending) {
            return;
        }
        begin();
        figures.sent("state");
        if (!outgoing.sendLatest(key, "event: state\ndata: " + text + "\n\n")) {
            response.reset();
        }
    }

    @Override
    public Future<Void> caughtUp() {
        Future<Void> read = isOver() ? Future.succeededFuture() : outgoing.read();
        return read.isComplete()
                ? read
                : read.timeout(Bounds.READING.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(unread -> response.reset())
                        .otherwiseEmpty();
    }

    private void begin() {
        said = System.nanoTime();
        if (!response.headWritten()) {
            head(response).setChunked(true);
        }
    }

    /** They are asked anew when they come back, and learn why by the answer. */
    @Override
    public void expel(Membership membership, Throwable refusal) {
        end();
    }

    void drain() {
        outgoing.drain();
    }

    void tick(long now) {
        if (isOver() || !response.headWritten()) {
            return;
        }
        if (now - begun > LONGEST.toNanos() || visitor.isExpired(Instant.now())) {
            end();
        } else if (now - said > SILENCE.toNanos()) {
            said = now;
            outgoing.sendLatest("", ":\n\n");
        }
    }

    void end() {
        ending = true;
        if (!isOver() && response.headWritten()) {
            outgoing.clear();
            response.end();
        }
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
