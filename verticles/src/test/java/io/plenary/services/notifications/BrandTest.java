package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.Conference;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrandTest {

    private static final Links LINKS = new Links("https://plenary.example.org", new Unsubscriptions(new byte[32]));
    private static final String PICTURE = "https://elsewhere.example/logo.svg";

    @Test
    void mailsAboutAConferenceLookLikeIt() {
        Brand brand = of("PUBLISHED", PICTURE, "#123456");

        assertThat(brand)
                .isEqualTo(new Brand(
                        "River Conf",
                        "#123456",
                        "https://plenary.example.org/api/v1/conferences/river/picture?size=96"));
    }

    /** Whoever reads a mail is not signed in there. */
    @Test
    void whatNotEverybodySeesIsNoPicture() {
        assertThat(of("DRAFT", PICTURE, "#123456").logo()).isNull();
        assertThat(of("APPROVED", PICTURE, "#123456").logo()).isNull();
        assertThat(of("PUBLISHED", null, "#123456").logo()).isNull();
    }

    @Test
    void othersLookLikeThePlatform() {
        Brand platform = Brand.of(Optional.empty(), LINKS);

        assertThat(platform.sender()).isEqualTo("Plenary");
        assertThat(platform.logo()).isNull();
        assertThat(of("PUBLISHED", null, null).color()).isEqualTo(platform.color());
    }

    private static Brand of(String status, String logo, String color) {
        JsonObject conference = new JsonObject()
                .put("slug", "river")
                .put("title", "River Conf")
                .put("status", status)
                .put("version", 1)
                .put("logoUrl", logo)
                .put("colors", color == null ? null : new JsonObject().put("primary", color));
        return Brand.of(Optional.of(Conference.fromJson(conference.encode())), LINKS);
    }
}
