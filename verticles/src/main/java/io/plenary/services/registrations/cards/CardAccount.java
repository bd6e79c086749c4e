package io.plenary.services.registrations.cards;

/**
 * With what a conference takes cards.
 *
 * @param enabled whether those who order may pay by card; what was begun goes on all the same
 * @param key of the account at the provider
 * @param webhookSecret by which the provider signs
 */
public record CardAccount(boolean enabled, String key, String webhookSecret) {

    /** Without the secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "CardAccount[enabled=" + enabled + "]";
    }
}
