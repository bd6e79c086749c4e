package io.plenary.runtime.outbound;

import io.plenary.runtime.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses lie on the public internet, so that others may say that we should go there: no address of this machine, of
 * its network or of the cloud it runs in. What IANA has set aside is in its registries of special-purpose addresses (RFC 6890).
 */
public final class PublicAddresses {

    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // What clouds tell their machines about themselves is here, credentials included.
            "169.254.0.0/16",
            "168.63.129.16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Outside of it are, among others, loopback, link-local, unique local, multicast, and IPv4 written as IPv6. */
    private static final Network GLOBAL_UNICAST = network("2000::/3");

    /** Tunnels that end at an IPv4 address of the sender's choice (Teredo, 6to4), benchmarks and documentation. */
    private static final List<Network> NOT_PUBLIC_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> trusted;

    /** @param trusted networks that are no danger here although they are not public */
    public PublicAddresses(List<Network> trusted) {
        this.trusted = trusted;
    }

    public boolean contains(InetAddress address) {
        return isPublic(address) || isIn(trusted, address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC, address)
                : GLOBAL_UNICAST.contains(address) && !isIn(NOT_PUBLIC_6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(PublicAddresses::network).toList();
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }
}
