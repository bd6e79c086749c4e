package io.plenary.services.engagement;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Grant;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Right;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.BurstsService;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.FeedbackService;
import io.plenary.contracts.engagement.LeaderboardService;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.Participants;
import io.plenary.contracts.engagement.PollsService;
import io.plenary.contracts.engagement.PresenceService;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.engagement.ScreensService;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.engagement.SilencesService;
import io.plenary.contracts.engagement.StageScreen;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Database;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Conferences of one organization that want different things, and who is there. Each test takes a session of its own. */
final class LiveStage implements AutoCloseable {

    /** Takes questions, also anonymous ones, and has a chat. */
    final UUID open = UUID.randomUUID();
    /** Looks at questions first, and wants to know who asks. */
    final UUID moderated = UUID.randomUUID();
    /** For who has a ticket. */
    final UUID ticketed = UUID.randomUUID();
    /** Wants nothing. */
    final UUID quiet = UUID.randomUUID();

    final UUID draft = UUID.randomUUID();
    final FakeConferences conferences = new FakeConferences();
    final TestNode node = new TestNode();
    final Caller moderator = as(OrganizationRole.ORGANIZER);
    final Caller stranger =
            new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
    final Set<UUID> holders = ConcurrentHashMap.newKeySet();
    /** As whom people speak. */
    final Map<UUID, UUID> speakers = new ConcurrentHashMap<>();

    final RoomsService rooms;
    final LiveService live;
    final SilencesService silences;
    final AudienceQuestionsService questions;
    final ChatService chat;
    final PollsService polls;
    final Database database;
    final ScreensService screens;
    final LeaderboardService leaderboard;
    final FeedbackService feedback;
    final BurstsService bursts;
    final PresenceService presence;

    LiveStage() {
        List.of(open, moderated, ticketed, quiet).forEach(id -> conferences.published(id, UUID.randomUUID()));
        conferences.draft(draft, UUID.randomUUID()).standIn(node);
        node.fake(
                HoldersService.class,
                HoldersService.ADDRESS,
                fake(HoldersService.class, all -> holders.contains(((Caller) all[0]).userId())));
        node.fake(ProfilesService.class, ProfilesService.ADDRESS, fake(ProfilesService.class, LiveStage::cards));
        node.fake(SpeakersService.class, SpeakersService.ADDRESS, fake(SpeakersService.class, this::speakingAs));
        node.deploy(EngagementVerticle::new);
        database = await(node.node().databases().open("engagement"));
        rooms = node.proxy(RoomsService.class, RoomsService.ADDRESS);
        live = node.proxy(LiveService.class, LiveService.ADDRESS);
        silences = node.proxy(SilencesService.class, SilencesService.ADDRESS);
        questions = node.proxy(AudienceQuestionsService.class, AudienceQuestionsService.ADDRESS);
        chat = node.proxy(ChatService.class, ChatService.ADDRESS);
        polls = node.proxy(PollsService.class, PollsService.ADDRESS);
        screens = node.proxy(ScreensService.class, ScreensService.ADDRESS);
        leaderboard = node.proxy(LeaderboardService.class, LeaderboardService.ADDRESS);
        feedback = node.proxy(FeedbackService.class, FeedbackService.ADDRESS);
        bursts = node.proxy(BurstsService.class, BurstsService.ADDRESS);
        presence = node.proxy(PresenceService.class, PresenceService.ADDRESS);
        wants(open, true, true, false, Participants.EVERYBODY);
        wants(moderated, true, false, true, Participants.EVERYBODY);
        wants(ticketed, true, true, false, Participants.TICKET_HOLDERS);
        wants(draft, true, true, false, Participants.EVERYBODY);
    }

    private List<String> speakingAs(Object... all) {
        UUID speaker = speakers.get(((Caller) all[0]).userId());
        return speaker == null || !all[1].equals(conferences.organizationId())
                ? List.of()
                : List.of(speaker.toString());
    }

