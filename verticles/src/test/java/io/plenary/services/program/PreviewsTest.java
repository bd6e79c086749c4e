package io.plenary.services.program;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.PreviewLink;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speakers see the draft by a link. */
class PreviewsTest extends ReleaseStage {

    private static final Caller SPEAKER = Caller.ANONYMOUS;

    private PreviewsService previews;
    private Session talk;

    @BeforeEach
    void begin() {
        previews = world.previews(conference);
        talk = talk("Lamps");
        byHand();
        rename(talk, "Lanterns");
    }

    private PreviewLink link(String label) {
        return await(previews.createPreviewLink(organizer, new PreviewLinkDraft(UUID.randomUUID(), label, 30)));
    }

    @Test
    void whoHasALinkReadsTheDraftAndNobodyElseDoes() {
        String token = link("Speakers").token();

        Schedule schedule = Schedule.fromJson(await(previews.previewSchedule(SPEAKER, token)));
        Session session = Session.fromJson(
                await(previews.previewItem(SPEAKER, token, talk.id())).json());

        assertThat(titles(schedule)).containsExactly("Lanterns");
        assertThat(session.title()).isEqualTo("Lanterns");
        assertThat(session.description()).isNotBlank();
        assertThat(titles(schedule())).containsExactly("Lamps");
        assertRefused(Refusal.NOT_FOUND, () -> previews.previewSchedule(SPEAKER, token.substring(0, 63) + "!"));
        assertRefused(Refusal.NOT_FOUND, () -> previews.previewVersion(SPEAKER, "made-up"));
        assertRefused(Refusal.NOT_FOUND, () -> previews.previewItem(SPEAKER, token, UUID.randomUUID()));
    }

    @Test
    void aLinkFollowsTheDraftAlsoOfWhatIsNotPublished() {
        open(ConferenceStatus.DRAFT);
        previews = world.previews(conference);
        Session secret = talk("Secret");
        String token = link("Speakers").token();
        long before = await(previews.previewVersion(SPEAKER, token)).version();
        byHand();
        rename(secret, "Less secret");

        assertThat(await(previews.previewVersion(SPEAKER, token)).version()).isGreaterThan(before);
        assertThat(titles(Schedule.fromJson(await(previews.previewSchedule(SPEAKER, token)))))
                .containsExactly("Less secret");
    }

    @Test
    void aLinkEndsWhenItIsRevokedOrItsTimeIsOver() {
        PreviewLink revoked = link("Revoked");
        PreviewLink expired = link("Expired");
        PreviewLink kept = link("Kept");
        await(world.store(conference)
                .direct()
                .query("update preview_links set expires_at = now() - interval '1 second' where label = 'Expired'")
                .execute());

        await(previews.revokePreviewLink(organizer, revoked.id()));
        await(previews.revokePreviewLink(organizer, revoked.id()));

        assertRefused(Refusal.NOT_FOUND, () -> previews.previewSchedule(SPEAKER, revoked.token()));
        assertRefused(Refusal.NOT_FOUND, () -> previews.previewSchedule(SPEAKER, expired.token()));
        assertThat(await(previews.previewLinks(organizer)))
                .extracting(PreviewLink::id)
                .containsExactly(kept.id());
        assertThat(events("PreviewLinkCreated")).isEqualTo(3);
        assertThat(events("PreviewLinkRevoked")).isEqualTo(1);
    }

    @Test
    void ofASecretOnlyItsHashIsKept() {
        PreviewLink made = link("Speakers");

        assertThat(await(previews.previewLinks(organizer)))
                .allSatisfy(link -> assertThat(link.token()).isNull());
        assertThat(count("select count(*) from preview_links where token_hash = sha256('" + made.token() + "'::bytea)"))
                .isEqualTo(1);
        assertThat(count("select count(*) from outbox where payload::text like '%" + made.token() + "%'"))
                .isZero();
        assertThat(Duration.between(made.createdAt(), made.expiresAt())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void linksAreBoundedInTimeAndNumber() {
        for (Integer days : new Integer[] {null, 0, 367}) {
            assertRefused(
                    Refusal.INVALID,
                    () -> previews.createPreviewLink(organizer, new PreviewLinkDraft(UUID.randomUUID(), "Link", days)));
        }
        assertRefused(
                Refusal.INVALID,
                () -> previews.createPreviewLink(organizer, new PreviewLinkDraft(UUID.randomUUID(), " ", 1)));
        List<PreviewLink> all =
                IntStream.range(0, 100).mapToObj(i -> link("Link " + i)).toList();
        assertRefused(
                Refusal.CONFLICT,
                () -> previews.createPreviewLink(organizer, new PreviewLinkDraft(UUID.randomUUID(), "One more", 1)));
        await(previews.revokePreviewLink(organizer, all.get(0).id()));
        assertRefused(
                Refusal.CONFLICT,
                () -> previews.createPreviewLink(
                        organizer, new PreviewLinkDraft(all.get(1).id(), "Taken", 1)));
    }

    @Test
    void onlyWhoMayReleaseMakesLinks() {
        PreviewLinkDraft wanted = new PreviewLinkDraft(UUID.randomUUID(), "Mine", 1);
        UUID made = link("Speakers").id();
        for (Caller caller : List.of(world.as(OrganizationRole.MEMBER), world.foreigner())) {
            assertRefused(Refusal.FORBIDDEN, () -> previews.createPreviewLink(caller, wanted));
            assertRefused(Refusal.FORBIDDEN, () -> previews.previewLinks(caller));
            assertRefused(Refusal.FORBIDDEN, () -> previews.revokePreviewLink(caller, made));
        }
        assertRefused(Refusal.UNAUTHENTICATED, () -> previews.createPreviewLink(Caller.ANONYMOUS, wanted));
        assertThat(await(previews.previewLinks(organizer))).hasSize(1);
    }

    @Test
    void aLinkToOneConferenceLeadsIntoNoOther() {
        String token = link("Speakers").token();
        UUID other = world.conference();

        assertRefused(Refusal.NOT_FOUND, () -> world.previews(other).previewSchedule(SPEAKER, token));
    }
}
