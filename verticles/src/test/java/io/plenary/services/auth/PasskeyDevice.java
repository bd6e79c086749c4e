package io.plenary.services.auth;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.PublicKeyCredential;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.EmulatorUtil;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.client.ClientPlatform;
import io.plenary.contracts.auth.PasskeyOptions;
import io.vertx.core.json.JsonObject;

/** A browser with a device that keeps passkeys. */
final class PasskeyDevice {

    private final ObjectConverter converter = new ObjectConverter();
    private final ClientPlatform browser = EmulatorUtil.createClientPlatform(new NoneAttestationAuthenticator());

    PasskeyDevice(String origin) {
        goTo(origin);
    }

    /** The page that asks from now on. */
    void goTo(String origin) {
        browser.setOrigin(new Origin(origin));
    }

    JsonObject make(PasskeyOptions asked) {
        PublicKeyCredential<AuthenticatorAttestationResponse, ?> made =
                browser.create(read(asked, PublicKeyCredentialCreationOptions.class));
        JsonObject response = new JsonObject()
                .put("attestationObject", text(made.getResponse().getAttestationObject()))
                .put("clientDataJSON", text(made.getResponse().getClientDataJSON()));
        return credential(made, response);
    }

    JsonObject show(PasskeyOptions asked) {
        PublicKeyCredential<AuthenticatorAssertionResponse, ?> shown =
                browser.get(read(asked, PublicKeyCredentialRequestOptions.class));
        JsonObject response = new JsonObject()
                .put("authenticatorData", text(shown.getResponse().getAuthenticatorData()))
                .put("clientDataJSON", text(shown.getResponse().getClientDataJSON()))
                .put("signature", text(shown.getResponse().getSignature()))
                .put("userHandle", text(shown.getResponse().getUserHandle()));
        return credential(shown, response);
    }

    private <T> T read(PasskeyOptions asked, Class<T> type) {
        return converter.getJsonConverter().readValue(asked.publicKey().encode(), type);
    }

    private static JsonObject credential(PublicKeyCredential<?, ?> credential, JsonObject response) {
        return new JsonObject()
                .put("id", credential.getId())
                .put("rawId", credential.getId())
                .put("type", "public-key")
                .put("response", response);
    }

    private static String text(byte[] bytes) {
        return Base64Url.encoded(bytes);
    }
}
