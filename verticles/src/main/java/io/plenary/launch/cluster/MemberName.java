package io.plenary.launch.cluster;

import com.hazelcast.cluster.Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A node, or several of one name, as somebody configured it: {@code host} or {@code host:port}.
 *
 * @param port null where none was given: any node there
 */
record MemberName(String host, Integer port) {

    static MemberName of(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        return hasPort
                ? new MemberName(text.substring(0, colon), Integer.valueOf(text.substring(colon + 1)))
                : new MemberName(text, null);
    }

    /** As Hazelcast reads it. */
    String at(InetAddress address) {
        String shown = address.getHostAddress();
        if (port == null) {
            return shown;
        }
        return (address instanceof Inet6Address ? "[" + shown + "]" : shown) + ":" + port;
    }

    /** Whether it stands for a node at this address, alone or among others. */
    boolean standsFor(Address address) {
        try {
            InetAddress there = address.getInetAddress();
            return (port == null || port == address.getPort())
                    && Arrays.asList(InetAddress.getAllByName(host)).contains(there);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
