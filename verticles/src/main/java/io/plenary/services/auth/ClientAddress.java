package io.plenary.services.auth;

import io.netty.util.NetUtil;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The address failures are counted for. */
final class ClientAddress {

    private static final int LONGEST = 100;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * The address itself; with IPv6 its network of 64 bits, because a single subscriber has all of it (RFC 6177).
     *
     * @param text may be null: then nothing is counted
     */
    static String counted(String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refusal.INVALID.because(
                    "Nobody can sign in from there.",
                    List.of(new FieldError("/clientAddress", "must be a network address")));
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? text : counted(bytes);
    }

    private static String counted(byte[] bytes) {
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return address instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), bytes.length))
                                    .getHostAddress()
                            + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
