package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody is texted: at a number that is theirs, about what they choose, until they take it away. */
class PhoneJourneyTest extends BrowserTest {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final String number = "+4915" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);

    @Test
    void aNumberIsConfirmedTextedAndTakenAway() {
        Visitor owner = visitor();
        owner.signsUp("Philippa");
        Locator phone = owner.opens("/inbox").page().locator("own-phone");
        phone.getByLabel("Phone number").fill("0049 15" + number.substring(5));
        phone.getByText("Text me a code").click();
        assertThat(phone).containsText("A code was texted to " + number);
        String code = code();

        phone.getByLabel("Code").fill(code.equals("123456") ? "654321" : "123456");
        phone.getByText("Confirm").click();
        assertThat(phone).containsText("This is not the code");
        phone.getByLabel("Code").fill(code);
        phone.getByText("Confirm").click();
        assertThat(phone.locator("li")).containsText(number);

        Locator soon = owner.page().getByLabel("Something begins soon: SMS");
        assertThat(soon).not().isChecked();
        owner.saves("/me/preferences", soon::check);
        owner.opens("/inbox");
        assertThat(soon).isChecked();

        owner.button("No more text messages: " + number).click();
        assertThat(phone.getByLabel("Phone number")).isVisible();
        owner.opens("/inbox");
        assertThat(phone.getByLabel("Phone number")).isVisible();
        assertThat(phone.locator("li")).hasCount(0);
    }

    @Test
    void whatIsNoNumberIsToldAndAnotherIsTakenInItsPlace() {
        Visitor owner = visitor();
        owner.signsUp("Phil");
        Locator phone = owner.opens("/inbox").page().locator("own-phone");
        phone.getByLabel("Phone number").fill("0151 23456");
        phone.getByText("Text me a code").click();
        assertThat(phone.locator(".fault")).containsText("with its country");

        phone.getByLabel("Phone number").fill("+4915199999999");
        phone.getByText("Text me a code").click();
        assertThat(phone.getByLabel("Code")).isVisible();
        phone.getByText("Another number").click();
        phone.getByLabel("Phone number").fill(number);
        phone.getByText("Text me a code").click();
        assertThat(phone).containsText("A code was texted to " + number);
    }

    private String code() {
        Matcher code = CODE.matcher(new Mailbox(visitor().signsIn(Platform.ADMIN)).text(number, number));
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
