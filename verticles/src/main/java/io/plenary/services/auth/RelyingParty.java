package io.plenary.services.auth;

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

    static final String NAME = "Plenary";

    private static final Set<String> USUAL = Set.of("http:80", "https:443");

    /** @param baseUrl how clients reach the platform */
    static RelyingParty at(String baseUrl) {
        URI url = URI.create(baseUrl);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() < 0 || USUAL.contains(scheme + ":" + url.getPort());
        return new RelyingParty(host, scheme + "://" + host + (usual ? "" : ":" + url.getPort()));
    }
}
