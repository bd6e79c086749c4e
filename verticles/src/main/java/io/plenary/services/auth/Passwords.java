package io.plenary.services.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.plenary.services.auth.Place.Line;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.serviceproxy.ServiceException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Hashes passwords with Argon2id on two threads of its own. One hash takes 19 MB and some 30 ms of a core, so only so
 * many may wait: a flood is refused instead of taking the node down. Who is known waits in a line of their own, in which no
 * stranger takes a place, and those whose address guessed wrong lately keep no other stranger waiting for long. Sign-ups have a
 * line too, take one thread at most, and only when nobody wants to sign in.
 */
final class Passwords {

    static final String WORKERS = "plenary-auth-passwords";
    static final int THREADS = 2;
    /** Guessers have many addresses; of those that were wrong before, one has its turn after two others. */
    private static final List<Line> TURNS =
            List.of(Line.KNOWN, Line.STRANGERS, Line.KNOWN, Line.STRANGERS, Line.KNOWN, Line.SUSPECTS);

    private static final int SALT_BYTES = 16;
    /** 19 MiB, two passes, one lane: the OWASP password storage recommendation. */
    static final Argon2Function EFFORT = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Whoever asks is told that it takes too long before they take the service for gone: sign-ins have five seconds. */
    private static final long LONGEST_WAIT_MILLIS = 4_500;

    private static final String NO_SALT = "A".repeat(22);
    private static final String NO_HASH = "A".repeat(43);

    private final Vertx vertx;
    private final long longestMillis;
    private final Argon2Function effort;
    private final String decoy;

    private final WorkerExecutor workers;
    private final Map<Line, FairLine> lines = new EnumMap<>(Line.class);
    private final FairLine signUps;
    private int turn;
    private int running;
    private boolean signUpRuns;

    /** The threads are shared by the instances of a process; each instance has lines of its own. */
    Passwords(Vertx vertx, Argon2Function effort) {
        this(vertx, effort, 64, LONGEST_WAIT_MILLIS);
    }

    /**
     * @param most may wait in each line
     * @param longestMillis how long anybody waits
     */
    Passwords(Vertx vertx, Argon2Function effort, int most, long longestMillis) {
        this.vertx = vertx;
        this.longestMillis = longestMillis;
        this.effort = effort;
        this.decoy = decoy(effort);
        Stream.of(Line.values()).forEach(line -> lines.put(line, new FairLine(most)));
        signUps = new FairLine(most);
        workers = vertx.createSharedWorkerExecutor(WORKERS, THREADS);
    }

    /** The hash of no password; checking against it takes as long as against a real one. */
    private static String decoy(Argon2Function effort) {
        return "$argon2id$v=19$m=" + effort.getMemory() + ",t=" + effort.getIterations() + ",p="
                + effort.getParallelism() + "$" + NO_SALT + "$" + NO_HASH;
    }

    /** Makes and looks at the first hash, which takes longer than others, before anybody waits for one. */
    Future<Void> warmUp() {
        return workers.executeBlocking(() -> Password.check("", hashed("")).with(effort), false)
                .mapEmpty();
    }

    /** Of somebody who is not known yet, in PHC string format, with the parameters it was made with. */
    Future<String> hashForSignUp(NewPassword password, String source) {
        requireRoom(signUps, source);
        return work(signUps, source, () -> strongHashed(password));
    }

    /** Of somebody who is known. */
    Future<String> hash(NewPassword password, String account) {
        requireRoom(Place.known(account));
        return work(lines.get(Line.KNOWN), account, () -> strongHashed(password));
    }

    /** Of somebody who answers for a weak one. */
    Future<String> hash(String password, String account) {
        requireRoom(Place.known(account));
        return work(lines.get(Line.KNOWN), account, () -> hashed(password));
    }

    /** @param hash null where there is no account: then false, after the same effort */
    Future<Boolean> matches(String password, String hash, Place place) {
        requireRoom(place);
        String compared = hash == null ? decoy : hash;
        return work(
                lines.get(place.line()),
                place.source(),
                () -> Password.check(normalized(password), compared).with(Argon2Function.getInstanceFromHash(compared))
                        && hash != null);
    }

    /** Refuses before anything is counted. */
    void requireRoom(Place place) {
        requireRoom(lines.get(place.line()), place.source());
    }

    private static void requireRoom(FairLine line, String source) {
        if (!line.hasRoom(source)) {
            throw noRoom();
        }
    }

    private static ServiceException noRoom() {
        return Refusal.UNAVAILABLE.retryAfter(Duration.ofSeconds(1), "Too many people sign in at the moment.");
    }

    private <T> Future<T> work(FairLine line, String source, Callable<T> hashing) {
        Context context = vertx.getOrCreateContext();
        CallContext call = CallContext.current();
        long begun = System.nanoTime();
        Promise<T> done = Promise.promise();
        // Back to whoever asked: another one's request may have let this one begin, or taken its place.
        Completable<T> answer = (result, failure) -> context.runOnContext(back -> done.complete(result, failure));
        line.add(
                source,
                () -> run(whileAwaited(call, begun, hashing), line == signUps).onComplete(answer),
                () -> answer.fail(noRoom()));
        next();
        return inTime(done.future());
    }

    /** What it comes to, or that too many sign in, as long as whoever asks is still there to hear it. */
    <T> Future<T> inTime(Future<T> work) {
        Promise<T> answer = Promise.promise();
        long timer = vertx.setTimer(longestMillis, late -> answer.tryFail(noRoom()));
        work.onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        return answer.future();
    }

    /** Where many wait, some have gone before it is their turn. */
    private <T> Callable<T> whileAwaited(CallContext call, long begun, Callable<T> hashing) {
        return () -> {
            if (call != null && call.remaining() <= 0) {
                throw Refusal.TOO_LATE.because("Too many people sign in at the moment.");
            }
            requireInTime(begun);
            return hashing.call();
        };
    }

    /** @param begun on the clock of {@link System#nanoTime} */
    void requireInTime(long begun) {
        if (System.nanoTime() - begun >= longestMillis * 1_000_000) {
            throw noRoom();
        }
    }

    private void next() {
        while (running < THREADS && !lines.values().stream().allMatch(FairLine::isEmpty)) {
            nextOfSignIns().take().run();
        }
        if (running < THREADS && !signUpRuns && !signUps.isEmpty()) {
            signUps.take().run();
        }
    }

    /** In turns, so that neither many strangers nor somebody with many accounts keep the others waiting for long. */
    private FairLine nextOfSignIns() {
        while (lines.get(TURNS.get(turn)).isEmpty()) {
            turn = (turn + 1) % TURNS.size();
        }
        FairLine next = lines.get(TURNS.get(turn));
        turn = (turn + 1) % TURNS.size();
        return next;
    }

    private <T> Future<T> run(Callable<T> hashing, boolean signUp) {
        running++;
        signUpRuns |= signUp;
        return workers.executeBlocking(hashing, false).onComplete(result -> {
            running--;
            signUpRuns &= !signUp;
            next();
        });
    }

    private String strongHashed(NewPassword password) {
        PasswordStrength.require(password);
        return hashed(password.text());
    }

    private String hashed(String password) {
        return Password.hash(normalized(password))
                .addRandomSalt(SALT_BYTES)
                .with(effort)
                .getResult();
    }

    /** Keyboards differ in how they compose an accent. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
