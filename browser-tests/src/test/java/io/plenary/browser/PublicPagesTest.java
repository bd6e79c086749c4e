package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers see before the client has begun, and where it never does. */
class PublicPagesTest extends BrowserTest {

    private static final String RIVER = "Forecasting the River With the People Who Live on It";
    private static final String CONFERENCE = "/c/" + Platform.DEMO;
    /** Says what moved. */
    private static final String SHIFTS =
            """
            window.shifts = [];
            new PerformanceObserver((list) => {
              for (const { value, sources } of list.getEntries()) {
                const names = sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName);
                window.shifts.push(`${value}: ${names.join(' | ')}`);
              }
            }).observe({ type: 'layout-shift', buffered: true });
            """;

    private static NewContextOptions withoutScripts() {
        return new NewContextOptions().setJavaScriptEnabled(false);
    }

    private static String river() {
        return CONFERENCE + "/sessions/" + admin().demoSession(RIVER);
    }

    static Stream<String> pages() {
        return Stream.of("/", CONFERENCE, CONFERENCE + "/schedule", river(), CONFERENCE + "/speakers");
    }

    @Test
    void withoutScriptsTheWayLeadsFromTheConferenceToSessionsSpeakersAndBack() {
        Visitor visitor = visitor(withoutScripts());
        Page page = visitor.opens("/").page();
        page.locator("a[href='" + CONFERENCE + "']").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Estuary 2027");
        page.locator(".day-cards a").first().click();
        assertThat(page.locator("nav.day-tabs a[aria-current]")).hasCount(1);
        page.locator(".row-card:has(.names) a").first().click();
        assertThat(page.locator(".facts-box time")).isVisible();
        page.locator(".people-cards a").first().click();
        assertThat(page.locator(".speaker-head h1")).isVisible();
        page.locator(".row-card a").first().click();
        page.locator(".back").click();
        assertThat(page.locator(".row-card").first()).isVisible();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theClientTakesOverWithoutMovingAnything(String path) {
        for (int[] size : List.of(new int[] {1440, 900}, new int[] {390, 844})) {
            Visitor visitor = visitor(new NewContextOptions().setViewportSize(size[0], size[1]));
            visitor.context().addInitScript(SHIFTS);
            Page page = visitor.opens(path).page();

            assertThat(page.locator("plenary-app main h1, plenary-app .row-card, plenary-app .card")
                            .first())
                    .isVisible();
            assertThat(page.locator(".given, .boot, #part, #colors")).hasCount(0);
            page.waitForLoadState();
            assertThat(page.evaluate("() => window.shifts"))
                    .as(path + " in " + size[0])
                    .isEqualTo(List.of());
        }
    }

    @Test
    void afterASearchThatTheAddressNamedAllSpeakersAreThere() {
        Page page =
                visitor().opens("/c/" + Platform.DEMO + "/speakers?q=adaeze").page();
        assertThat(page.locator("plenary-app .speaker-cards li")).hasCount(1);

        page.locator("plenary-app .search input").fill("");

        assertThat(page.locator("plenary-app .speaker-cards li")).hasCount(55);
    }

    /** Whoever has gone somewhere by keys before the client is there. */
    @ParameterizedTest
    @ValueSource(strings = {"a.skip", ".top-nav a[href$='/speakers']", "main"})
    void theFocusStaysWhereItIsWhenTheClientTakesOver(String there) {
        Visitor visitor = visitor();
        Page page = visitor.page();
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/**", held::add);
        visitor.opens(CONFERENCE);
        assertThat(page.locator(".given h1")).isVisible();
        page.locator(".given " + there).first().focus();

        page.unroute("**/api/v1/**");
        Awaitility.await().until(() -> {
            held.forEach(Route::resume);
            held.clear();
            return page.locator(".given").count() == 0;
        });

        assertThat(page.locator("plenary-app " + there).first()).isFocused();
    }

    @Test
    void whatTheDocumentBringsIsNotAskedForAgain() {
        Visitor visitor = visitor();
        List<String> asked = new ArrayList<>();
        visitor.context().onRequest((Request request) -> asked.add(request.url()));
        String path = river();
        Page page = visitor.opens(path).page();

        assertThat(page.locator("plenary-app rich-text[data-ready]").first()).isVisible();
        assertThat(asked).noneMatch(url -> url.contains("/schedule?") || url.contains("/api/v1" + path.substring(2)));
    }

    @Test
    void whoIsSignedInIsNotShownThePageOfStrangers() {
        Visitor visitor = visitor();
        visitor.signsUp("Given");
        visitor.context()
                .addInitScript(
                        "new MutationObserver((changes, observer) => { const given ="
                                + " document.querySelector('.given'); if (given && document.readyState !== 'loading') { window.wasShown ="
                                + " getComputedStyle(given).display !== 'none'; } }).observe(document, { childList: true, subtree: true });");
        Page page = visitor.opens(river()).page();

        assertThat(visitor.heading(RIVER)).isVisible();
        assertThat(page.evaluate("() => window.wasShown ?? false")).isEqualTo(false);
    }

    @Test
    void theAddressChoosesTheLanguageForTheClientToo() {
        Visitor visitor = visitor();
        Page page = visitor.opens(CONFERENCE + "/schedule?lang=de").page();

        assertThat(page.locator("plenary-app .top-nav a").first()).hasText("Programm");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900", "DARK, 390, 844"})
    void axeFindsNothingInWhatDocumentsSay(ColorScheme colors, int width, int height) {
        Visitor visitor = visitor(new NewContextOptions()
                .setColorScheme(colors)
                .setViewportSize(width, height)
                .setBypassCSP(true));
        // The client never begins: its modules do not arrive.
        visitor.context().route("**/_/**/*.js", route -> {});
        for (String path :
                Stream.concat(pages(), Stream.of(CONFERENCE + "/embed")).toList()) {
            audit(visitor.page(), path);
        }
    }

    private static void audit(Page page, String path) {
        page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page.locator("h1")).isVisible();
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations())
                .as(path)
                .isEmpty();
    }
}
