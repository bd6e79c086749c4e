package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only who has had a mail can name it. */
class MessageIdsTest {

    private static final MessageIds IDS = new MessageIds("a secret".getBytes(StandardCharsets.UTF_8));

    private final UUID delivery = UUID.randomUUID();
    private final String id = IDS.of(delivery, "example.org");

    @Test
    void aMailIsFoundByWhatItIsCalled() {
        assertThat(IDS.find(id)).contains(delivery);
        assertThat(IDS.find(id.substring(1, id.length() - 1))).contains(delivery);
        assertThat(IDS.find(id.toUpperCase(Locale.ROOT))).contains(delivery);
        assertThat(IDS.find("<another@example.net>\r\n " + id)).contains(delivery);
    }

    @Test
    void whoKnowsTheDeliveryCannotNameItsMail() {
        String seal = id.substring(38, 70);

        assertThat(IDS.find("<" + delivery + "@example.org>")).isEmpty();
        assertThat(IDS.find("<" + delivery + "." + "0".repeat(32) + "@example.org>"))
                .isEmpty();
        assertThat(IDS.find("<" + UUID.randomUUID() + "." + seal + "@example.org>"))
                .isEmpty();
        assertThat(new MessageIds("another".getBytes(StandardCharsets.UTF_8)).find(id))
                .isEmpty();
        assertThat(IDS.find("")).isEmpty();
    }
}
