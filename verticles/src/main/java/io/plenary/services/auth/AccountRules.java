package io.plenary.services.auth;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What an account may be made of. */
final class AccountRules {

    static final int LONGEST_EMAIL = 254;

    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    /** An operator's own choice may be longer; this only keeps hashing cheap. */
    private static final int LONGEST_TYPED = 1_000;

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?";
    /** Whether mail arrives is not known from the text; this only keeps out what cannot be an address. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\\p{C}\"(),:;<>\\[\\]\\\\]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private AccountRules() {}

    /** The one form of an e-mail under which it is kept and looked up. */
    static String normalized(String email) {
        return Normalizer.normalize(email.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The sign-up with its e-mail normalized. */
    static SignUp check(SignUp signUp) {
        List<FieldError> faults = new ArrayList<>();
        SignUp checked = checkAccount(signUp, faults);
        checkNewPassword("/password", checked.password(), checked.email(), faults);
        refuse(faults, "The account cannot be opened.");
        return checked;
    }

    /** The same for an administrator, whose password the operator answers for. */
    static SignUp checkAdmin(SignUp admin) {
        List<FieldError> faults = new ArrayList<>();
        SignUp checked = checkAccount(admin, faults);
        checkTyped("/password", checked.password(), LONGEST_TYPED, faults);
        refuse(faults, "The administrator cannot be made.");
        return checked;
    }

    /** What somebody typed to sign in; nothing here depends on whether the account exists. */
    static Credentials check(Credentials typed) {
        List<FieldError> faults = new ArrayList<>();
        checkTyped("/email", typed.email(), LONGEST_EMAIL, faults);
        checkTyped("/password", typed.password(), LONGEST_TYPED, faults);
        refuse(faults, "Nobody can sign in with this.");
        return new Credentials(
                normalized(typed.email()),
                typed.password(),
                ClientAddress.counted(typed.clientAddress()),
                typed.device(),
                typed.browser());
    }

    static void check(PasswordChange change, String email) {
        List<FieldError> faults = new ArrayList<>();
        checkTyped("/currentPassword", change.currentPassword(), LONGEST_TYPED, faults);
        checkNewPassword("/newPassword", change.newPassword(), email, faults);
        refuse(faults, "The password cannot be changed.");
    }

    static NewPassword check(PasswordReset reset, UserAccount account) {
        List<FieldError> faults = new ArrayList<>();
        checkNewPassword("/newPassword", reset.newPassword(), account.email(), faults);
        refuse(faults, "The password cannot be set.");
        return NewPassword.of("/newPassword", reset.newPassword(), account);
    }

    static NewPassword newPassword(SignUp signUp) {
        return new NewPassword("/password", signUp.password(), List.of(signUp.email(), signUp.displayName()));
    }

    private static SignUp checkAccount(SignUp signUp, List<FieldError> faults) {
        if (signUp.id() == null) {
            faults.add(Fault.REQUIRED.at("/id"));
        }
        String email = signUp.email() == null ? "" : normalized(signUp.email());
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            faults.add(Fault.EMAIL.at("/email", Map.of("most", LONGEST_EMAIL)));
        }
        checkName(signUp.displayName(), faults);
        return new SignUp(signUp.id(), email, signUp.password(), signUp.displayName(), signUp.clientAddress());
    }

    private static void checkName(String name, List<FieldError> faults) {
        if (name == null || name.isBlank() || characters(name) > LONGEST_NAME) {
            faults.add(Fault.LENGTH.at("/displayName", Map.of("least", 1, "most", LONGEST_NAME)));
        } else if (name.codePoints().anyMatch(AccountRules::isControl)) {
            faults.add(Fault.CONTROL_CHARACTER.at("/displayName"));
        }
    }

    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static void checkNewPassword(String pointer, String password, String email, List<FieldError> faults) {
        int length = password == null ? 0 : characters(password);
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            faults.add(Fault.LENGTH.at(pointer, Map.of("least", SHORTEST_PASSWORD, "most", LONGEST_PASSWORD)));
        } else if (normalized(password).equals(email)) {
            faults.add(Fault.PASSWORD_IS_EMAIL.at(pointer));
        }
    }

    private static void checkTyped(String pointer, String text, int longest, List<FieldError> faults) {
        if (text == null || text.isEmpty()) {
            faults.add(Fault.REQUIRED.at(pointer));
        } else if (text.length() > longest) {
            faults.add(Fault.TOO_LONG.at(pointer, Map.of("most", longest)));
        } else if (text.indexOf('\0') >= 0) {
            faults.add(Fault.NUL.at(pointer));
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void refuse(List<FieldError> faults, String detail) {
        if (!faults.isEmpty()) {
            throw Refusal.INVALID.because(detail, faults);
        }
    }
}
