package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignUp;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    private static final UUID ID = UUID.randomUUID();
    private static final String EMAIL = "robin@example.org";
    private static final String PASSWORD = "correct horse";

    @Test
    void anEmailIsKeptTrimmedInLowerCaseAndComposed() {
        assertThat(email("  ROBIN.Ma\u0308rz@Example.ORG\n")).isEqualTo("robin.m\u00e4rz@example.org");
    }

    @Test
    void lowerCaseDoesNotDependOnTheLocaleOfTheServer() {
        assertThat(email("IRIS@EXAMPLE.ORG")).isEqualTo("iris@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "admin@localhost", "first.last+tag@sub.example.org", "jörg@müller.example"})
    void addressesThatMayExistAreAccepted(String email) {
        assertThat(email(email)).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "robin",
                "@example.org",
                "robin@",
                "a@b@c",
                "a b@example.org",
                "a\u0000b@example.org",
                "a\u200bb@example.org",
                "a@.org",
                "a@org.",
                "a@-b.org",
                "<a@b.org>"
            })
    void whatCannotBeAnAddressIsRefused(String email) {
        assertThat(faults(() -> email(email))).extracting(FieldError::pointer).containsExactly("/email");
    }

    @Test
    void anEmailHasAtMost254Characters() {
        String domain = ".a".repeat(94);

        assertThat(email("r".repeat(64) + "@a" + domain).length()).isEqualTo(254);
        assertThat(faults(() -> email("r".repeat(64) + "@ab" + domain)))
                .extracting(FieldError::pointer)
                .containsExactly("/email");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(() -> AccountRules.check(new SignUp(null, null, null, null))))
                .extracting(FieldError::pointer)
                .containsExactly("/id", "/email", "/displayName", "/password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "nul\u0000", "bell\u0007", "line\u2028separator"})
    void aNameIsOneLineOfText(String name) {
        assertThat(faults(() -> AccountRules.check(new SignUp(ID, EMAIL, PASSWORD, name))))
                .extracting(FieldError::pointer)
                .containsExactly("/displayName");
    }

    @Test
    void aNameHasAtMost200CharactersHoweverTheyAreEncoded() {
        String emoji = "\ud83c\udf99";

        assertThat(AccountRules.check(new SignUp(ID, EMAIL, PASSWORD, emoji.repeat(200)))
                        .displayName())
                .isEqualTo(emoji.repeat(200));
        assertThat(faults(() -> AccountRules.check(new SignUp(ID, EMAIL, PASSWORD, emoji.repeat(201)))))
                .hasSize(1);
    }

    @Test
    void aPasswordHas8To128Characters() {
        assertThat(passwordFaults("1234567")).hasSize(1);
        assertThat(passwordFaults("12345678")).isEmpty();
        assertThat(passwordFaults("x".repeat(128))).isEmpty();
        assertThat(passwordFaults("x".repeat(129))).hasSize(1);
    }

    @Test
    void theEmailIsNoPasswordHoweverItIsWritten() {
        assertThat(passwordFaults("Robin@Example.org")).hasSize(1);
        assertThat(faults(() -> AccountRules.check(new PasswordChange("old", "ROBIN@example.org"), EMAIL)))
                .extracting(FieldError::pointer)
                .containsExactly("/newPassword");
    }

    @Test
    void theOperatorMayChooseAnyPasswordButAnEmptyOne() {
        assertThat(AccountRules.checkAdmin(new SignUp(ID, EMAIL, "x", "Admin")).password())
                .isEqualTo("x");
        assertThat(faults(() -> AccountRules.checkAdmin(new SignUp(ID, EMAIL, "", "Admin"))))
                .extracting(FieldError::pointer)
                .containsExactly("/password");
    }

    @Test
    void credentialsThatNobodyCanHaveAreRefusedBeforeAnythingIsHashed() {
        assertThat(faults(() -> AccountRules.check(new Credentials("e".repeat(255), "p".repeat(1_001), null))))
                .extracting(FieldError::pointer)
                .containsExactly("/email", "/password");
    }

    private static String email(String email) {
        return AccountRules.check(new SignUp(ID, email, PASSWORD, "Robin")).email();
    }

    private static List<FieldError> passwordFaults(String password) {
        SignUp signUp = new SignUp(ID, EMAIL, password, "Robin");
        return faults(() -> AccountRules.check(signUp));
    }

    private static List<FieldError> faults(ThrowingCallable check) {
        ServiceException refusal = catchThrowableOfType(ServiceException.class, check);
        return refusal == null ? List.of() : Refusal.errors(refusal);
    }
}
