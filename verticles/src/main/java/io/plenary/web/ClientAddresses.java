package io.plenary.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Settings.Proxies;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a request comes from, also where proxies stand in front. Each trusted proxy is believed about its own peer and nobody
 * about anything else: headers are read from their end, back to the first address that is no trusted proxy. Only the one
 * header that the proxies are known to write is looked at, because they pass on any other as a stranger sent it.
 */
public final class ClientAddresses {

    /** By which the gateway tells itself for whom it asks. */
    static final String VOUCHED = "Plenary-Vouched";

    private final String word = UUID.randomUUID() + "-" + UUID.randomUUID();
    private final List<Network> trusted;
    private final Proxies.Header header;

    ClientAddresses(Settings.Http settings) {
        trusted = settings.proxies().trusted();
        header = settings.proxies().header();
    }

    /** In its canonical form; null where the connection has none, as with a socket in the file system. */
    public String of(HttpServerRequest request) {
        return vouched(request)
                .or(() -> peer(request.connection())
                        .map(InetAddress::getHostAddress)
                        .map(peer -> client(request, peer)))
                .orElse(null);
    }

    /** What this gateway says to itself for whom it asks. */
    String vouch(String address) {
        return word + " " + address;
    }

    /** For whom the gateway itself asks; empty for every other request. */
    Optional<String> vouched(HttpServerRequest request) {
        String said = request.getHeader(VOUCHED);
        int end = said == null ? -1 : said.indexOf(' ');
        return end >= 0 && MessageDigest.isEqual(said.substring(0, end).getBytes(UTF_8), word.getBytes(UTF_8))
                ? Optional.of(said.substring(end + 1))
                : Optional.empty();
    }

    /** The network whose subscriber it is, as far as that can be told. */
    public String subscriberOf(HttpServerRequest request) {
        return Network.address(of(request)).map(Network::subscriberOf).orElse("");
    }

    /** Whether it is a proxy's, over which many clients come. */
    boolean isOfProxy(HttpConnection connection) {
        return peer(connection).filter(this::isTrusted).isPresent();
    }

    /** Who is at the other end: a client, or a proxy in front of clients. */
    Optional<InetAddress> peer(HttpConnection connection) {
        Optional<InetAddress> announced = address(connection.remoteAddress());
        if (header != Proxies.Header.PROXY_PROTOCOL) {
            return announced;
        }
        Optional<InetAddress> peer = address(connection.remoteAddress(true));
        return peer.filter(this::isTrusted).isPresent() && announced.isPresent() ? announced : peer;
    }

    private static Optional<InetAddress> address(SocketAddress address) {
        return address == null ? Optional.empty() : Network.address(address.hostAddress());
    }

    private String client(HttpServerRequest request, String peer) {
        if (trusted.isEmpty() || !isTrusted(peer)) {
            return peer;
        }
        String client = peer;
        for (String hop : hops(request)) {
            Optional<InetAddress> said = Network.address(hop);
            if (said.isEmpty()) {
                return client;
            }
            client = said.get().getHostAddress();
            if (!isTrusted(said.get())) {
                return client;
            }
        }
        return client;
    }

    private List<String> hops(HttpServerRequest request) {
        return switch (header) {
            case X_FORWARDED_FOR ->
                ForwardedHops.ofForwardedFor(request.headers().getAll("X-Forwarded-For"));
            case FORWARDED -> ForwardedHops.ofForwarded(request.headers().getAll("Forwarded"));
            case PROXY_PROTOCOL -> List.of();
        };
    }

    private boolean isTrusted(String address) {
        return Network.address(address).filter(this::isTrusted).isPresent();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
