package io.plenary.runtime;

import java.net.URI;
import java.util.UUID;

/** Where others find a conference and its sessions, as files name it that travel: whole addresses, or null where nobody knows of one. */
public interface PublicLinks {

    URI conference(String slug);

    URI session(String slug, UUID id);

    /** Of what will lie somewhere for ever, without us. */
    static PublicLinks unknown() {
        return new PublicLinks() {
            @Override
            public URI conference(String slug) {
                return null;
            }

            @Override
            public URI session(String slug, UUID id) {
                return null;
            }
        };
    }

    /**
     * Those of the client; blocks.
     *
     * @param baseUrl where it is reached, without a slash at the end
     */
    static PublicLinks at(String baseUrl) {
        ClientAddresses addresses = ClientAddresses.bundled();
        return new PublicLinks() {
            @Override
            public URI conference(String slug) {
                return URI.create(baseUrl + addresses.conference(slug));
            }

            @Override
            public URI session(String slug, UUID id) {
                return URI.create(baseUrl + addresses.session(slug, id));
            }
        };
    }
}
