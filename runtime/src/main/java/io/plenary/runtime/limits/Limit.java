package io.plenary.runtime.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is limited, each for itself. */
public enum Limit {
    /** Requests of strangers from one address. */
    ADDRESS,
    /** Requests of one user. */
    USER,
    /** Requests of one API client. */
    CLIENT,
    /** Requests about the conferences of one organization, whoever sends them. */
    TENANT,
    /** Searches of one caller, which cost most. */
    SEARCH,
    /** Attempts to sign in from one address. */
    SIGN_IN,
    /** Access tokens that programs at one address ask for: they must not use up the attempts of people to sign in. */
    TOKEN,
    /** Codes of vouchers that are typed at one address: who guesses them must not keep others from signing in. */
    VOUCHER,
    /** Batches of advertisements that were seen at one address, each of which may be made up. */
    SIGHTING,
    /** New accounts from one address. */
    SIGN_UP;

    /** As settings, the contract and answers call it: {@code sign-in}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String id) {
        return Arrays.stream(values()).filter(limit -> limit.id().equals(id)).findAny();
    }
}
