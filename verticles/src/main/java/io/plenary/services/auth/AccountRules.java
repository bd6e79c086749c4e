package io.plenary.services.auth;

import io.plenary.contracts.Fault;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.EmailChange;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Faults;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What an account may be made of. */
final class AccountRules {

    static final int LONGEST_EMAIL = Faults.LONGEST_EMAIL;

    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    /** An operator's own choice may be longer; this only keeps hashing cheap. */
    private static final int LONGEST_TYPED = 1_000;

    private static final int LONGEST_CODE = 100;

    private AccountRules() {}

    /** The one form of an e-mail under which it is kept and looked up. */
    static String normalized(String email) {
        return Normalizer.normalize(email.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The sign-up with its e-mail normalized. */
    static SignUp check(SignUp signUp) {
        Faults faults = new Faults();
        SignUp checked = checkAccount(signUp, faults);
        checkNewPassword("/password", checked.password(), checked.email(), faults);
        faults.refuseIfAny("The account cannot be opened.");
        return checked;
    }

    /**
     * For somebody whose address another vouches for, without a password, under a name that fits.
     *
     * @param email an {@link #address}
     */
    static SignUp ofProvider(UUID id, String email, String name) {
        Faults faults = new Faults();
        checkName(name, faults);
        boolean fits = faults.found().isEmpty();
        return new SignUp(id, email, null, fits ? name.strip() : email.substring(0, email.indexOf('@')));
    }

    /** The same for an administrator, whose password the operator answers for. */
    static SignUp checkAdmin(SignUp admin) {
        Faults faults = new Faults();
        SignUp checked = checkAccount(admin, faults);
        checkTyped("/password", checked.password(), LONGEST_TYPED, faults);
        faults.refuseIfAny("The administrator cannot be made.");
        return checked;
    }

    /** What somebody typed to sign in; nothing here depends on whether the account exists. */
    static Credentials check(Credentials typed) {
        Faults faults = new Faults();
        checkTyped("/email", typed.email(), LONGEST_EMAIL, faults);
        checkTyped("/password", typed.password(), LONGEST_TYPED, faults);
        faults.refuseIfAny("Nobody can sign in with this.");
        return new Credentials(
                normalized(typed.email()),
                typed.password(),
                ClientAddress.counted(typed.clientAddress()),
                typed.device(),
                typed.browser());
    }

    /** The code, as it is looked at. */
    static SecondFactorCode check(SecondFactorCode typed) {
        Faults faults = new Faults();
        checkTyped("/challenge", typed.challenge(), LONGEST_CODE, faults);
        checkTyped("/code", typed.code(), LONGEST_CODE, faults);
        faults.refuseIfAny("Nobody can sign in with this.");
        return new SecondFactorCode(
                typed.challenge(),
                OneTimeCodes.normalized(typed.code()),
                ClientAddress.counted(typed.clientAddress()),
                typed.device(),
                typed.browser());
    }

    /** The code of who is signed in, as it is looked at. */
    static String checkCode(String typed) {
        Faults faults = new Faults();
        checkTyped("/code", typed, LONGEST_CODE, faults);
        faults.refuseIfAny("This is no code.");
        return OneTimeCodes.normalized(typed);
    }

    static void check(PasswordChange change, String email) {
        Faults faults = new Faults();
        checkTyped("/currentPassword", change.currentPassword(), LONGEST_TYPED, faults);
        checkNewPassword("/newPassword", change.newPassword(), email, faults);
        faults.refuseIfAny("The password cannot be changed.");
    }

    /** The new address, normalized. */
    static String check(EmailChange change) {
        Faults faults = new Faults();
        String email = checkEmail(change.email(), faults);
        faults.text("/password", change.password(), LONGEST_TYPED).refuseIfAny("The address cannot be changed.");
        return email;
    }

    static NewPassword check(PasswordReset reset, UserAccount account) {
        Faults faults = new Faults();
        checkNewPassword("/newPassword", reset.newPassword(), account.email(), faults);
        faults.refuseIfAny("The password cannot be set.");
        return NewPassword.of("/newPassword", reset.newPassword(), account);
    }

    static NewPassword newPassword(SignUp signUp) {
        return new NewPassword("/password", signUp.password(), List.of(signUp.email(), signUp.displayName()));
    }

    private static SignUp checkAccount(SignUp signUp, Faults faults) {
        faults.check(signUp.id() != null, "/id", Fault.REQUIRED);
        String email = checkEmail(signUp.email(), faults);
        checkName(signUp.displayName(), faults);
        faults.locale("/locale", signUp.locale());
        return new SignUp(
                signUp.id(), email, signUp.password(), signUp.displayName(), signUp.clientAddress(), signUp.locale());
    }

    /** What another says somebody's address is, in the form under which it is kept; empty if it cannot be one. */
    static Optional<String> address(String said) {
        Faults faults = new Faults();
        String email = checkEmail(said, faults);
        return faults.found().isEmpty() ? Optional.of(email) : Optional.empty();
    }

    private static String checkEmail(String typed, Faults faults) {
        String email = typed == null ? "" : normalized(typed);
        faults.email("/email", email);
        return email;
    }

    /** Lengths are counted in characters, not in chars: an emoji is one. */
    private static void checkName(String name, Faults faults) {
        boolean fits = name != null && !name.isBlank() && characters(name) <= LONGEST_NAME;
        faults.check(fits, "/displayName", Fault.LENGTH, Map.of("least", 1, "most", LONGEST_NAME));
        if (fits) {
            faults.line("/displayName", name, 2 * LONGEST_NAME);
        }
    }

    private static void checkNewPassword(String pointer, String password, String email, Faults faults) {
        int length = password == null ? 0 : characters(password);
        boolean fits = length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
        faults.check(fits, pointer, Fault.LENGTH, Map.of("least", SHORTEST_PASSWORD, "most", LONGEST_PASSWORD))
                .check(!fits || !normalized(password).equals(email), pointer, Fault.PASSWORD_IS_EMAIL);
    }

    private static void checkTyped(String pointer, String text, int longest, Faults faults) {
        faults.check(text != null && !text.isEmpty(), pointer, Fault.REQUIRED).text(pointer, text, longest);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
