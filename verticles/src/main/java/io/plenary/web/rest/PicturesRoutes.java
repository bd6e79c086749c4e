package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PictureSubject;
import io.plenary.contracts.program.PicturesService;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.function.Function;

/** Pictures of speakers and logos. */
final class PicturesRoutes implements Routes {

    private static final int USUAL_SIZE = 192;
    private static final String PUBLIC = "public, max-age=86400, stale-while-revalidate=604800";

    private final Gateway gateway;

    PicturesRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("getConferencePicture", (caller, call) -> get(caller, call, PictureSubject.CONFERENCE, Conference::id))
                .on(
                        "getSessionPicture",
                        (caller, call) -> get(caller, call, PictureSubject.SESSION, conference -> call.pathUuid("id")))
                .on(
                        "getSpeakerPicture",
                        (caller, call) -> get(caller, call, PictureSubject.SPEAKER, conference -> call.pathUuid("id")));
    }

    private Future<Answer> get(Caller caller, Call call, PictureSubject subject, Function<Conference, UUID> id) {
        Integer asked = call.queryInteger("size");
        int size = asked == null ? USUAL_SIZE : asked;
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(PicturesService.class, pictures -> pictures.picture(caller, subject, id.apply(conference), size))
                .map(picture ->
                        answer(conference, picture).with("Cross-Origin-Resource-Policy", policy(conference, subject))));
    }

    /** Mails show the logo of a public conference, and many read them on pages of other sites. */
    private static String policy(Conference conference, PictureSubject subject) {
        return subject == PictureSubject.CONFERENCE && conference.visibleToAll() ? "cross-origin" : "same-origin";
    }

    /** A picture of a draft is for its organization. Pictures are compressed already. */
    static Answer answer(Conference conference, Picture picture) {
        Answer answer = Answer.of(200, picture.mediaType(), Buffer.buffer(picture.bytes()))
                .withEtagOfBody()
                .with("Content-Encoding", "identity")
                .with("X-Content-Type-Options", "nosniff");
        return conference.visibleToAll() ? answer.with("Cache-Control", PUBLIC) : answer;
    }
}
