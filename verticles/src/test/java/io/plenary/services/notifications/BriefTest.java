package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Letters as a device shows them. */
class BriefTest {

    @Test
    void linksAreLeftOutAndTheirWordsStay() {
        Push.Notice notice = Brief.of(
                new Letter(
                        "Two sessions have changed",
                        "- **[Opening](https://x/1)**: **Tue 18 May**\n- [Closing](https://x/2): cancelled\n\n[See it](https://x)"));

        assertThat(notice.title()).isEqualTo("Two sessions have changed");
        assertThat(notice.text())
                .contains("Opening: Tue 18 May", "Closing: cancelled")
                .doesNotContain("http", "See it", "*");
    }

    @Test
    void whatIsLongIsShortenedAndNoCharacterIsHalved() {
        Push.Notice notice = Brief.of(new Letter("🎤".repeat(200), "🎤".repeat(400)));

        assertThat(notice.title()).hasSizeLessThanOrEqualTo(120).endsWith("🎤…");
        assertThat(notice.text()).hasSizeLessThanOrEqualTo(300).endsWith("🎤…");
    }
}
