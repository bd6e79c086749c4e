package io.plenary.testing;

import com.nimbusds.oauth2.sdk.TokenRequest;
import io.plenary.runtime.Network;
import io.plenary.runtime.Oidc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** Two providers of OpenID Connect on one server of this machine, and one that never answers. */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "plenary-here";

    private static final long HOUR = 3_600;

    private final Says acme = new Says("acme");
    private final Says beacon = new Says("beacon");
    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(acme, beacon)));
    private final HttpClient browser = HttpClient.newHttpClient();

    public TestProvider() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        List.of("acme", "beacon").forEach(this::warmUp);
    }

    /** What it makes when it is asked first takes longer than anybody waits for a provider. */
    private void warmUp(String id) {
        List.of(server.wellKnownUrl(id), server.jwksUrl(id)).forEach(url -> {
            try {
                browser.send(HttpRequest.newBuilder(url.uri()).build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The provider does not answer", e);
            }
        });
    }

    public Oidc settings() {
        return new Oidc(
                List.of(
                        of("acme", "Acme", issuer("acme"), "s3cret"),
                        of("beacon", "Beacon", issuer("beacon"), null),
                        of("gone", "Gone", "http://localhost:1/gone", null)),
                true,
                Set.of(server.baseUrl().port(), 1),
                List.of(network("127.0.0.0/8"), network("::1")));
    }

    private static Oidc.Provider of(String id, String name, String issuer, String secret) {
        return new Oidc.Provider(id, name, URI.create(issuer), CLIENT, secret);
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    public String issuer(String id) {
        return server.issuerUrl(id).toString();
    }

    /** What the provider says of whoever comes from now on. */
    public void knows(String id, String subject, Map<String, Object> claims) {
        knows(id, subject, claims, HOUR);
    }

    /** @param seconds how long that is to be believed */
    public void knows(String id, String subject, Map<String, Object> claims, long seconds) {
        Says says = id.equals("acme") ? acme : beacon;
        says.now = new Said(subject, claims, seconds);
    }

    private record Said(String subject, Map<String, Object> claims, long seconds) {}

    /** Asked on threads of the server. */
    private static final class Says implements OAuth2TokenCallback {

        private final String issuerId;
        private volatile Said now = new Said("nobody", Map.of(), HOUR);

        private Says(String issuerId) {
            this.issuerId = issuerId;
        }

        @Override
        public String issuerId() {
            return issuerId;
        }

        @Override
        public String subject(TokenRequest request) {
            return now.subject();
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(CLIENT);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return now.claims();
        }

        @Override
        public long tokenExpiry() {
            return now.seconds();
        }
    }

    /** With what it sends a browser back that came to this address. */
    public Map<String, String> visit(String address) {
        try {
            HttpResponse<Void> sentBack = browser.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
            return query(sentBack.headers().firstValue("Location").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
