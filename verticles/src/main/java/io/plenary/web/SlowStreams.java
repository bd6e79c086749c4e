package io.plenary.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What {@link SlowClient} is to HTTP/1.1, for the requests of a connection of HTTP/2: it ends those whose client takes its time
 * over a body or an answer, whatever else the connection brings. How many there are at once holds from the start, also where
 * the client never acknowledges that it was told so (RFC 9113 §6.5.3), which would let it begin any number. A connection whose
 * address has too many of them is closed.
 */
final class SlowStreams extends Http2ConnectionAdapter {

    static final int MOST = 100;
    private static final long LOOK_SECONDS = 5;

    private static final class Progress {
        private long since;
        private long received;
        private boolean isAsked;
    }

    private final ChannelHandlerContext context;
    private final Http2ConnectionHandler handler;
    private final StreamBudget budget;
    private final Optional<String> address;
    private final Http2Connection.PropertyKey progress;
    private boolean looking;

    private SlowStreams(
            ChannelHandlerContext context,
            Http2ConnectionHandler handler,
            StreamBudget budget,
            Optional<String> address) {
        this.context = context;
        this.handler = handler;
        this.budget = budget;
        this.address = address;
        progress = handler.connection().newKey();
    }

    /**
     * @param context of Netty's handler of the connection
     * @param address whose requests are counted together; empty where that is not known
     */
    static void watch(ChannelHandlerContext context, StreamBudget budget, Optional<String> address) {
        Http2ConnectionHandler handler = (Http2ConnectionHandler) context.handler();
        SlowStreams streams = new SlowStreams(context, handler, budget, address);
        handler.connection().remote().maxActiveStreams(MOST);
        handler.connection().addListener(streams);
        handler.decoder().frameListener(streams.counting(handler.decoder().frameListener()));
    }

    private Http2FrameListener counting(Http2FrameListener listener) {
        return new Http2FrameListenerDecorator(listener) {
            @Override
            public int onDataRead(ChannelHandlerContext of, int id, ByteBuf data, int padding, boolean isLast)
                    throws Http2Exception {
                Http2Stream stream = handler.connection().stream(id);
                if (stream != null) {
                    of(stream).received += data.readableBytes();
                }
                return super.onDataRead(of, id, data, padding, isLast);
            }
        };
    }

    private Progress of(Http2Stream stream) {
        Progress known = stream.getProperty(progress);
        if (known != null) {
            return known;
        }
        Progress begun = new Progress();
        begun.since = now();
        stream.setProperty(progress, begun);
        return begun;
    }

    @Override
    public void onStreamActive(Http2Stream stream) {
        of(stream);
        if (!budget.begin(address)) {
            context.close();
        }
        if (!looking) {
            looking = true;
            lookSoon();
        }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        budget.end(address);
    }

    @Override
    public void onStreamHalfClosed(Http2Stream stream) {
        if (stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE) {
            of(stream).since = now();
            of(stream).isAsked = true;
        }
    }

    private void lookSoon() {
        context.executor().schedule(this::look, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        looking = context.channel().isOpen() && handler.connection().numActiveStreams() > 0;
        if (!looking) {
            return;
        }
        try {
            handler.connection().forEachActiveStream(stream -> {
                if (isLate(stream)) {
                    handler.resetStream(context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
                }
                return true;
            });
        } catch (Http2Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        context.flush();
        lookSoon();
    }

    private boolean isLate(Http2Stream stream) {
        Progress made = of(stream);
        boolean isAsked = made.isAsked || stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE;
        long allowed = isAsked
                ? SlowClient.ANSWER_SECONDS
                : SlowClient.BODY_SECONDS + made.received / SlowClient.BYTES_A_SECOND;
        return now() - made.since >= TimeUnit.SECONDS.toNanos(allowed);
    }

    private long now() {
        return context.executor().ticker().nanoTime();
    }
}
