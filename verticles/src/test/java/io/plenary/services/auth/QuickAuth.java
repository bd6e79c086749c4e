package io.plenary.services.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.plenary.runtime.Node;
import io.vertx.core.Deployable;
import java.time.Clock;

/** Auth with passwords that are hashed in no time, for tests in which it does not matter how long that takes. */
public final class QuickAuth {

    static final Argon2Function NO_EFFORT = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID);

    private QuickAuth() {}

    public static Deployable verticle(Node node) {
        return verticle(node, Clock.systemUTC());
    }

    static Deployable verticle(Node node, Clock clock) {
        return new AuthVerticle(node, clock, NO_EFFORT);
    }
}
