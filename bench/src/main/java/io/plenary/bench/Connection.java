package io.plenary.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept connection with at most one request under way. Knows just enough of HTTP/1.1 to find the end of an answer. */
final class Connection {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY = 429;

    private final SocketChannel channel;
    private final byte[][] requests;
    private final int expected;
    private final byte[] head = new byte[8 * 1024];
    private int next;
    private int headLength;
    private long bodyLeft;
    private long due;
    private boolean free = true;
    private boolean refused;

    /** @param expected status of every answer; {@link Load#ANY} for whatever comes */
    Connection(InetSocketAddress address, Selector selector, byte[][] requests, int first, int expected)
            throws IOException {
        this.requests = requests;
        this.next = first;
        this.expected = expected;
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param dueAt the time its answer's delay is counted from */
    void send(long dueAt) throws IOException {
        due = dueAt;
        free = false;
        headLength = 0;
        bodyLeft = -1;
        ByteBuffer request = ByteBuffer.wrap(requests[next]);
        next = (next + 1) % requests.length;
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("A request did not fit into an empty socket");
        }
    }

    long due() {
        return due;
    }

    boolean isFree() {
        return free;
    }

    /** Whether the last answer was that there had been too many requests. */
    boolean isRefused() {
        return refused;
    }

    /** @return whether the answer is complete */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("The server closed a connection");
        }
        buffer.flip();
        while (bodyLeft < 0 && buffer.hasRemaining()) {
            head[headLength++] = buffer.get();
            if (isHeadComplete()) {
                bodyLeft = bodyLength();
            }
        }
        bodyLeft -= bodyLeft < 0 ? 0 : buffer.remaining();
        free = bodyLeft == 0;
        return free;
    }

    private boolean isHeadComplete() {
        return headLength > 4
                && head[headLength - 1] == '\n'
                && head[headLength - 2] == '\r'
                && head[headLength - 3] == '\n'
                && head[headLength - 4] == '\r';
    }

    private long bodyLength() throws IOException {
        int status = (head[STATUS_AT] - '0') * 100 + (head[STATUS_AT + 1] - '0') * 10 + head[STATUS_AT + 2] - '0';
        refused = status == TOO_MANY;
        if (status == expected && status == NOT_MODIFIED) {
            return 0;
        }
        String lower = new String(head, 0, headLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (expected != Load.ANY && status != expected || at < 0) {
            throw new IOException("Expected " + expected + " with a length instead of " + lower);
        }
        return Long.parseLong(lower.substring(at + LENGTH.length(), lower.indexOf('\r', at + 2)));
    }

    void close() throws IOException {
        channel.close();
    }
}
