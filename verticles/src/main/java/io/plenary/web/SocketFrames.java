package io.plenary.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the frames of a WebSocket that say nothing: each is a few bytes, and has the server answer or think. Vert.x (5.0.10) answers
 * every ping, also of who reads none of the answers; here those go unanswered. Browsers send a frame now and then.
 */
final class SocketFrames extends ChannelInboundHandlerAdapter {

    static final int MOST = 500;
    static final int WITHIN_SECONDS = 10;

    private long since;
    private int frames;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean ping = message instanceof PingWebSocketFrame;
        boolean empty = ping || message instanceof PongWebSocketFrame || message instanceof ContinuationWebSocketFrame;
        if (empty && count(context) > MOST) {
            ReferenceCountUtil.release(message);
            context.close();
        } else if (ping && !context.channel().isWritable()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private int count(ChannelHandlerContext context) {
        long now = context.executor().ticker().nanoTime();
        if (now - since > TimeUnit.SECONDS.toNanos(WITHIN_SECONDS)) {
            since = now;
            frames = 0;
        }
        return ++frames;
    }
}
