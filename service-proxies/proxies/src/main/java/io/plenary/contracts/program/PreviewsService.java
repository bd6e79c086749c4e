package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Links by which speakers, and whoever else is given one, see the draft of one conference's program.
 */
@ProxyGen
public interface PreviewsService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.previews." + conferenceId;
    }

    /**
     * Those that lead somewhere, the newest first.
     */
    @Repeatable
    Future<List<PreviewLink>> previewLinks(Caller caller);

    /**
     * Makes a link; its token is told this once.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if there are too many
     */
    @Once
    Future<PreviewLink> createPreviewLink(Caller caller, PreviewLinkDraft draft);

    /**
     * Ends a link.
     */
    @Repeatable
    @Once
    Future<Void> revokePreviewLink(Caller caller, UUID linkId);

    /**
     * Which version the draft is at.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND with LINK_INVALID
     */
    @Repeatable
    Future<ProgramVersion> previewVersion(Caller caller, String token);

    /**
     * The whole draft. Text is a {@link Schedule} as JSON, made once per version and node.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND with LINK_INVALID
     */
    @Repeatable
    Future<String> previewSchedule(Caller caller, String token);

    /**
     * A session of the draft, with its texts.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, also with LINK_INVALID
     */
    @Repeatable
    Future<SessionText> previewItem(Caller caller, String token, UUID sessionId);
}
