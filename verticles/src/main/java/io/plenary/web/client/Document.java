package io.plenary.web.client;

/**
 * A document of the client, ready to send.
 *
 * @param policy the content security policy it comes with
 */
public record Document(Asset asset, String policy) {

    /** About the bytes it takes. */
    public int weight() {
        return asset.weight();
    }
}
