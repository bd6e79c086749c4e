package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does with nodes while they run. */
class ClusterJourneyTest extends BrowserTest {

    private static final String GATEWAY = "gateway-2";
    private static final double LONGEST_START_MILLIS = 60_000;

    private static Process gateway;

    @BeforeAll
    static void start() {
        gateway = Stage.platform().launchGateway(GATEWAY);
    }

    @AfterAll
    static void stop() {
        gateway.destroy();
    }

    @Test
    void anOperatorScalesTheProgramAndDrainsANode() {
        Visitor operator = visitor().signsIn(Platform.ADMIN).opens("/admin");
        operator.workplace("Cluster").click();
        assertThat(row(operator)).containsText("Healthy", new ContainsTextOptions().setTimeout(LONGEST_START_MILLIS));

        Locator program = service(operator, "program");
        operator.button("One more instance of program").click();
        assertThat(program).containsText("2 on 1 node");
        assertThat(program.getByRole(AriaRole.STATUS)).hasText("2");
        operator.button("One instance of program less").click();
        assertThat(program).containsText("1 on 1 node");

        operator.button("Drain: " + GATEWAY).click();
        operator.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Drain"))
                .click();
        assertThat(row(operator)).containsText("Drained");
        assertThat(operator.page().getByRole(AriaRole.MAIN)).containsText("1 node is drained");
        assertThat(service(operator, "web")).containsText("1 on 1 node");

        operator.button("Undrain: " + GATEWAY).click();
        assertThat(row(operator)).containsText("Healthy");
        assertThat(service(operator, "web")).containsText("2 on 2 nodes");
    }

    @Test
    void whatThePlatformCannotDoWithoutIsNotTakenAway() {
        Visitor operator = visitor().signsIn(Platform.ADMIN).opens("/admin/cluster");

        operator.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("127.0.0.1:"))
                .getByRole(AriaRole.BUTTON)
                .click();
        operator.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Drain"))
                .click();

        assertThat(operator.page().locator("body")).containsText("No other node runs it at the moment");
    }

    @Test
    void whatIsAmissIsToldUntilItIsOverOrSomebodyKnows() {
        String name = "gateway-3";
        Process lost = Stage.platform().launchGateway(name);
        Visitor operator = visitor().signsIn(Platform.ADMIN).opens("/admin/cluster");
        operator.page()
                .locator("button[aria-label='Drain: " + name + "']")
                .click(new Locator.ClickOptions().setTimeout(LONGEST_START_MILLIS));
        operator.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Drain"))
                .click();
        operator.button("Undrain: " + name).waitFor();
        lost.destroyForcibly();

        Locator alert = operator.page().locator(".cluster-alerts li").filter(named(name));
        assertThat(alert).containsText("is not there", new ContainsTextOptions().setTimeout(LONGEST_START_MILLIS));
        alert.getByText("Acknowledge").click();
        assertThat(alert).hasCount(0);
        operator.page().locator(".cluster-known button").click();
        assertThat(alert).hasCount(1);

        operator.button("Forget: " + name).click();
        operator.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Forget"))
                .click();
        assertThat(alert).hasCount(0);
    }

    private static Locator.FilterOptions named(String name) {
        return new Locator.FilterOptions().setHasText(name);
    }

    private static Locator row(Visitor operator) {
        return operator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(GATEWAY));
    }

    private static Locator service(Visitor operator, String name) {
        return operator.page()
                .locator(".scaled > li")
                .filter(new Locator.FilterOptions()
                        .setHas(operator.page()
                                .locator("b")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }
}
