package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Whose failure it is if a password is wrong.
 *
 * @param name what its failures are counted by
 * @param whole what the failures of all such sources are counted by, null where each stands for itself
 * @param address counted too, null if not known
 * @param place where it waits for its turn
 */
record Source(Waiting waiting, String name, String whole, String address, Place place) {

    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Duration REMEMBERED_OF_ADDRESS = Duration.ofHours(1);

    /**
     * The device if the account signed in there before, else its address.
     *
     * @param generation that holds of the marks of the account
     */
    static Source of(Credentials typed, Devices devices, int generation) {
        return devices.known(typed.device(), typed.email(), generation)
                .map(device ->
                        new Source(Waiting.DEVICE, device, null, typed.clientAddress(), Place.known(typed.email())))
                .orElseGet(() -> new Source(
                        Waiting.STRANGER,
                        typed.email() + " " + Objects.toString(typed.clientAddress(), ""),
                        "ACCOUNT:" + typed.email(),
                        typed.clientAddress(),
                        Place.ofStranger(Objects.toString(typed.clientAddress(), ""))));
    }

    /** By the sign-in, or whoever has stolen one would keep its owner from changing the password elsewhere. */
    static Source signedIn(Caller caller) {
        return new Source(
                Waiting.USER,
                caller.userId() + " " + Objects.toString(caller.signInId(), ""),
                Waiting.USER + ":" + caller.userId(),
                null,
                Place.known(caller.userId().toString()));
    }

    /**
     * Of somebody with a passkey. No password was looked at, so whoever got one wrong is not forgiven for it.
     *
     * @param device its marks, null if it sent none
     */
    static Source ofPasskey(StoredUser user, String device, Devices devices) {
        UserAccount account = user.account();
        boolean known =
                devices.known(device, account.email(), user.deviceGeneration()).isPresent();
        return new Source(
                known ? Waiting.DEVICE : Waiting.STRANGER,
                "PASSKEY " + account.id(),
                null,
                null,
                Place.known(account.id().toString()));
    }

    boolean isStranger() {
        return waiting == Waiting.STRANGER;
    }

    /** Who is signed in has named no address that could be wrong. */
    ServiceException wrong() {
        return waiting == Waiting.USER
                ? Refusal.UNAUTHENTICATED.because("WRONG_PASSWORD", "The password is wrong.")
                : Refusal.UNAUTHENTICATED.because("WRONG_CREDENTIALS", "The e-mail address or the password is wrong.");
    }

    String subject() {
        return waiting + ":" + name;
    }

    static String subjectOfAddress(String address) {
        return "ADDRESS:" + address;
    }

    /** Failures followed by no other since then are forgotten. */
    static Instant rememberedSince(Instant now) {
        return now.minus(REMEMBERED);
    }

    static Instant addressRememberedSince(Instant now) {
        return now.minus(REMEMBERED_OF_ADDRESS);
    }
}
