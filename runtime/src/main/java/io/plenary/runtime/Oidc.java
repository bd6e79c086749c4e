package io.plenary.runtime;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * With whose accounts people may sign in beside those here (OpenID Connect).
 *
 * @param plain whether providers may be asked without TLS, as tests want it
 * @param ports that may be spoken to
 * @param networks that may be reached although they are not public
 */
public record Oidc(List<Provider> providers, boolean plain, Set<Integer> ports, List<Network> networks) {

    public static final Oidc NONE = new Oidc(List.of(), false, Set.of(443), List.of());

    /**
     * One that knows people.
     *
     * @param id what addresses and settings call it
     * @param name what people call it
     * @param issuer its address, exactly as it calls itself
     * @param clientId what it calls this installation
     * @param clientSecret null where it has given none
     */
    public record Provider(String id, String name, URI issuer, String clientId, String clientSecret) {

        /** Without the secret, because it may end in a log. */
        @Override
        public String toString() {
            return "Provider[id=" + id + ", issuer=" + issuer + "]";
        }
    }
}
