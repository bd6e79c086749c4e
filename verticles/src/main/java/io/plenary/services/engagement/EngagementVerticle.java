package io.plenary.services.engagement;

import io.plenary.contracts.Service;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.BurstsService;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.FeedbackService;
import io.plenary.contracts.engagement.LeaderboardService;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.PollsService;
import io.plenary.contracts.engagement.PresenceService;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.engagement.ScreensService;
import io.plenary.contracts.engagement.SilencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Runs the engagement service: what happens live at a conference, and the rooms in which it is told. */
public final class EngagementVerticle extends ServiceVerticle {

    public EngagementVerticle(Node node) {
        super(Service.ENGAGEMENT, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        Writing writing = new Writing(database, node.limits());
        Access access = new Access(database, node.proxies());
        Telling telling = new Telling(node.events());
        StateTelling states = states(database, telling);
        QuestionChanges questions = new QuestionChanges(telling, states, Instant::now);
        ChatChanges chats = new ChatChanges(telling, states);
        Silences silences = new Silences(database, access, telling);
        Leaderboard leaderboard = new Leaderboard(database, access, silences);
        PollChanges changes = new PollChanges(telling, states);
        PollClosing closing = new PollClosing(vertx, database, changes).begin();
        Polls polls = new Polls(database, access, writing, changes, closing, silences, leaderboard);
        forget(new Forgetting(questions, chats));
        return Future.all(
                tell(database, access, telling, new ShownNames(database, access, silences)),
                answerHalls(database, access, silences, states),
                answerPeople(silences, leaderboard),
                answer(PollsService.class, PollsService.ADDRESS, polls),
                answer(ChatService.class, ChatService.ADDRESS, new Chat(database, access, writing, chats, silences)),
                answer(
                        AudienceQuestionsService.class,
                        AudienceQuestionsService.ADDRESS,
                        new AudienceQuestions(database, access, writing, questions, silences)));
    }

    private Future<?> answerPeople(Silences silences, Leaderboard leaderboard) {
        return Future.all(
                answer(SilencesService.class, SilencesService.ADDRESS, silences),
                answer(LeaderboardService.class, LeaderboardService.ADDRESS, leaderboard));
    }

    /** What a hall sees and does while a session goes on, and says of it afterwards. */
    private Future<?> answerHalls(Database database, Access access, Silences silences, StateTelling states) {
        return Future.all(
                answer(ScreensService.class, ScreensService.ADDRESS, new Screens(database, access, node.proxies())),
                answer(
                        FeedbackService.class,
                        FeedbackService.ADDRESS,
                        new Feedbacks(database, access, silences, Instant::now)),
                answer(
                        BurstsService.class,
                        BurstsService.ADDRESS,
                        new Bursts(vertx, database, access, silences, states, System::nanoTime)));
    }

    private StateTelling states(Database database, Telling telling) {
        StateTelling states = new StateTelling(vertx, database, telling);
        states.counts(QuestionChanges.VOTES, (sql, conference, ids) -> QuestionContents.counts(sql, ids));
        states.counts(ChatChanges.REACTIONS, (sql, conference, ids) -> ChatContents.counts(sql, ids));
        states.counts(PollChanges.STANDING, (sql, conference, ids) -> PollContents.standing(sql, ids));
        states.counts(PollChanges.RESULTS, (sql, conference, ids) -> PollContents.results(sql, ids));
        states.counts(Bursts.STATE, BurstStore::counts);
        return states;
    }

    private void forget(Forgetting forgetting) {
        erases(forgetting::user);
        purges(forgetting::conference);
    }

    /** What is in rooms, of everything there is. */
    private Future<?> tell(Database database, Access access, Telling telling, ShownNames names) {
        LiveStates states = new LiveStates(database, access, telling);
        Live live = new Live(database, access, telling, states);
        List<RoomContents> contents = List.of(
                live,
                states,
                new QuestionContents(),
                new ChatContents(),
                new PollContents(),
                new BurstContents(),
                new SilenceContents(),
                names);
        return Future.all(
                answer(LiveService.class, LiveService.ADDRESS, live),
                answer(PresenceService.class, PresenceService.ADDRESS, names),
                answer(
                        RoomsService.class,
                        RoomsService.ADDRESS,
                        new Rooms(vertx, database, access, contents, new OwnStates())));
    }
}
