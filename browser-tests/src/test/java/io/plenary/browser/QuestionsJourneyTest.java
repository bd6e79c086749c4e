package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An organizer asks, somebody answers on a phone, and those who have to know read it. */
class QuestionsJourneyTest extends BrowserTest {

    @Test
    void whatIsAskedFollowsFromWhatIsAnswered() {
        String conference = admin().conference("cog-days", "Cog Days");
        admin().post(conference + "/ticket-types", Map.of("name", "Community", "price", 0, "currency", "EUR"));
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/cog-days/organize/questions");
        asksForFood(organizer);
        asksFurther(conference);
        Visitor buyer = visitor().opens("/c/cog-days/tickets");
        buyer.page().setViewportSize(390, 844);
        orders(buyer);
        Locator details = buyer.page().locator("attendee-details");

        assertThat(details.getByLabel("What must not be in it?")).hasCount(0);
        details.getByText("Vegetarian").click();
        buyer.button("Continue to payment").click();
        assertThat(details).isVisible();
        details.getByLabel("What must not be in it?").fill("  ");
        buyer.button("Continue to payment").click();
        assertThat(details.locator(".fault")).hasCount(1);
        assertThat(details.getByLabel("What must not be in it?")).isFocused();
        details.getByLabel("What must not be in it?").fill("Nuts");
        buyer.button("Continue to payment").click();
        assertThat(buyer.page().locator(".ticket-card")).containsText("Nuts");
        buyer.button("Confirm the order").click();
        assertThat(buyer.heading("Your tickets")).isVisible();

        buyer.button("Change details").click();
        details.getByText("Everything").click();
        assertThat(details.getByLabel("What must not be in it?")).hasCount(0);
        buyer.button("Save").click();
        assertThat(buyer.page().locator(".ticket-card")).not().containsText("Nuts");
        organizer.opens("/c/cog-days/organize/questions");
        assertThat(organizer.page().locator(".sold-list > li").first()).containsText("1 of 1 answered");
        organizer.opens("/c/cog-days/organize/orders");
        organizer.page().locator("[data-order]").click();
        assertThat(organizer.page().locator("order-side .answers")).containsText("Everything");
    }

    private static void asksForFood(Visitor organizer) {
        Page page = organizer.page();
        organizer.button("New question").click();
        page.locator(".in-place [name=kind]").selectOption("CHOICE");
        page.locator(".in-place [name=label]").fill("What do you eat?");
        page.getByLabel("Answer 1", new Page.GetByLabelOptions().setExact(true)).fill("Everything");
        page.getByLabel("Answer 2", new Page.GetByLabelOptions().setExact(true)).fill("Vegetarian");
        page.locator(".in-place [name=required]").check();
        page.locator(".in-place .save-bar .primary").click();
        assertThat(page.locator(".question-preview .pick")).hasCount(2);
    }

    private static void asksFurther(String conference) {
        JsonObject food =
                Api.items(admin().get(conference + "/questions")).findFirst().orElseThrow();
        String vegetarian = food.getAsJsonArray("options")
                .get(1)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        Map<String, Object> condition =
                Map.of("questionId", food.get("id").getAsString(), "values", List.of(vegetarian));
        Map<String, Object> question = Map.of(
                "kind",
                "TEXT",
                "label",
                "What must not be in it?",
                "required",
                true,
                "condition",
                condition,
                "position",
                1);
        admin().post(conference + "/questions", question);
    }

    private static void orders(Visitor buyer) {
        buyer.button("One more: Community").click();
        buyer.field("Your name").fill("Nadia Reis");
        buyer.field("E-mail").first().fill("nadia@example.org");
        buyer.button("Continue to your details").click();
    }
}
