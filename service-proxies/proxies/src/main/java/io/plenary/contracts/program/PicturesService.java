package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * The pictures that a conference's program names by their addresses on other servers: fetched from there once, made small and
 * kept, so that no browser has to ask those servers.
 */
@ProxyGen
public interface PicturesService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.pictures." + conferenceId;
    }

    /**
     * A picture, for those who see its subject: faces are cut to squares, logos are whole.
     * @param subjectId of the conference itself, of a session, or of a speaker who speaks here
     * @param size of the longer side at most, in pixels: 96, 192 or 384
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where there is no picture, or none that could be
     *     fetched; UNAVAILABLE while it is being fetched
     */
    @Repeatable
    Future<Picture> picture(Caller caller, PictureSubject subject, UUID subjectId, int size);

    /**
     * What a file shows, drawn anew and whole, with nothing else of the file; for services that are handed pictures.
     *
     * @param file whose media type is not believed
     * @param size of the longer side at most, in pixels: 96, 192 or 384
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID where it is no picture that can be shown
     */
    @Repeatable
    Future<Picture> draw(Caller caller, Picture file, int size);
}
