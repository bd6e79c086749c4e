package io.plenary.launch;

import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.Option;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks at ports before anything is started: that says which one is occupied, and at once. */
final class Ports {

    private Ports() {}

    static void requireFree(String host, int port, Option option) {
        try {
            tryToListen(host, port);
        } catch (UnknownHostException e) {
            throw new StartFailure("There is no address " + host + " here.", e);
        } catch (BindException e) {
            boolean occupied = String.valueOf(e.getMessage()).contains("in use");
            throw new StartFailure(
                    occupied
                            ? "Port " + port + " is occupied. Choose another with " + option.flag() + " or "
                                    + option.variable() + "."
                            : "Cannot listen at " + host + ":" + port + ": " + e.getMessage() + ".",
                    e);
        } catch (IOException e) {
            throw new StartFailure("Cannot listen at " + host + ":" + port + ": " + e.getMessage() + ".", e);
        }
    }

    private static void tryToListen(String host, int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getByName(host)).close();
    }
}