    private static List<ProfileCard> cards(Object... all) {
        return ((List<?>) all[1])
                .stream()
                        .map(id -> new ProfileCard(UUID.fromString((String) id), name((String) id), null, null))
                        .toList();
    }

    static String name(String userId) {
        return "Person " + userId.substring(0, 4);
    }

    private static <T> T fake(Class<T> contract, Function<Object[], Object> answer) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (self, method, all) -> Future.succeededFuture(answer.apply(all))));
    }

    private void wants(UUID conference, boolean questions, boolean anonymous, boolean moderated, Participants who) {
        await(live.putSettings(
                moderator,
                new LiveSettings(
                        conferences.organizationId(),
                        conference,
                        questions,
                        anonymous,
                        moderated,
                        true,
                        true,
                        true,
                        null,
                        null,
                        who,
                        0)));
    }

    Caller as(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(conferences.organizationId(), role));
    }

    /** By a team, in all conferences. */
    Caller withOnly(Right right) {
        Grant grant = new Grant(Set.of(right), null, Set.of());
        return new Caller(
                UUID.randomUUID(),
                Caller.Platform.NONE,
                Map.of(conferences.organizationId(), OrganizationRole.MEMBER),
                null,
                null,
                null,
                Map.of(conferences.organizationId(), List.of(grant)),
                Set.of(),
                null);
    }

    static Caller somebody() {
        return Caller.user(UUID.randomUUID());
    }

    UUID session(UUID conference) {
        UUID session = UUID.randomUUID();
        conferences.published(conference, session);
        return session;
    }

    /** A session that begins then. */
    UUID session(UUID conference, Instant start, SessionStatus status, Credit... credits) {
        UUID id = UUID.randomUUID();
        place(conference, id, start, status, credits);
        return id;
    }

    void place(UUID conference, UUID id, Instant start, SessionStatus status, Credit... credits) {
        Slot slot = new Slot(null, start, 60, null);
        conferences.place(
                conference,
                new Session(
                        id,
                        1,
                        null,
                        "A session",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        slot,
                        List.of(credits),
                        status,
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        0,
                        null,
                        null,
                        1));
    }

    /** Takes part in nothing in that conference any more. */
    void banned(Caller caller, UUID conference, UUID session) {
        AudienceQuestion question = asked(caller, conference, session);
        await(silences.silence(
                moderator,
                new SilenceDraft(UUID.randomUUID(), conference, question.id(), null, SilenceKind.BANNED, null, null)));
    }

    Room room(UUID conference, UUID session) {
        return Room.ofSession(conference, session);
    }

    static AudienceQuestionDraft question(UUID conference, UUID session) {
        return question(conference, session, "How do you test that?", false);
    }

    static AudienceQuestionDraft question(UUID conference, UUID session, String text, boolean anonymous) {
        return new AudienceQuestionDraft(UUID.randomUUID(), conference, session, text, anonymous);
    }

    AudienceQuestion asked(Caller caller, UUID conference, UUID session) {
        return await(questions.ask(caller, question(conference, session)));
    }

    AudienceQuestion decided(AudienceQuestion question, QuestionAction action) {
        return await(questions.decide(
                moderator, question.conferenceId(), question.id(), new QuestionDecision(action, null, null, null)));
    }

    /** As when an account is closed. */
    void erase(UUID userId) {
        await(erasing(userId));
    }

    Future<Void> erasing(UUID userId) {
        Telling telling = new Telling(node.node().events());
        StateTelling states = new StateTelling(node.vertx(), database, telling);
        Forgetting forgetting =
                new Forgetting(new QuestionChanges(telling, states, Instant::now), new ChatChanges(telling, states));
        return database.write(Caller.SYSTEM, tx -> forgetting.user(tx, userId));
    }

    /** Its time is over. */
    void expire(StageScreen screen) {
        Database database = await(node.node().databases().open("engagement"));
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update stage_screens set expires_at = now() where id = $1")
                .execute(Tuple.of(screen.id()))));
    }

    @Override
    public void close() {
        node.close();
    }
}
