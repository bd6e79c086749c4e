package io.plenary.services.promotions;

import static io.plenary.contracts.promotions.Placement.HOME;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogosTest {

    private static PromotionStage stage;

    @BeforeAll
    static void start() {
        stage = new PromotionStage();
        stage.allows(new PlacementRule(HOME, 5, null));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Picture file(int... bytes) {
        byte[] file = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            file[i] = (byte) bytes[i];
        }
        return new Picture("image/svg+xml", file);
    }

    @Test
    void whatIsShownWasDrawnHereAndIsTheSponsorsWhereverItAdvertises() {
        Sponsor sponsor = stage.sponsor(HOME);
        UUID advertisement = stage.advertisement(sponsor, null, null, HOME).id();

        Sponsor pictured = await(stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file(7, 8, 9)));

        Picture logo = await(stage.promotions.logo(Caller.ANONYMOUS, stage.conference, sponsor.id()));
        assertThat(logo.bytes()).containsExactly('P', 7);
        assertThat(logo.mediaType()).isEqualTo("image/png");
        Billboard billboard = await(stage.promotions.billboard(Caller.ANONYMOUS, stage.conference));
        assertThat(billboard.sponsors())
                .filteredOn(each -> each.id().equals(sponsor.id()))
                .allMatch(each -> pictured.logo().equals(each.logo()));
        assertThat(billboard.placements().get(0).advertisements())
                .filteredOn(each -> each.id().equals(advertisement))
                .singleElement()
                .satisfies(each -> assertThat(List.of(each.sponsorId(), each.logo()))
                        .isEqualTo(List.of(sponsor.id(), pictured.logo())));
    }

    @Test
    void anotherPictureHasAnotherNameAndNoneHasNone() {
        Sponsor sponsor = stage.sponsor(HOME);
        Sponsor first = await(stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file(1)));
        Sponsor same = await(stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file(1)));
        Sponsor other = await(stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file(2)));
        await(stage.promotions.deleteLogo(stage.organizer, stage.key(sponsor)));
        await(stage.promotions.deleteLogo(stage.organizer, stage.key(sponsor)));

        assertThat(same).isEqualTo(first);
        assertThat(other.logo()).isNotEqualTo(first.logo());
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.logo(Caller.ANONYMOUS, stage.conference, sponsor.id()));
        assertThat(await(stage.promotions.sponsorReport(stage.organizer, stage.key(sponsor)))
                        .sponsor()
                        .logo())
                .isNull();
    }

    @Test
    void whatIsNoPictureOrTooLargeChangesNothing() {
        Sponsor sponsor = stage.sponsor(HOME);

        for (Picture file : List.of(file(), file(0), new Picture(null, new byte[(256 << 10) + 1]))) {
            assertRefused(Refusal.INVALID, () -> stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.logo(Caller.ANONYMOUS, stage.conference, sponsor.id()));
    }

    @Test
    void onlyWhoManagesPromotionsGivesPicturesAndOnlyToTheirOwnSponsors() {
        Sponsor sponsor = stage.sponsor(HOME);
        SponsorKey elsewhere = new SponsorKey(stage.organization, stage.draft, sponsor.id());

        for (Caller caller : List.of(stage.as(OrganizationRole.STAFF), PromotionStage.stranger())) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.putLogo(caller, stage.key(sponsor), file(1)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.promotions.deleteLogo(caller, stage.key(sponsor)));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.putLogo(stage.organizer, elsewhere, file(1)));
        await(stage.promotions.putLogo(stage.organizer, stage.key(sponsor), file(1)));
        await(stage.promotions.deleteLogo(stage.organizer, elsewhere));
        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.logo(stage.organizer, stage.draft, sponsor.id()));
        assertThat(await(stage.promotions.logo(Caller.ANONYMOUS, stage.conference, sponsor.id())))
                .isNotNull();
    }
}
