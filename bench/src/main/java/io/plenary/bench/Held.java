package io.plenary.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What connections cost that are kept open by clients who have asked once and ask nothing more. */
final class Held implements AutoCloseable {

    static final String NAME = "connections that are kept";

    /** As many as all browsers of a large venue keep. */
    private static final int CONNECTIONS = 5_000;

    /** Those of one address are bounded, those of proxies are not. */
    private static final String SETTINGS = Flood.LIMITS + "http.trusted-proxies: 127.0.0.0/8\n";

    private static final long SETTLING_MILLIS = 5_000;
    private static final int MOST_LOOKS = 12;

    private static final byte[] REQUEST =
            "GET /api/v1/conferences HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Platform platform;
    private final List<SocketChannel> held = new ArrayList<>();

    /** @param folder of its own */
    Held(Path folder) {
        platform = new Platform(folder);
    }

    String measured(Path home) throws IOException {
        platform.with(SETTINGS).install(home);
        for (int i = 0; i < 100; i++) {
            ask().close();
        }
        double heap = settledHeap();
        int resident = platform.process().megabytes();
        for (int i = 0; i < CONNECTIONS; i++) {
            held.add(ask());
        }
        return String.format(
                Locale.ROOT,
                "%-34s %.1f MB of heap, %.1f MB resident for each 1,000 (%,d)",
                NAME,
                (settledHeap() - heap) / CONNECTIONS * 1_000,
                (platform.process().megabytes() - resident) * 1_000.0 / CONNECTIONS,
                CONNECTIONS);
    }

    /** What is done after a start, and kept for moments, is over when the heap stays as it is. */
    private double settledHeap() {
        double before;
        double now = platform.process().heapMegabytes();
        int looks = 0;
        do {
            Timing.pause(SETTLING_MILLIS);
            before = now;
            now = platform.process().heapMegabytes();
            looks++;
        } while (Math.abs(now - before) > 1 && looks < MOST_LOOKS);
        return now;
    }

    private SocketChannel ask() throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", platform.port()));
        channel.write(ByteBuffer.wrap(REQUEST));
        if (channel.read(ByteBuffer.allocate(16 * 1024)) < 0) {
            throw new IOException("The server closed a connection");
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : held) {
            channel.close();
        }
        platform.close();
    }
}
