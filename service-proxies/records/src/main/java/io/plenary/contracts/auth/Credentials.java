package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What somebody signs in with.
 *
 * @param clientAddress the network address the attempt comes from, null if it is not known
 * @param device what {@link SignIn#device} was at the last sign-in of this device, null at its first: strangers who
 *     guess do not keep it waiting
 * @param browser what kind of browser it is, for the owner of the account; null if it is not known
 */
@DataObject
public record Credentials(String email, String password, String clientAddress, String device, String browser)
        implements Dto {

    /** Of a device that is not known. */
    public Credentials(String email, String password, String clientAddress) {
        this(email, password, clientAddress, null);
    }

    /** Of a browser that does not say what it is. */
    public Credentials(String email, String password, String clientAddress, String device) {
        this(email, password, clientAddress, device, null);
    }

    public static Credentials fromJson(String json) {
        return Json.read(json, Credentials.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "Credentials[email=" + email + ", clientAddress=" + clientAddress + "]";
    }
}
