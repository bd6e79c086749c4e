package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * One answer that goes on while a room does. It ends well before an answer would be taken for one that nobody reads, and whenever
 * something has to be asked anew: clients come back with the position by themselves.
 */
final class EventStream implements Member {

    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final HttpServerResponse response;
    private final Visitor visitor;
    private final LiveFigures figures;
    private final Outgoing outgoing;
    private final long begun = System.nanoTime();
    private long said = begun;

    EventStream(HttpServerResponse response, Visitor visitor, LiveFigures figures) {
        this.response = response;
        this.visitor = visitor;
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
    public void tell(String room, long position, ServerMessage what, String text) {
        if (isOver()) {
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
        if (!isOver()) {
            begin();
            figures.sent("state");
            outgoing.sendLatest(key, "event: state\ndata: " + text + "\n\n");
        }
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
        if (!isOver() && response.headWritten()) {
            outgoing.clear();
            response.end();
        }
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
