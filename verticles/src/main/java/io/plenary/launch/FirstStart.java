package io.plenary.launch;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignUp;
import io.plenary.demo.Demo;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens once in the life of an installation: the first administrator is made, and the demo is loaded. A mark in the data
 * directory stands while the demo is being loaded, so that an interrupted load is taken up again.
 */
public final class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final int PASSWORD_BYTES = 12;
    private static final String MARK = "demo-is-loading";

    private final Vertx vertx;
    private final Node node;
    private final Settings.Admin admin;
    private final String mark;

    public FirstStart(Vertx vertx, Node node) {
        this.vertx = vertx;
        this.node = node;
        this.admin = node.settings().admin();
        this.mark = node.settings().dataDirectory().resolve(MARK).toString();
    }

    /** @return what to tell the operator, line by line; empty when this is not the first start */
    public Future<List<String>> run() {
        String password = admin.password() == null ? newPassword() : admin.password();
        return ensureAdmin(password).compose(isFirst -> isFirst ? begin(password) : goOn());
    }

    private Future<Boolean> ensureAdmin(String password) {
        SignUp signUp = new SignUp(UUID.randomUUID(), admin.email(), password, "Administrator");
        return node.proxies().of(AuthService.class, AuthService.ADDRESS).ensureAdmin(Caller.SYSTEM, signUp);
    }

    private Future<List<String>> begin(String password) {
        String shown = admin.password() == null ? password : "(as given)";
        List<String> lines = List.of("Administrator:    " + admin.email(), "Password:         " + shown);
        return node.settings().demo() ? loadDemo().map(lines) : Future.succeededFuture(lines);
    }

    private Future<List<String>> goOn() {
        return vertx.fileSystem()
                .exists(mark)
                .compose(interrupted -> interrupted && node.settings().demo() ? loadDemo() : Future.succeededFuture())
                .map(List.of());
    }

    /** Nobody knows the password of the demo's users: an administrator may look at them, not be them. */
    private Future<Void> loadDemo() {
        return vertx.fileSystem()
                .writeFile(mark, Buffer.buffer())
                .compose(marked -> new Demo(vertx, node.proxies(), newPassword()).load())
                .compose(loaded -> vertx.fileSystem().delete(mark))
                .recover(FirstStart::startWithoutDemo);
    }

    /** The platform is there for real conferences; the next start tries again. */
    private static Future<Void> startWithoutDemo(Throwable failure) {
        LOG.warn("The demo conference could not be loaded: {}", failure.toString());
        return Future.succeededFuture();
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
