package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Refusal;
import io.plenary.services.notifications.FooterLinks.Followed;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FooterLinksTest {

    private static final String BASE = "https://plenary.example.org";
    private static final LocalDate DAY = LocalDate.parse("2027-05-18");

    private final FooterLinks links = new FooterLinks(BASE, new byte[32]);
    private final UUID delivery = UUID.randomUUID();
    private final UUID advertisement = UUID.randomUUID();

    @Test
    void aLinkSaysOfWhichAdvertisementAndOfNobodysMail() {
        String link = links.follow(delivery, advertisement, DAY);

        assertThat(links.readFollow(tokenOf(link))).isEqualTo(new Followed(advertisement, links.mail(delivery), DAY));
        assertThat(links.mail(delivery)).isNotEqualTo(delivery).isNotEqualTo(links.mail(UUID.randomUUID()));
        assertThat(link)
                .startsWith(BASE + "/api/v1/mailed-advertisement?token=")
                .hasSizeLessThan(200);
    }

    @Test
    void whoWantsNoneIsNamedBehindTheFragment() {
        UUID user = UUID.randomUUID();
        String link = links.decline(user);

        assertThat(link).startsWith(BASE + "/no-advertisements#");
        assertThat(links.readDecline(tokenOf(link))).isEqualTo(user);
    }

    @Test
    void noneSaysSomethingElseOnceItIsMadeAndNobodyElseMakesOne() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        FooterLinks others = new FooterLinks(BASE, secret);
        String follow = tokenOf(links.follow(delivery, advertisement, DAY));
        String decline = tokenOf(links.decline(delivery));

        refuses(() -> others.readFollow(follow));
        refuses(() -> others.readDecline(decline));
        refuses(() -> links.readDecline(follow));
        refuses(() -> links.readFollow(decline));
        refuses(() -> links.readFollow("!"));
        refuses(() -> links.readDecline(""));
        byte[] token = Base64.getUrlDecoder().decode(follow);
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            refuses(() ->
                    links.readFollow(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)));
        }
    }

    private static String tokenOf(String link) {
        return link.replaceFirst(".*[=#]", "");
    }

    private static void refuses(Runnable reading) {
        assertThatThrownBy(reading::run).matches(Refusal.NOT_FOUND::is);
    }
}
