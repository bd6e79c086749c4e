package io.plenary.services.engagement;

import io.plenary.contracts.Service;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.RoomsService;
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
        Access access = new Access(database, node.proxies());
        Telling telling = new Telling(node.events());
        StateTelling states = new StateTelling(vertx, database, telling);
        states.counts(QuestionChanges.VOTES, QuestionContents::counts);
        QuestionChanges changes = new QuestionChanges(telling, states, Instant::now);
        states.counts(ChatChanges.REACTIONS, ChatContents::counts);
        ChatChanges chats = new ChatChanges(telling, states);
        Silences silences = new Silences(database, access);
        Live live = new Live(database, access, telling);
        Forgetting forgetting = new Forgetting(changes, chats);
        erases(forgetting::user);
        purges(forgetting::conference);
        return Future.all(
                answer(
                        RoomsService.class,
                        RoomsService.ADDRESS,
                        new Rooms(database, access, List.of(live, new QuestionContents(), new ChatContents()))),
                answer(LiveService.class, LiveService.ADDRESS, live),
                answer(SilencesService.class, SilencesService.ADDRESS, silences),
                answer(
                        ChatService.class,
                        ChatService.ADDRESS,
                        new Chat(database, access, chats, silences)),
                answer(
                        AudienceQuestionsService.class,
                        AudienceQuestionsService.ADDRESS,
                        new AudienceQuestions(database, access, changes, silences)));
    }
}
