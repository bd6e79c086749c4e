package io.plenary.services.auth;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * For whom passkeys are made, which browsers check: nobody else gets to ask for them.
 *
 * @param id the name of the host
 * @param origin of the pages that may ask
 */
record RelyingParty(String id, String origin) {

    private static final Set<String> USUAL = Set.of("http:80", "https:443");

    /** @param baseUrl how clients reach the platform */
    static RelyingParty at(String baseUrl) {
        URI url = URI.create(baseUrl.toLowerCase(Locale.ROOT));
        HostAndPort host = HostAndPort.parseAuthority(url.getRawAuthority(), -1);
        boolean usual = host.port() < 0 || USUAL.contains(url.getScheme() + ":" + host.port());
        return new RelyingParty(host.host(), url.getScheme() + "://" + host.host() + (usual ? "" : ":" + host.port()));
    }

    /** By which devices call it to their owners. */
    String name() {
        return id;
    }
}
