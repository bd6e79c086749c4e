package io.plenary.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine that only it can reach. */
final class FreePort {

    private FreePort() {}

    static int any() throws IOException {
        return listen(0);
    }

    static boolean isFree(int port) {
        try {
            return listen(port) == port;
        } catch (IOException occupied) {
            return false;
        }
    }

    private static int listen(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
