package io.plenary.services.promotions;

import static io.plenary.contracts.promotions.Placement.HOME;
import static io.plenary.services.promotions.PromotionStage.sized;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.AdvertisementPicture;
import io.plenary.contracts.promotions.NewAdvertisementPicture;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdvertisementPicturesTest {

    private static final String ALT = "A harbor at dawn";

    private static PromotionStage stage;

    private Advertisement advertisement;

    @BeforeAll
    static void start() {
        stage = new PromotionStage();
        stage.allows(new PlacementRule(HOME, 5, null));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void advertise() {
        advertisement = stage.advertisement(stage.sponsor(HOME), null, null, HOME);
    }

    private Advertisement put(Picture file, String alt) {
        return await(stage.promotions.putPicture(
                stage.organizer, stage.key(advertisement), new NewAdvertisementPicture(file, alt)));
    }

    @Test
    void whatIsShownWasDrawnHereAndSaysHowLargeItIs() {
        AdvertisementPicture picture = put(sized(64, 36), " " + ALT).picture();

        assertThat(picture).isEqualTo(new AdvertisementPicture(picture.name(), 64, 36, ALT));
        Picture drawn =
                await(stage.promotions.advertisementPicture(Caller.ANONYMOUS, stage.conference, advertisement.id()));
        assertThat(drawn.mediaType()).isEqualTo("image/png");
        assertThat(drawn.bytes()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(await(stage.promotions.billboard(Caller.ANONYMOUS, stage.conference))
                        .placements()
                        .get(0)
                        .advertisements())
                .filteredOn(each -> each.id().equals(advertisement.id()))
                .extracting(ShownAdvertisement::picture)
                .containsExactly(picture);
    }

    @Test
    void anotherPictureHasAnotherNameAndOtherWordsHaveNot() {
        Advertisement first = put(sized(8, 8), ALT);
        Advertisement same = put(sized(8, 8), ALT);
        Advertisement described = await(stage.promotions.updateAdvertisement(
                stage.organizer, stage.key(advertisement), picture(new JsonObject().put("alt", "Boats")), null));
        Advertisement other = put(sized(8, 9), ALT);

        assertThat(same).isEqualTo(first);
        assertThat(described.picture())
                .isEqualTo(new AdvertisementPicture(first.picture().name(), 8, 8, "Boats"));
        assertThat(other.picture().name()).isNotEqualTo(first.picture().name());
        await(stage.promotions.deletePicture(stage.organizer, stage.key(advertisement)));
        await(stage.promotions.deletePicture(stage.organizer, stage.key(advertisement)));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.promotions.advertisementPicture(Caller.ANONYMOUS, stage.conference, advertisement.id()));
    }

    private static MergePatch picture(JsonObject picture) {
        return new MergePatch(new JsonObject().put("picture", picture));
    }

    @Test
    void whatIsNoPictureTooLargeOrWithoutWordsChangesNothing() {
        byte[] large = new byte[(256 << 10) + 1];
        large[0] = 'A';
        for (NewAdvertisementPicture refused : List.of(
                new NewAdvertisementPicture(sized(8, 8), null),
                new NewAdvertisementPicture(sized(8, 8), " "),
                new NewAdvertisementPicture(sized(8, 8), "x".repeat(201)),
                new NewAdvertisementPicture(new Picture(null, new byte[0]), ALT),
                new NewAdvertisementPicture(new Picture("image/png", new byte[] {0}), ALT),
                new NewAdvertisementPicture(new Picture(null, large), ALT))) {
            assertRefused(
                    Refusal.INVALID,
                    () -> stage.promotions.putPicture(stage.organizer, stage.key(advertisement), refused));
        }
        assertThat(stored().picture()).isNull();
    }

    /** A patch says what a picture shows, and nothing else of it. */
    @Test
    void aPatchMakesNoPicture() {
        refusesPatch(new JsonObject().put("alt", ALT));
        put(sized(8, 8), ALT);
        refusesPatch(new JsonObject().put("name", "0123456789abcdef"));
        refusesPatch(new JsonObject().put("width", 9));
        refusesPatch(new JsonObject().put("alt", " "));
        refusesPatch(null);

        assertThat(stored().picture().alt()).isEqualTo(ALT);
    }

    private void refusesPatch(JsonObject picture) {
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.updateAdvertisement(
                        stage.organizer, stage.key(advertisement), picture(picture), null));
    }

    private Advertisement stored() {
        return await(stage.promotions.listAdvertisements(stage.organizer, stage.organization, stage.conference))
                .stream()
                .filter(each -> each.id().equals(advertisement.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhoManagesPromotionsGivesPicturesAndOnlyToTheirOwnAdvertisements() {
        AdvertisementKey key = stage.key(advertisement);
        AdvertisementKey elsewhere = new AdvertisementKey(stage.organization, stage.draft, advertisement.id());
        NewAdvertisementPicture picture = new NewAdvertisementPicture(sized(8, 8), ALT);

        for (Caller caller : List.of(stage.as(OrganizationRole.STAFF), PromotionStage.stranger())) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.putPicture(caller, key, picture));
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.deletePicture(caller, key));
        }
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.promotions.putPicture(Caller.ANONYMOUS, key, picture));
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.putPicture(stage.organizer, elsewhere, picture));
        await(stage.promotions.putPicture(stage.organizer, key, picture));
        await(stage.promotions.deletePicture(stage.organizer, elsewhere));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.promotions.advertisementPicture(stage.organizer, stage.draft, advertisement.id()));
        assertThat(await(stage.promotions.advertisementPicture(Caller.ANONYMOUS, stage.conference, advertisement.id())))
                .isNotNull();
    }
}
