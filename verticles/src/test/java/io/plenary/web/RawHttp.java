package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.plenary.testing.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Requests exactly as written. */
final class RawHttp {

    private static final int MILLIS = 20_000;

    private RawHttp() {}

    /** What comes back until the server hangs up. */
    static String exchange(TestPlatform platform, String request) throws IOException {
        try (Socket socket = begin(platform, request)) {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    /** Sends as much as that, and leaves the connection open. */
    static Socket begin(TestPlatform platform, String beginning) throws IOException {
        URI server = URI.create(platform.http().base());
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(MILLIS);
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
        return socket;
    }
}
