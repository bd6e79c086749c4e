package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.SignInFailed;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SecondFactorChange;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignIn;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.auth.AuthenticatorStore.Authenticator;
import io.plenary.services.auth.FirstStepStore.FirstStep;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a sign-in goes on after its first step. Every code is counted before it is looked at, as passwords are: at the challenge, and
 * by whom a device belongs to. Whoever knows the password of somebody else keeps nobody away from a device that is known to the account,
 * nor from a recovery code.
 */
final class SecondSteps {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Somebody who shows a code, by what its failures are counted. */
    private record Attempt(Proven proven, byte[] challenge, String subject, int failures) {

        UUID userId() {
            return proven.user().account().id();
        }
    }

    private static final String ASKED = "SECOND_FACTOR_REQUIRED";

    private final Database database;
    private final Devices devices;
    private final Authenticators apps;
    private final Admission admission;
    private final Clock clock;

    SecondSteps(Database database, Devices devices, Authenticators apps, Admission admission, Clock clock) {
        this.database = database;
        this.devices = devices;
        this.apps = apps;
        this.admission = admission;
        this.clock = clock;
    }

    /** Lets somebody in, or asks for more. */
    Future<SignIn> enter(Caller caller, Proven proven) {
        return SecondFactorStore.has(database.direct(), proven.user().account().id())
                .compose(has -> has ? challenge(proven) : admit(caller, proven));
    }

    /** A factor may be added at this moment, which waits for this or is waited for. */
    private Future<SignIn> admit(Caller caller, Proven proven) {
        UUID userId = proven.user().account().id();
        return admission
                .admit(caller, proven, tx -> UserStore.lock(tx.sql(), userId)
                        .compose(locked -> SecondFactorStore.has(tx.sql(), userId))
                        .map(has -> {
                            if (has) {
                                throw Refusal.UNAUTHENTICATED.because(ASKED, "The account asks for more by now.");
                            }
                            return null;
                        }))
                .recover(failure -> says(ASKED, failure) ? challenge(proven) : Future.failedFuture(failure));
    }

    private Future<SignIn> challenge(Proven proven) {
        String token = RefreshToken.generate();
        return FirstStepStore.insert(
                        database.direct(),
                        RefreshToken.hash(token),
                        proven,
                        clock.instant().plus(LIFE))
                .compose(kept -> Future.failedFuture(Refusal.UNAUTHENTICATED.challenging(
                        ASKED, "The password is right. Go on with a code.", token)));
    }

    Future<SignIn> goOn(Caller caller, SecondFactorCode typed) {
        SecondFactorCode code = AccountRules.check(typed);
        byte[] challenge = RefreshToken.hash(code.challenge());
        return database.write(caller, tx -> FirstStepStore.attempt(tx.sql(), challenge, clock.instant())
                        .map(found -> found.orElseThrow(SecondSteps::ended))
                        .compose(first -> count(tx, challenge, first, code)))
                .compose(attempt -> spending(attempt, code.code())
                        .compose(spend -> admission.admit(caller, attempt.proven(), tx -> spend(tx, attempt, spend)))
                        .recover(failure -> says("WRONG_CODE", failure)
                                ? fail(caller, attempt, code).compose(told -> Future.failedFuture(failure))
                                : Future.failedFuture(failure)));
    }

    private Future<Attempt> count(Transaction tx, byte[] challenge, FirstStep first, SecondFactorCode code) {
        StoredUser user = first.user();
        Credentials device =
                new Credentials(user.account().email(), null, code.clientAddress(), code.device(), code.browser());
        Source source = Source.of(device, devices, user.deviceGeneration());
        Proven proven = Proven.by(device, user, source).by(first.identityId());
        String subject =
                Waiting.CODE + ":" + (source.isStranger() ? user.account().id().toString() : source.name());
        return OneTimeCodes.isMeant(code.code())
                ? count(tx, subject).map(failures -> new Attempt(proven, challenge, subject, failures))
                : Future.succeededFuture(new Attempt(proven, challenge, subject, 0));
    }

    private Future<Integer> count(Transaction tx, String subject) {
        Instant now = clock.instant();
        return FailureStore.count(tx.sql(), subject, now, Source.rememberedSince(now))
                .compose(failures -> {
                    PasswordCheck.requirePast(failures.blockedUntil(), now);
                    return FailureStore.block(tx.sql(), subject, now.plus(Waiting.CODE.after(failures.count())))
                            .map(failures.count());
                });
    }

    /** What is spent where the code is right; fails where it is wrong. */
    private Future<Function<Transaction, Future<Boolean>>> spending(Attempt attempt, String code) {
        UUID userId = attempt.userId();
        return OneTimeCodes.isMeant(code)
                ? AuthenticatorStore.find(database.direct(), userId).map(found -> {
                    long step = found.filter(Authenticator::isConfirmed)
                            .map(app -> apps.step(userId, app, code, clock.instant()))
                            .orElse(OptionalLong.empty())
                            .orElseThrow(SecondFactors::wrongCode);
                    return tx -> AuthenticatorStore.accept(tx.sql(), userId, step);
                })
                : Future.succeededFuture(tx -> RecoveryCodeStore.use(tx.sql(), userId, RecoveryCode.hash(code))
                        .onSuccess(used -> {
                            if (used) {
                                SecondFactors.announce(tx, userId, SecondFactorChange.CODE_USED);
                            }
                        }));
    }

    private static Future<Void> spend(Transaction tx, Attempt attempt, Function<Transaction, Future<Boolean>> shown) {
        return FirstStepStore.delete(tx.sql(), attempt.challenge())
                .compose(own -> own ? shown.apply(tx) : Future.failedFuture(ended()))
                .compose(right -> right
                        ? FailureStore.forget(tx.sql(), attempt.subject())
                        : Future.failedFuture(SecondFactors.wrongCode()));
    }

    private Future<Void> fail(Caller caller, Attempt attempt, SecondFactorCode code) {
        SignInFailed failed = new SignInFailed(attempt.proven().email(), code.clientAddress(), attempt.failures());
        return database.write(caller, tx -> {
            tx.announce(failed, null, null, attempt.userId());
            return Future.succeededFuture();
        });
    }

    private static boolean says(String code, Throwable failure) {
        return failure instanceof ServiceException refusal
                && Refusal.code(refusal).filter(code::equals).isPresent();
    }

    private static ServiceException ended() {
        return Refusal.UNAUTHENTICATED.because("CHALLENGE_ENDED", "Begin with the password again.");
    }
}
