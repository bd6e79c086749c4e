package io.plenary.services.program.releases;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.PreviewLink;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.SessionText;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.sessions.PrivateMembers;
import io.plenary.services.program.sessions.Schedules;
import io.plenary.services.program.sessions.SessionStore;
import io.plenary.services.program.sessions.Sessions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links to the draft of one conference, and what they lead to. */
public final class Previews implements PreviewsService {

    private final ConferenceProgram program;
    private final Schedules schedules;

    public Previews(ConferenceProgram program, Schedules schedules) {
        this.program = program;
        this.schedules = schedules;
    }

    @Override
    public Future<List<PreviewLink>> previewLinks(Caller caller) {
        return program.editable(caller, Right.PROGRAM_RELEASE)
                .compose(conference -> program.readReleased(PreviewStore::all));
    }

    @Override
    public Future<PreviewLink> createPreviewLink(Caller caller, PreviewLinkDraft draft) {
        ReleaseRules.check(draft);
        return program.editable(caller, Right.PROGRAM_RELEASE)
                .compose(conference ->
                        program.release(caller, conference, change -> create(change, caller.userId(), draft)));
    }

    private Future<PreviewLink> create(Change change, UUID by, PreviewLinkDraft draft) {
        String token = PreviewToken.generate(program.conferenceId());
        return PreviewStore.all(change.sql())
                .compose(others -> others.size() < ReleaseRules.MOST_LINKS
                        ? PreviewStore.insert(change.sql(), draft, by, PreviewToken.hash(token))
                        : Future.failedFuture(Refusal.CONFLICT.because(
                                "TOO_MANY_PREVIEWS", "There are 100 links already. Revoke some of them first.")))
                .map(made -> told(change, made).with(token));
    }

    private static PreviewLink told(Change change, Optional<PreviewLink> made) {
        PreviewLink link = made.orElseThrow(() -> Refusal.CONFLICT.because("The id is in use."));
        change.mention(new ProgramEvents.PreviewLinkCreated(link.id(), link.expiresAt(), change.version()));
        return link;
    }

    @Override
    public Future<Void> revokePreviewLink(Caller caller, UUID linkId) {
        return program.editable(caller, Right.PROGRAM_RELEASE)
                .compose(conference -> program.release(caller, conference, change -> revoke(change, linkId)));
    }

    private static Future<Void> revoke(Change change, UUID linkId) {
        return PreviewStore.delete(change.sql(), linkId).map(existed -> {
            if (existed) {
                change.mention(new ProgramEvents.PreviewLinkRevoked(linkId, change.version()));
            }
            return null;
        });
    }

    @Override
    public Future<ProgramVersion> previewVersion(Caller caller, String token) {
        return opened(token)
                .compose(conference -> program.snapshotWorking(ProgramStore::read))
                .map(ProgramState::version);
    }

    @Override
    public Future<String> previewSchedule(Caller caller, String token) {
        return opened(token).compose(conference -> schedules.working(program, conference));
    }

    /** Without what only the staff reads: a link is handed on. */
    @Override
    public Future<SessionText> previewItem(Caller caller, String token, UUID sessionId) {
        return opened(token)
                .compose(conference -> program.snapshotWorking(sql -> SessionStore.find(sql, sessionId)))
                .map(Sessions::orRefuse)
                .map(session -> SessionText.of(PrivateMembers.without(session)));
    }

    private Future<Conference> opened(String token) {
        return program.readReleased(sql -> PreviewStore.leadsSomewhere(sql, PreviewToken.hash(token)))
                .compose(known -> known
                        ? program.visible(Caller.SYSTEM)
                        : Future.failedFuture(
                                Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.")));
    }
}
