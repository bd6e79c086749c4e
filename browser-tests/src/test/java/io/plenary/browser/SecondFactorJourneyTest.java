package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** An account that asks for more than its password. */
class SecondFactorJourneyTest extends BrowserTest {

    private static final int STEP_SECONDS = 30;

    @Test
    void aCodeComesAfterThePasswordAndARecoveryCodeInItsPlace() throws GeneralSecurityException {
        Visitor owner = visitor();
        String email = owner.signsUp("Teresa");
        confirm(email);
        owner.opens("/profile");
        Locator panel = owner.page().locator("second-factor");

        panel.getByText("Set up").click();
        panel.getByLabel("Current password").fill(Platform.PASSWORD);
        panel.getByText("Show the code").click();
        assertThat(panel.locator("svg.code")).isVisible();
        String secret = panel.locator(".telling code").textContent().replace(" ", "");
        long step = now();
        panel.getByLabel("Code of the app").fill(code(secret, step));
        panel.getByText("Turn on").click();
        assertThat(panel.locator(".recovery li")).hasCount(10);
        String recovery = panel.locator(".recovery li").first().textContent();
        panel.getByText("I have kept them").click();
        assertThat(panel).containsText("Recovery codes left: 10");

        Visitor phone = visitor().opens("/sign-in");
        phone.fillsInTheSignIn(email);
        assertThat(phone.heading("One more step")).isVisible();
        phone.field("Code").fill("000000");
        phone.page().locator("form button.primary").click();
        assertThat(phone.page().locator(".form-fault")).containsText("The code is not right");
        phone.field("Code").fill(code(secret, Math.max(now(), step + 1)));
        phone.page().locator("form button.primary").click();
        assertThat(phone.profile()).isVisible();

        Visitor laptop = visitor().opens("/sign-in");
        laptop.fillsInTheSignIn(email);
        laptop.field("Code").fill(recovery.toUpperCase());
        laptop.page().locator("form button.primary").click();
        assertThat(laptop.profile()).isVisible();
        laptop.opens("/profile");
        assertThat(laptop.page().locator("second-factor")).containsText("Recovery codes left: 9");
    }

    private static long now() {
        return System.currentTimeMillis() / 1_000 / STEP_SECONDS;
    }

    /** By the standard (RFC 6238), and not by what is tested. */
    private static String code(String secret, long step) throws GeneralSecurityException {
        BigInteger number = BigInteger.ZERO;
        for (char letter : secret.toCharArray()) {
            int digit = letter < 'A' ? letter - '2' + 26 : letter - 'A';
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] padded = new byte[20];
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(padded, "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[19] & 0xF;
        int truncated =
                ByteBuffer.wrap(Arrays.copyOfRange(hash, offset, offset + 4)).getInt() & 0x7FFFFFFF;
        return "%06d".formatted(truncated % 1_000_000);
    }
}
