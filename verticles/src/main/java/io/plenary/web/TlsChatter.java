package io.plenary.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;

/**
 * Ends connections over which TLS talks about itself only: with each KeyUpdate (RFC 8446 §4.6.3) both sides make new keys, and no
 * limit of requests counts it. What is encrypted may be a few times of what is said with it, and some more.
 */
final class TlsChatter extends ChannelInboundHandlerAdapter {

    /** More than the longest record (RFC 8446 §5.2: 16,645 bytes), of which nothing comes before its last byte is there. */
    static final int MOST = 32 << 10;
    /** So much at once, so that it shows in between what came of it. */
    private static final int PIECE = 8 << 10;
    /** A frame of HTTP/2 that acknowledges something has 9 bytes, its record 31. */
    private static final int PER_BYTE = 5;

    private long excess;

    private TlsChatter() {}

    /** Counts from here on; what agreeing on the first keys took is past. */
    static void bound(ChannelPipeline pipeline) {
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls != null) {
            around(pipeline, tls.name());
        }
    }

    static void around(ChannelPipeline pipeline, String tls) {
        TlsChatter encrypted = new TlsChatter();
        pipeline.addBefore(tls, "encrypted", encrypted);
        pipeline.addAfter(tls, "decrypted", encrypted.new Decrypted());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf records = (ByteBuf) message;
        try {
            while (records.isReadable() && excess <= MOST) {
                ByteBuf piece = records.readRetainedSlice(Math.min(PIECE, records.readableBytes()));
                excess += piece.readableBytes();
                context.fireChannelRead(piece);
            }
        } finally {
            records.release();
        }
        if (excess > MOST) {
            context.close();
        }
    }

    private final class Decrypted extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf said) {
                excess = Math.max(0, excess - (long) PER_BYTE * said.readableBytes());
            }
            context.fireChannelRead(message);
        }
    }
}
