package io.plenary.launch;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignUp;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What happens once in the life of an installation: the first administrator is made. */
final class FirstStart {

    private static final int PASSWORD_BYTES = 12;

    private final Node node;
    private final Settings.Admin admin;

    FirstStart(Node node) {
        this.node = node;
        this.admin = node.settings().admin();
    }

    /** @return what to tell the operator, line by line; empty when this is not the first start */
    Future<List<String>> run() {
        String password = admin.password() == null ? newPassword() : admin.password();
        String shown = admin.password() == null ? password : "(as given)";
        List<String> lines = List.of("Administrator:    " + admin.email(), "Password:         " + shown);
        SignUp signUp = new SignUp(UUID.randomUUID(), admin.email(), password, "Administrator");
        return node.proxies()
                .of(AuthService.class, AuthService.ADDRESS)
                .ensureAdmin(Caller.SYSTEM, signUp)
                .map(isFirst -> isFirst ? lines : List.of());
    }

    static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
