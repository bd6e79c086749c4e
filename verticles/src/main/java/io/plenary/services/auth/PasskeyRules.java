package io.plenary.services.auth;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.PasskeyCredentials;
import io.plenary.runtime.Faults;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.Map;
import java.util.Optional;

/** What passkeys may be made of, and how they are refused. */
final class PasskeyRules {

    /** Of one account. */
    static final int MOST = 20;

    private static final int LONGEST_NAME = 100;
    /** In base64url; WebAuthn allows 1023 bytes. */
    private static final int LONGEST_ID = 1_364;

    private PasskeyRules() {}

    static void check(NewPasskey made) {
        Faults faults = new Faults().check(made.challengeId() != null, "/challengeId", Fault.REQUIRED);
        checkCredential(made.credential(), faults);
        checkName(made.name(), faults);
        faults.refuseIfAny("The passkey cannot be added.");
    }

    static void check(PasskeyCredentials credentials) {
        Faults faults = new Faults().check(credentials.challengeId() != null, "/challengeId", Fault.REQUIRED);
        checkCredential(credentials.credential(), faults);
        faults.refuseIfAny("Nobody can sign in with this.");
    }

    static void checkName(String name) {
        Faults faults = new Faults();
        checkName(name, faults);
        faults.refuseIfAny("The passkey cannot be called that.");
    }

    private static void checkName(String name, Faults faults) {
        faults.required("/name", name, LONGEST_NAME);
    }

    private static void checkCredential(JsonObject credential, Faults faults) {
        faults.check(credential != null, "/credential", Fault.REQUIRED)
                .check(
                        credential == null || idOf(credential).isPresent(),
                        "/credential/id",
                        Fault.FORMAT,
                        Map.of("format", "base64url"));
    }

    /** The id of a credential, if it is one. */
    static Optional<String> idOf(JsonObject credential) {
        return credential.getValue("id") instanceof String id && isBytes(id) ? Optional.of(id) : Optional.empty();
    }

    private static boolean isBytes(String text) {
        try {
            return text.length() <= LONGEST_ID && Base64Url.decoded(text).length() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether it calls its account by this. One that is found without its account being named has to say so. */
    static boolean calls(JsonObject credential, StoredPasskey passkey) {
        return credential.getValue("response") instanceof JsonObject response
                && Base64Url.encoded(passkey.handle()).equals(response.getValue("userHandle"));
    }

    /** @param hasRoom whether one more challenge may wait for its answer */
    static Void requireFew(boolean hasRoom) {
        if (!hasRoom) {
            throw Refusal.TOO_MANY.retryAfter(Challenge.LIFE, "Too many have begun with a passkey and not gone on.");
        }
        return null;
    }

    static ServiceException tooMany() {
        return Refusal.CONFLICT.because("TOO_MANY_PASSKEYS", "There are 20 passkeys already. Remove one of them first.");
    }

    static ServiceException known() {
        return Refusal.CONFLICT.because("PASSKEY_KNOWN", "This passkey is known already.");
    }

    static ServiceException tooLate() {
        return Refusal.CONFLICT.because("PASSKEY_TOO_LATE", "That was answered before, or took too long. Begin anew.");
    }

    static ServiceException notMade() {
        return Refusal.INVALID.because("PASSKEY_NOT_MADE", "What the device made cannot be used as a passkey here.");
    }

    static ServiceException refused() {
        return Refusal.UNAUTHENTICATED.because("PASSKEY_REFUSED", "This passkey does not sign in here.");
    }

    static ServiceException noSuchPasskey() {
        return Refusal.NOT_FOUND.because("You have no such passkey.");
    }
}
