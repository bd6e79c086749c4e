package io.plenary.services.auth;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.runtime.Faults;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What passkeys may be made of, and how they are refused. */
final class PasskeyRules {

    /** Of one account. */
    static final int MOST = 20;

    private static final int LONGEST_NAME = 100;
    /** In base64url; WebAuthn allows 1023 bytes. */
    private static final int LONGEST_ID = 1_364;

    /** What the browser says that it asked the device for: WebAuthn §5.8.1. */
    private static final String MAKING = "webauthn.create";

    private static final String SIGNING_IN = "webauthn.get";

    private PasskeyRules() {}

    static NewPasskey check(NewPasskey made) {
        Faults faults = new Faults().required("/name", made.name(), LONGEST_NAME);
        checkCredential(made.credential(), faults);
        faults.refuseIfAny("The passkey cannot be added.");
        return require(made, isFor(MAKING, made.credential()), PasskeyRules::notMade);
    }

    static JsonObject check(ShownPasskey shown) {
        Faults faults = new Faults();
        checkCredential(shown.credential(), faults);
        faults.refuseIfAny("Nobody can sign in with this.");
        return require(shown.credential(), isFor(SIGNING_IN, shown.credential()), PasskeyRules::refused);
    }

    static String checkName(String name) {
        new Faults().required("/name", name, LONGEST_NAME).refuseIfAny("The passkey cannot be called that.");
        return name.strip();
    }

    private static void checkCredential(JsonObject credential, Faults faults) {
        faults.check(credential != null, "/credential", Fault.REQUIRED);
        if (credential != null) {
            Map<String, Object> base64Url = Map.of("format", "base64url");
            faults.check(findId(credential).isPresent(), "/credential/id", Fault.FORMAT, base64Url)
                    .check(
                            findChallenge(credential).isPresent(),
                            "/credential/response/clientDataJSON",
                            Fault.FORMAT,
                            base64Url);
        }
    }

    /** By which it is known, in base64url; of one that was checked. */
    static String id(JsonObject credential) {
        return findId(credential).orElseThrow();
    }

    /** What it answers; of one that was checked. */
    static String challenge(JsonObject credential) {
        return findChallenge(credential).orElseThrow();
    }

    private static Optional<String> findId(JsonObject credential) {
        return text(credential, "id").filter(id -> id.length() <= LONGEST_ID).filter(id -> Base64Url.isBytes(id));
    }

    private static Optional<String> findChallenge(JsonObject credential) {
        return clientData(credential).flatMap(data -> text(data, "challenge")).filter(Base64Url::isBytes);
    }

    private static boolean isFor(String type, JsonObject credential) {
        return clientData(credential)
                .flatMap(data -> text(data, "type"))
                .filter(type::equals)
                .isPresent();
    }

    private static Optional<JsonObject> clientData(JsonObject credential) {
        return response(credential)
                .flatMap(response -> text(response, "clientDataJSON"))
                .filter(Base64Url::isBytes)
                .flatMap(data -> json(new String(Base64Url.decoded(data), StandardCharsets.UTF_8)));
    }

    /** Whether it calls its account by this. One that is found without its account being named has to say so. */
    static boolean calls(JsonObject credential, StoredPasskey passkey) {
        return response(credential)
                .flatMap(response -> text(response, "userHandle"))
                .filter(Base64Url.encoded(passkey.handle())::equals)
                .isPresent();
    }

    private static Optional<JsonObject> response(JsonObject credential) {
        return credential.getValue("response") instanceof JsonObject response
                ? Optional.of(response)
                : Optional.empty();
    }

    private static Optional<String> text(JsonObject members, String name) {
        return members.getValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<JsonObject> json(String text) {
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    static <T> T require(T thing, boolean holds, Supplier<ServiceException> refusal) {
        if (!holds) {
            throw refusal.get();
        }
        return thing;
    }

    static ServiceException tooMany() {
        return Refusal.CONFLICT.because(
                "TOO_MANY_PASSKEYS", "There are 20 passkeys already. Remove one of them first.");
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
