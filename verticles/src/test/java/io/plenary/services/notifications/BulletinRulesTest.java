package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notifications.BulletinFigure;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulletinRulesTest {

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 <ada@example.org> nobody of that name, 550 5.1.1 … nobody of that name",
        "ada@example.org: no such user, … no such user",
        "451 4.7.1 later please, 451 4.7.1 later please"
    })
    void whatAServerSaysNamesNobody(String said, String told) {
        assertThat(BulletinRules.withoutAddresses(said)).isEqualTo(told);
    }

    @Test
    void reasonsThatDifferByAddressOnlyAreOne() {
        List<BulletinFigure> figures = List.of(
                new BulletinFigure(DeliveryState.FAILED, "550 <a@example.org> unknown", 2),
                new BulletinFigure(DeliveryState.SENT, null, 40),
                new BulletinFigure(DeliveryState.FAILED, "550 <b@example.org> unknown", 3));

        assertThat(BulletinRules.summed(figures))
                .containsExactly(
                        new BulletinFigure(DeliveryState.SENT, null, 40),
                        new BulletinFigure(DeliveryState.FAILED, "550 … unknown", 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{person.email}}",
                "{{ }}",
                "{{ person }}",
                "{{ person.name.class }}",
                "{{ person.name|raw }}",
                "{{ conference.getClass() }}"
            })
    void whatStandsForNothingIsFound(String text) {
        Faults faults = new Faults();
        Placeholders.check(faults, "/text", text, Placeholders.OF_BULLETINS);
        assertThat(faults.found()).hasSize(1);
    }

    /** Neither an expression nor a placeholder in what somebody is called is looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{{ conference.title }}", "{% include 'x' %}", "$1 \\ {{7*7}}", "[x](https://evil.example)"})
    void aValueIsTextAndNothingElse(String name) {
        String filled = Placeholders.fill(
                "{{ person.name }} {% if %}", Map.of("person.name", name, "conference.title", "T"), Words::plain);

        assertThat(Prose.text(filled)).isEqualTo(name + " {% if %}");
        assertThat(Prose.html(filled, "#4a49c9")).doesNotContain("<a ");
    }

    @Test
    void noPartOfAMailLeadsWhereABrowserWouldRunIt() {
        String text = "[this](javascript:alert(1)) [that](data:text/html,x) [site](https://example.org/)"
                + " [mail](mailto:a@example.org)";

        assertThat(Prose.text(text)).isEqualTo("this that site <https://example.org/> mail <mailto:a@example.org>");
        assertThat(Prose.html(text, "#4a49c9")).doesNotContain("javascript", "data:");
    }

    @Test
    void picturesAreFoundWhereverTheyStand() {
        assertThat(Prose.hasPictures("> - ![x](https://example.org/x.png)")).isTrue();
        assertThat(Prose.hasPictures("[![x](data:image/png,x)](https://example.org)"))
                .isTrue();
        assertThat(Prose.hasPictures("`![x](y)` and \\![z](w) and [v](u.png)")).isFalse();
    }
}
