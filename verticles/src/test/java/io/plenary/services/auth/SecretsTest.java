package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.auth.AccessGrant;
import io.plenary.contracts.auth.ClientCredentials;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.NewApiToken;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String SECRET = "not for any log";

    @Test
    void theTextOfARecordHasNoSecretInIt() {
        assertThat(new Credentials("robin@example.org", SECRET, null, SECRET).toString())
                .doesNotContain(SECRET);
        assertThat(new SignUp(UUID.randomUUID(), "robin@example.org", SECRET, "Robin").toString())
                .doesNotContain(SECRET);
        assertThat(new PasswordChange(SECRET, SECRET).toString()).doesNotContain(SECRET);
        assertThat(new SignIn(SECRET, "Bearer", 900, SECRET, Instant.EPOCH, null, SECRET).toString())
                .doesNotContain(SECRET);
        assertThat(new NewApiToken(null, "name", "hint", List.of(), Instant.EPOCH, Instant.EPOCH, SECRET).toString())
                .doesNotContain(SECRET);
        assertThat(new ClientCredentials("id", SECRET, null).toString()).doesNotContain(SECRET);
        assertThat(new AccessGrant(SECRET, 900, List.of()).toString()).doesNotContain(SECRET);
    }
}
