package io.plenary.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;

/**
 * Sends a client away that takes its time: over the head of its first request, over a body, or over an answer and the head of
 * the next request. A byte now and then does not count as progress, nor does a length that is announced, or a few clients could
 * hold all connections.
 */
final class SlowClient extends ChannelInboundHandlerAdapter {

    static final int FIRST_HEAD_SECONDS = 20;
    static final int BODY_SECONDS = 30;
    /** What of a body gives it more time. */
    static final int BYTES_A_SECOND = 16 << 10;

    static final int ANSWER_SECONDS = 120;

    private long deadline;
    private boolean over;
    private long bodyBegun;
    private long received;

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        expect(context, FIRST_HEAD_SECONDS);
        look(context);
    }

    /** What the connection speaks from now on has its own ways to tell. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        over = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            bodyBegun = now(context);
            received = 0;
            expect(context, BODY_SECONDS);
        }
        if (message instanceof HttpContent content) {
            received += content.content().readableBytes();
            deadline = bodyBegun + TimeUnit.SECONDS.toNanos(BODY_SECONDS + received / BYTES_A_SECOND);
        }
        if (message instanceof LastHttpContent) {
            expect(context, ANSWER_SECONDS);
        }
        context.fireChannelRead(message);
    }

    private void expect(ChannelHandlerContext context, long seconds) {
        deadline = now(context) + TimeUnit.SECONDS.toNanos(seconds);
    }

    private void look(ChannelHandlerContext context) {
        if (over) {
            return;
        }
        long left = deadline - now(context);
        if (left <= 0) {
            context.close();
        } else if (context.channel().isOpen()) {
            context.executor().schedule(() -> look(context), left, TimeUnit.NANOSECONDS);
        }
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
