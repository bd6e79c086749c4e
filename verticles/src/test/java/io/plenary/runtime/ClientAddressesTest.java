package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    private static ClientAddresses of(String list) {
        return ClientAddresses.of(
                ("/** Words; more. */\nexport default " + list + ";\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theyAreThoseOfTheClientsOwnList() {
        ClientAddresses moved =
                of("{ \"online\": [], \"kept\": [[\"/programs/:slug/talks/:id\", \"session-page\", \"session.js\"]] }");

        assertThat(moved.session("conf", 7)).isEqualTo("/programs/conf/talks/7");
        assertThat(moved.pages()
                        .get(0)
                        .pattern()
                        .matcher("/programs/conf/talks/7")
                        .matches())
                .isTrue();
        assertThatThrownBy(() -> moved.conference("conf")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatIsOfUseOnlyWithTheServerIsWhatNoOtherPageNeeds() {
        ClientAddresses list = of(
                "{ \"online\": [[\"/b\", \"b-page\", \"b.js\", [\"shared\", \"staff\"]]],"
                        + " \"kept\": [[\"/\", \"a-page\", \"a.js\", [\"shared\"]], [\"*\", \"missing-page\", \"missing.js\"]] }");

        assertThat(list.onlineAreas()).containsExactly("staff");
        assertThat(list.pages()).extracting(ClientAddresses.Page::isMissing).containsExactly(false, false, true);
        assertThat(ClientAddresses.bundled().onlineAreas()).contains("admin", "organize", "workspace");
    }

    @Test
    void theShippedListHasThePagesThatOthersLinkTo() {
        ClientAddresses shipped = ClientAddresses.bundled();

        assertThat(shipped.pages())
                .anyMatch(page ->
                        page.pattern().matcher(shipped.conference("conf")).matches());
        assertThat(shipped.pages())
                .anyMatch(page ->
                        page.pattern().matcher(shipped.session("conf", 7)).matches());
    }
}
