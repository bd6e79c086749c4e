package io.plenary.launch.cluster;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.networking.OutboundHandler;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * TLS of one connection between members: what comes in goes through it before anything of Hazelcast's sees it, what goes out
 * afterwards. Reading and writing are on threads of their own and take turns at the engine. Where one side has to wait for the
 * other, that one wakes it.
 */
final class GuardedChannel {

    /** Who has not shown its key by then is no node. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Channel channel;
    private final SSLEngine engine;
    private final Strangers strangers;
    private final ByteBuffer opened;
    private volatile boolean established;

    private GuardedChannel(Channel channel, ClusterGuard guard) {
        this.channel = channel;
        engine = guard.engine(channel.isClientMode());
        strangers = guard.strangers();
        opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        opened.flip();
    }

    /** @param usual adds what speaks the protocol of Hazelcast */
    static void guard(Channel channel, ChannelInitializer usual, ClusterGuard guard) throws Exception {
        GuardedChannel guarded = new GuardedChannel(channel, guard);
        guarded.engine.beginHandshake();
        channel.inboundPipeline().addLast(guarded.new Opening());
        usual.initChannel(channel);
        channel.outboundPipeline().addLast(guarded.new Sealing());
        LATER.execute(guarded::closeUnlessEstablished);
    }

    private void closeUnlessEstablished() {
        if (!established) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("A connection cannot be closed", e);
            }
        }
    }

    private int packet() {
        return engine.getSession().getPacketBufferSize();
    }

    /** Delegated tasks are some signatures, and only while a connection begins. */
    private void doTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void noteProgress(SSLEngineResult result) throws EOFException {
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException("The other side has ended TLS");
        }
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            established = true;
            channel.outboundPipeline().wakeup();
            channel.inboundPipeline().wakeup();
        }
    }

    /** A node with another secret is told so; what it says itself about it is of use to its operator only. */
    private void refuse(SSLException failure) {
        if (established) {
            return;
        }
        if (!channel.isClientMode()) {
            strangers.refused(channel.remoteSocketAddress(), failure.getMessage());
        }
        try {
            ByteBuffer alert = ByteBuffer.allocate(packet());
            engine.wrap(NOTHING, alert);
            channel.socket().getChannel().write(alert.flip());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** From the wire to Hazelcast. */
    private final class Opening extends InboundHandler<ByteBuffer, ByteBuffer> {

        @Override
        public void handlerAdded() {
            initSrcBuffer(2 * packet());
        }

        @Override
        public HandlerStatus onRead() throws IOException {
            src.flip();
            try {
                synchronized (engine) {
                    return open();
                }
            } catch (SSLException e) {
                refuse(e);
                throw e;
            } finally {
                src.compact();
            }
        }

        private HandlerStatus open() throws IOException {
            while (handOver()) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) {
                    doTasks();
                } else if (status == HandshakeStatus.NEED_WRAP) {
                    channel.outboundPipeline().wakeup();
                    return HandlerStatus.CLEAN;
                } else if (!src.hasRemaining() || !openOne()) {
                    return HandlerStatus.CLEAN;
                }
            }
            return HandlerStatus.DIRTY;
        }

        /** @return whether there is room for more */
        private boolean handOver() {
            while (opened.hasRemaining() && dst.hasRemaining()) {
                int length = Math.min(opened.remaining(), dst.remaining());
                dst.put(opened.slice(opened.position(), length));
                opened.position(opened.position() + length);
            }
            return !opened.hasRemaining();
        }

        /** @return false when the rest of it has not come yet */
        private boolean openOne() throws IOException {
            opened.clear();
            SSLEngineResult result = engine.unwrap(src, opened);
            opened.flip();
            noteProgress(result);
            return result.getStatus() != SSLEngineResult.Status.BUFFER_UNDERFLOW;
        }
    }

    /** From Hazelcast to the wire. */
    private final class Sealing extends OutboundHandler<ByteBuffer, ByteBuffer> {

        @Override
        public void handlerAdded() {
            initDstBuffer(2 * packet());
        }

        @Override
        public HandlerStatus onWrite() throws IOException {
            dst.compact();
            try {
                synchronized (engine) {
                    return seal();
                }
            } finally {
                dst.flip();
            }
        }

        private HandlerStatus seal() throws IOException {
            while (true) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) {
                    doTasks();
                } else if (status == HandshakeStatus.NEED_UNWRAP) {
                    channel.inboundPipeline().wakeup();
                    return HandlerStatus.BLOCKED;
                } else if (status != HandshakeStatus.NEED_WRAP && !src.hasRemaining()) {
                    return HandlerStatus.CLEAN;
                } else if (!sealOne()) {
                    return HandlerStatus.DIRTY;
                }
            }
        }

        /** @return false when what is sealed has to leave first */
        private boolean sealOne() throws IOException {
            SSLEngineResult result = engine.wrap(src, dst);
            noteProgress(result);
            return result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW;
        }
    }
}
