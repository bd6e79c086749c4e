package io.plenary.services.engagement;

import io.plenary.contracts.Service;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.PollsService;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.engagement.SilencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs the engagement service: what happens live at a conference, and the rooms in which it is told. */
public final class EngagementVerticle extends ServiceVerticle {

    private static final Duration CLOSING = Duration.ofSeconds(1);

    public EngagementVerticle(Node node) {
        super(Service.ENGAGEMENT, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        Writing writing = new Writing(database);
        Access access = new Access(database, node.proxies());
        Telling telling = new Telling(node.events());
        StateTelling states = new StateTelling(vertx, database, telling);
        states.counts(QuestionChanges.VOTES, QuestionContents::counts);
        QuestionChanges changes = new QuestionChanges(telling, states, Instant::now);
        states.counts(ChatChanges.REACTIONS, ChatContents::counts);
        states.counts(PollChanges.STANDING, PollContents::standing);
        states.counts(PollChanges.RESULTS, PollContents::results);
        ChatChanges chats = new ChatChanges(telling, states);
        Silences silences = new Silences(database, access);
        LiveStates liveStates = new LiveStates(database, access, telling);
        Live live = new Live(database, access, telling, liveStates);
        Polls polls = new Polls(database, access, writing, new PollChanges(telling, states), silences);
        every(CLOSING, "closing of polls", polls::closeDue);
        Forgetting forgetting = new Forgetting(changes, chats);
        erases(forgetting::user);
        purges(forgetting::conference);
        return Future.all(
                answer(
                        RoomsService.class,
                        RoomsService.ADDRESS,
                        new Rooms(
                                database,
                                access,
                                List.of(
                                        live,
                                        liveStates,
                                        new QuestionContents(),
                                        new ChatContents(),
                                        new PollContents()))),
                answer(LiveService.class, LiveService.ADDRESS, live),
                answer(SilencesService.class, SilencesService.ADDRESS, silences),
                answer(PollsService.class, PollsService.ADDRESS, polls),
                answer(ChatService.class, ChatService.ADDRESS, new Chat(database, access, writing, chats, silences)),
                answer(
                        AudienceQuestionsService.class,
                        AudienceQuestionsService.ADDRESS,
                        new AudienceQuestions(database, access, writing, changes, silences)));
    }
}
