package io.plenary.runtime;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Addresses that start alike, as CIDR writes them; a single address is the smallest network. */
public record Network(String address, int prefix) {

    private static final int BITS = 8;
    private static final int SUBSCRIBER_BYTES = 8;
    private static final int SITE_BYTES = 6;

    /** Empty if this is neither an address nor a network. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null || parts.length > 2 || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int longest = bytes.length * BITS;
        int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
        return prefix > longest ? Optional.empty() : Optional.of(new Network(parts[0], prefix));
    }

    public boolean contains(InetAddress candidate) {
        byte[] own = NetUtil.createByteArrayFromIpAddressString(address);
        byte[] other = candidate.getAddress();
        return own.length == other.length && start(own).equals(start(other));
    }

    private BigInteger start(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * BITS - prefix);
    }

    /** The address itself; with IPv6 its network of 64 bits, because a single subscriber has all of it (RFC 6177). */
    public static String subscriberOf(InetAddress address) {
        return address instanceof Inet6Address ? start(address, SUBSCRIBER_BYTES) + "/64" : address.getHostAddress();
    }

    private static String start(InetAddress address, int bytes) {
        byte[] all = address.getAddress();
        return NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(all, bytes), all.length));
    }

    /**
     * The network of 48 bits that a subscriber of IPv6 is in: one line often has hundreds of those of 64, and a tunnel all of them.
     * Empty for other subscribers.
     */
    public static Optional<String> siteOf(String subscriber) {
        return subscriber.endsWith("/64")
                ? address(subscriber.substring(0, subscriber.length() - 3)).map(one -> start(one, SITE_BYTES) + "/48")
                : Optional.empty();
    }

    /** An address written in numbers; names are not looked up. Empty for anything else. */
    public static Optional<InetAddress> address(String text) {
        byte[] bytes = text == null ? null : NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
