package io.plenary.services.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords with Argon2id on two threads of its own. One hash takes 19 MB and some 30 ms of a core, so only so
 * many may wait: a flood of sign-ins is refused instead of taking the node down.
 */
final class Passwords {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 32;
    private static final int SALT_BYTES = 16;
    /** 19 MiB, two passes, one lane: the OWASP password storage recommendation. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** The hash of no password; checking against it takes as long as against a real one. */
    private static final String DECOY =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    /** The threads are shared by the instances of a process; each instance has a queue of its own. */
    Passwords(Vertx vertx) {
        workers = vertx.createSharedWorkerExecutor("plenary-auth-passwords", THREADS);
    }

    /** In PHC string format, with the parameters it was made with. */
    Future<String> hash(String password) {
        return work(() -> Password.hash(normalized(password))
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2)
                .getResult());
    }

    /** @param hash null where there is no account: then false, after the same effort */
    Future<Boolean> matches(String password, String hash) {
        String compared = hash == null ? DECOY : hash;
        return work(
                () -> Password.check(normalized(password), compared).with(Argon2Function.getInstanceFromHash(compared))
                        && hash != null);
    }

    /** Refuses before anything is counted. */
    void requireRoom() {
        if (waiting.get() >= MOST_WAITING) {
            throw Refusal.UNAVAILABLE.retryAfter(Duration.ofSeconds(1), "Too many people sign in at the moment.");
        }
    }

    private <T> Future<T> work(Callable<T> hashing) {
        requireRoom();
        waiting.incrementAndGet();
        return workers.executeBlocking(hashing, false).onComplete(done -> waiting.decrementAndGet());
    }

    /** Keyboards differ in how they compose an accent. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
