package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatQuery;
import io.plenary.contracts.engagement.ChatService;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.ChatWords;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What people write to each other. */
final class ChatRoutes implements Routes {

    private record Written(UUID id, UUID sessionId, UUID replyTo, String text, List<UUID> mentions) {

        ChatMessageDraft in(Conference conference) {
            UUID chosen = id == null ? Uuids.next() : id;
            return new ChatMessageDraft(chosen, conference.id(), sessionId, replyTo, text, mentions);
        }
    }

    private record Text(String text) {}

    private record Words(List<String> words) {}

    private record Report(String reason) {}

    private record Settings(UUID sessionId, int slowSeconds, boolean readOnly) {}

    private final ChatService chat;
    private final Gateway gateway;

    ChatRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        chat = node.proxies().of(ChatService.class, ChatService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listChatMessages", this::list)
                .on("postChatMessage", this::post)
                .on("editChatMessage", this::edit)
                .on("deleteChatMessage", this::delete)
                .on("removeChatMessage", this::remove)
                .on("reactToChatMessage", this::react)
                .on("unreactToChatMessage", this::unreact)
                .on("reportChatMessage", this::report)
                .on("listReportedMessages", this::reported)
                .on("dismissReports", this::dismiss)
                .on("approveChatMessage", this::approve)
                .on("getChatWords", this::words)
                .on("putChatWords", this::putWords)
                .on("getChat", this::settings)
                .on("putChat", this::putSettings);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> chat.messages(
                        caller, new ChatQuery(conference.id(), call.queryUuid("session"), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> post(Caller caller, Call call) {
        Written written = call.body(Written.class);
        return conference(caller, call)
                .compose(conference -> chat.post(caller, written.in(conference)))
                .map(posted -> Answer.created(
                        posted, EngagementRoutes.at(posted.conferenceId(), "chat-messages", posted.id())));
    }

    private Future<Answer> edit(Caller caller, Call call) {
        String text = call.body(Text.class).text();
        return message(caller, call, (conference, id) -> chat.edit(caller, conference, id, text));
    }

    private Future<Answer> react(Caller caller, Call call) {
        ReactionKind kind = ReactionKind.valueOf(call.path("reaction"));
        return message(caller, call, (conference, id) -> chat.react(caller, conference, id, kind));
    }

    private Future<Answer> unreact(Caller caller, Call call) {
        ReactionKind kind = ReactionKind.valueOf(call.path("reaction"));
        return message(caller, call, (conference, id) -> chat.unreact(caller, conference, id, kind));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return done(caller, call, (conference, id) -> chat.delete(caller, conference, id));
    }

    private Future<Answer> remove(Caller caller, Call call) {
        return done(caller, call, (conference, id) -> chat.remove(caller, conference, id));
    }

    private Future<Answer> report(Caller caller, Call call) {
        String reason = call.body(Report.class).reason();
        return done(caller, call, (conference, id) -> chat.report(caller, conference, id, reason));
    }

    private Future<Answer> approve(Caller caller, Call call) {
        return done(caller, call, (conference, id) -> chat.approve(caller, conference, id));
    }

    private Future<Answer> words(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> chat.words(caller, conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> putWords(Caller caller, Call call) {
        List<String> words = call.body(Words.class).words();
        return conference(caller, call)
                .compose(conference -> chat.putWords(caller, new ChatWords(conference.id(), words, 0)))
                .map(Answer::ok);
    }

    private Future<Answer> dismiss(Caller caller, Call call) {
        return done(caller, call, (conference, id) -> chat.dismissReports(caller, conference, id));
    }

    private Future<Answer> reported(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> chat.reported(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> settings(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> chat.settings(caller, conference.id(), call.queryUuid("session")))
                .map(Answer::ok);
    }

    private Future<Answer> putSettings(Caller caller, Call call) {
        Settings wanted = call.body(Settings.class);
        return conference(caller, call)
                .compose(conference -> chat.putSettings(
                        caller,
                        new ChatSettings(
                                conference.id(), wanted.sessionId(), wanted.slowSeconds(), wanted.readOnly(), 0)))
                .map(Answer::ok);
    }

    private interface Change<T> {
        Future<T> of(UUID conferenceId, UUID messageId);
    }

    private Future<Answer> message(Caller caller, Call call, Change<ChatMessage> change) {
        return conference(caller, call)
                .compose(conference -> change.of(conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> done(Caller caller, Call call, Change<Void> change) {
        return conference(caller, call)
                .compose(conference -> change.of(conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
