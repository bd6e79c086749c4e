package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {

    private static final String LINK = "https://plenary.example.org/inbox";

    @Test
    void aTitleIsFollowedByItsLink() {
        assertThat(SmsText.of("„Größe“ – 10:00 …", LINK)).isEqualTo("\"Größe\" - 10:00 ... " + LINK);
        assertThat(SmsText.of("Alone", "")).isEqualTo("Alone");
    }

    @Test
    void whatIsTooLongIsShortenedBeforeTheLink() {
        assertThat(SmsText.of("ä".repeat(200), LINK)).hasSize(160).endsWith("ä... " + LINK);
    }

    @Test
    void someSignsOfTheAlphabetCountTwice() {
        assertThat(SmsText.of("€".repeat(200), "")).hasSize(81).endsWith("€...");
    }

    @Test
    void whatNeedsAnotherAlphabetTakesTwoPartsAndNoSignIsHalved() {
        String text = SmsText.of("😀".repeat(100), LINK);

        assertThat(text).hasSizeLessThanOrEqualTo(134).endsWith("😀... " + LINK);
    }
}
