package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Text of users and of imported files is shown, never run; and nothing in it reaches another server. */
class HostileTextTest extends BrowserTest {

    private static final String HOSTILE =
            """
            <p>Harmless <b>beginning</b></p>
            <img src="https://evil.example/pixel.gif" onerror="window.taken = true">
            <svg onload="window.taken = true"><script>window.taken = true</script></svg>
            <script>window.taken = true</script>
            <style>body { display: none; background: url(https://evil.example/style) }</style>
            <p style="position: fixed; inset: 0">Covers everything</p>
            <a href="javascript:window.taken = true">tempting</a>
            <a href="https://good.example/" onclick="window.taken = true">plain</a>
            <iframe src="https://evil.example/frame"></iframe>
            <form action="https://evil.example/form"><input name="password"></form>
            """;
    private static final String MARKDOWN =
            """
            # Harmless beginning

            ![pixel](https://evil.example/pixel.gif) [tempting](javascript:window.taken=true)
            [sneaky](data:text/html,<script>window.taken=true</script>) <img src=x onerror=window.taken=true>
            [plain](https://good.example/)
            """;

    @Test
    void htmlInAnImportedDescriptionIsInert() {
        String conference = admin().conference("hostile", "<img src=x onerror=window.taken=true>");
        String session =
                admin().session(conference, Map.of("title", "<svg onload=window.taken=true>", "summary", HOSTILE));
        Visitor reader = visitor().opens("/c/hostile/sessions/" + session);

        assertThat(reader.heading("<svg onload=window.taken=true>")).isVisible();
        Locator prose = SessionView.page(reader).prose();
        assertThat(prose).containsText("Harmless beginning");
        assertInert(reader, prose);
        assertThat(prose.locator("a", new Locator.LocatorOptions().setHasText("plain")))
                .hasAttribute("rel", "noopener noreferrer");
    }

    @Test
    void markdownInANoteIsInert() {
        Visitor writer = visitor();
        writer.signsUp("Mallory");
        SessionView session =
                Schedule.of(writer, Platform.DEMO).open("Backing Up a State").notes();
        session.note(MARKDOWN);

        session.button("Preview").click();

        assertThat(session.prose()).containsText("Harmless beginning");
        assertInert(writer, session.prose());
    }

    @Test
    void aNameIsTextWhereverItIsShown() {
        Visitor visitor = visitor();
        visitor.signsUp("<img src=x onerror=window.taken=true>");

        visitor.opens("/profile");

        assertThat(visitor.heading("<img src=x onerror=window.taken=true>")).isVisible();
        assertThat(visitor.page().evaluate("() => window.taken ?? null")).isNull();
    }

    @Test
    void anAddressToReturnToCannotLeadAway() {
        Visitor visitor = visitor();
        String email = visitor.signsUp("Trent");
        Visitor lured = visitor().opens("/sign-in?next=//evil.example/");

        lured.fillsInTheSignIn(email);

        assertThat(lured.profile()).isVisible();
        assertThat(lured.page()).hasURL(stage().url() + "/");
    }

    private static void assertInert(Visitor reader, Locator prose) {
        assertThat(prose.locator("img, svg, script, style, iframe, form, input, [style], [onclick], [onerror]"))
                .hasCount(0);
        assertThat(prose.locator("a[href^='javascript'], a[href^='data']")).hasCount(0);
        assertThat(prose.getByText("plain")).hasAttribute("href", "https://good.example/");
        assertThat(reader.page().evaluate("() => window.taken ?? null")).isNull();
    }
}
