package io.plenary.services.promotions;

import static io.plenary.services.promotions.PromotionStage.seen;
import static io.plenary.services.promotions.PromotionStage.stranger;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.promotions.Advertisement;
import io.plenary.contracts.promotions.AdvertisementKey;
import io.plenary.contracts.promotions.Billboard;
import io.plenary.contracts.promotions.BillboardPlace;
import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.plenary.contracts.promotions.ShownSponsor;
import io.plenary.contracts.promotions.Sponsor;
import io.plenary.contracts.promotions.SponsorKey;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sponsors a conference, what they show there, and who decides it. */
class PromotionsTest {

    private static final Placement HOME = Placement.HOME;
    private static final PlacementRule ON_HOME = new PlacementRule(HOME, 1, null);

    private PromotionStage stage;

    @BeforeEach
    void start() {
        stage = new PromotionStage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void everybodySeesSponsorsAndWhatTheConferenceAllows() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);

        assertThat(billboard().placements()).isEmpty();
        stage.allows(ON_HOME);

        assertThat(billboard().sponsors()).extracting(ShownSponsor::name).containsExactly("Harbor Systems");
        assertThat(billboard().placements())
                .singleElement()
                .satisfies(place -> assertThat(place.most()).isEqualTo(1))
                .extracting(BillboardPlace::advertisements)
                .satisfies(shown ->
                        assertThat(shown).extracting(ShownAdvertisement::id).containsExactly(advertisement.id()));
        stage.allows();
        assertThat(billboard().placements()).isEmpty();
    }

    @Test
    void anAdvertisementIsShownOnlyWhereItsSponsorHasAPlace() {
        stage.allows(ON_HOME);
        Sponsor sponsor = stage.sponsor(HOME);
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.createAdvertisement(
                        stage.organizer, stage.draft(sponsor, null, null, Placement.SESSION)));
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);

        await(stage.promotions.updateSponsor(
                stage.organizer, stage.key(sponsor), patch("placements", List.of()), null));
        assertThat(billboard().placements()).isEmpty();

        Advertisement renamed = await(stage.promotions.updateAdvertisement(
                stage.organizer, stage.key(advertisement), patch("headline", "Ship daily"), 1L));
        assertThat(renamed.placements()).containsExactly(HOME);
        assertRefused(
                Refusal.STALE,
                () -> stage.promotions.updateAdvertisement(
                        stage.organizer, stage.key(advertisement), patch("headline", "Ship hourly"), 1L));
    }

    @Test
    void whatIsMadeAgainUnderTheSameIdIsMadeOnce() {
        Sponsor draft = stage.sponsorDraft(HOME);

        assertThat(await(stage.promotions.createSponsor(stage.organizer, draft)))
                .isEqualTo(await(stage.promotions.createSponsor(stage.organizer, draft)));
        assertThat(await(stage.promotions.listSponsors(stage.organizer, stage.organization, stage.conference)))
                .hasSize(1);
    }

    @Test
    void aLinkThatIsNotSecureAndRulesThatContradictThemselvesAreRefused() {
        Sponsor draft = stage.sponsorDraft();
        for (String link :
                List.of("http://harbor.example/", "javascript:alert(1)", "https:harbor", "ftp://a.example/")) {
            Sponsor linked = new Sponsor(
                    draft.id(),
                    draft.organizationId(),
                    draft.conferenceId(),
                    "A",
                    null,
                    null,
                    link,
                    List.of(),
                    true,
                    0,
                    null,
                    null,
                    null,
                    0);
            assertRefused(Refusal.INVALID, () -> stage.promotions.createSponsor(stage.organizer, linked));
        }
        for (PlacementRule rule : List.of(
                new PlacementRule(HOME, 6, null),
                new PlacementRule(HOME, 1, 10),
                new PlacementRule(Placement.SCHEDULE, 1, null),
                new PlacementRule(Placement.SCHEDULE, 1, 7))) {
            assertRefused(Refusal.INVALID, () -> stage.promotions.putRules(stage.organizer, rules(rule)));
        }
        assertRefused(Refusal.INVALID, () -> stage.promotions.putRules(stage.organizer, rules(ON_HOME, ON_HOME)));
    }

    @Test
    void whatWasSeenAndWhoHasAdvertisementsStays() {
        stage.allows(ON_HOME);
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement shown = stage.advertisement(sponsor, null, null, HOME);
        Advertisement unseen = stage.advertisement(sponsor, null, null, HOME);
        stage.tells(seen(shown, HOME));

        assertRefused(Refusal.CONFLICT, () -> stage.promotions.deleteAdvertisement(stage.organizer, stage.key(shown)));
        assertRefused(Refusal.CONFLICT, () -> stage.promotions.deleteSponsor(stage.organizer, stage.key(sponsor)));
        await(stage.promotions.deleteAdvertisement(stage.organizer, stage.key(unseen)));
        await(stage.promotions.deleteAdvertisement(stage.organizer, stage.key(unseen)));

        assertThat(await(stage.promotions.listAdvertisements(stage.organizer, stage.organization, stage.conference)))
                .extracting(Advertisement::id)
                .containsExactly(shown.id());
    }

    @Test
    void staffSeeFiguresAndChangeNothing() {
        Sponsor sponsor = stage.sponsor(HOME);
        Caller staff = stage.as(OrganizationRole.STAFF);

        assertThat(await(stage.promotions.sponsorReport(staff, stage.key(sponsor)))
                        .sponsor())
                .isEqualTo(sponsor);
        mayNotChange(staff, sponsor, stage.advertisement(sponsor, null, null, HOME), Refusal.FORBIDDEN);
    }

    @Test
    void othersNeitherSeeNorChangeAnything() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);

        for (Caller caller : List.of(stranger(), Caller.user(UUID.randomUUID()), stage.as(OrganizationRole.MEMBER))) {
            mayNotRead(caller, sponsor, Refusal.FORBIDDEN);
            mayNotChange(caller, sponsor, advertisement, Refusal.FORBIDDEN);
        }
        mayNotRead(Caller.ANONYMOUS, sponsor, Refusal.UNAUTHENTICATED);
        mayNotChange(Caller.ANONYMOUS, sponsor, advertisement, Refusal.UNAUTHENTICATED);
    }

    private void mayNotRead(Caller caller, Sponsor sponsor, Refusal refusal) {
        UUID organization = stage.organization;
        UUID conference = stage.conference;
        assertRefused(refusal, () -> stage.promotions.listSponsors(caller, organization, conference));
        assertRefused(refusal, () -> stage.promotions.listAdvertisements(caller, organization, conference));
        assertRefused(refusal, () -> stage.promotions.rules(caller, organization, conference));
        assertRefused(refusal, () -> stage.promotions.sponsorReport(caller, stage.key(sponsor)));
    }

    private void mayNotChange(Caller caller, Sponsor sponsor, Advertisement advertisement, Refusal refusal) {
        MergePatch patch = patch("link", "https://evil.example/");
        assertRefused(refusal, () -> stage.promotions.createSponsor(caller, stage.sponsorDraft()));
        assertRefused(refusal, () -> stage.promotions.updateSponsor(caller, stage.key(sponsor), patch, null));
        assertRefused(refusal, () -> stage.promotions.deleteSponsor(caller, stage.key(sponsor)));
        assertRefused(
                refusal, () -> stage.promotions.createAdvertisement(caller, stage.draft(sponsor, null, null, HOME)));
        assertRefused(
                refusal, () -> stage.promotions.updateAdvertisement(caller, stage.key(advertisement), patch, null));
        assertRefused(refusal, () -> stage.promotions.deleteAdvertisement(caller, stage.key(advertisement)));
        assertRefused(refusal, () -> stage.promotions.putRules(caller, rules(ON_HOME)));
        assertThat(await(stage.promotions.listAdvertisements(stage.organizer, stage.organization, stage.conference)))
                .containsExactly(advertisement);
    }

    /** By its own rights somebody asks for what is another conference's: there is none. */
    @Test
    void aConferenceHasNothingOfAnotherOne() {
        Sponsor sponsor = stage.sponsor(HOME);
        Advertisement advertisement = stage.advertisement(sponsor, null, null, HOME);
        SponsorKey foreign = new SponsorKey(stage.organization, stage.draft, sponsor.id());
        AdvertisementKey foreignAd = new AdvertisementKey(stage.organization, stage.draft, advertisement.id());

        assertRefused(Refusal.NOT_FOUND, () -> stage.promotions.sponsorReport(stage.organizer, foreign));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.promotions.updateSponsor(stage.organizer, foreign, patch("name", "B"), null));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.promotions.updateAdvertisement(stage.organizer, foreignAd, patch("headline", "B"), null));
        await(stage.promotions.deleteAdvertisement(stage.organizer, foreignAd));
        Advertisement borrowed = stage.draft(sponsor, null, null, HOME);
        assertRefused(
                Refusal.INVALID,
                () -> stage.promotions.createAdvertisement(
                        stage.organizer,
                        new Advertisement(
                                borrowed.id(),
                                stage.organization,
                                stage.draft,
                                sponsor.id(),
                                List.of(HOME),
                                "Ship",
                                null,
                                "https://harbor.example/",
                                null,
                                1,
                                null,
                                null,
                                null,
                                borrowed.state(),
                                null,
                                null,
                                null,
                                0)));

        assertThat(await(stage.promotions.listSponsors(stage.organizer, stage.organization, stage.draft)))
                .isEmpty();
        assertThat(await(stage.promotions.listAdvertisements(stage.organizer, stage.organization, stage.conference)))
                .containsExactly(advertisement);
    }

    private Billboard billboard() {
        return await(stage.promotions.billboard(Caller.ANONYMOUS, stage.conference));
    }

    private PromotionRules rules(PlacementRule... rules) {
        return new PromotionRules(stage.organization, stage.conference, List.of(rules));
    }

    private static MergePatch patch(String name, Object value) {
        return new MergePatch(new JsonObject().put(name, value));
    }
}
