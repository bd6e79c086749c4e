package io.plenary.contracts.program;

import io.plenary.contracts.events.Payload;
import java.time.Instant;
import java.util.UUID;

/** What a conference's program announces, with its version after the change, and where programs are kept. */
public sealed interface ProgramEvents extends Payload {

    record SessionCreated(UUID sessionId, String title, long version) implements ProgramEvents {}

    record SessionUpdated(UUID sessionId, String title, long version) implements ProgramEvents {}

    /** Another time or room. */
    record SessionMoved(UUID sessionId, String title, long version) implements ProgramEvents {}

    record SessionCancelled(UUID sessionId, String title, long version) implements ProgramEvents {}

    record SessionDeleted(UUID sessionId, String title, long version) implements ProgramEvents {}

    record RoomsChanged(UUID roomId, long version) implements ProgramEvents {}

    record TracksChanged(UUID trackId, long version) implements ProgramEvents {}

    record RulesChanged(RuleLevel roomTaken, RuleLevel speakerTwice, RuleLevel outsideConference, long version)
            implements ProgramEvents {}

    /** An import changed something; it comes after the events of its sessions. */
    record ProgramImported(UUID importId, ImportCounts counts, long version) implements ProgramEvents {}

    /** A draft became public; it comes after the events of what differed. */
    record ProgramReleased(int number, long version) implements ProgramEvents {}

    /** Changes become public otherwise than before. */
    record ReleaseModeChanged(ReleaseMode mode, long version) implements ProgramEvents {}

    /** Somebody who is not of the staff may see the draft. */
    record PreviewLinkCreated(UUID linkId, Instant expiresAt, long version) implements ProgramEvents {}

    record PreviewLinkRevoked(UUID linkId, long version) implements ProgramEvents {}

    /**
     * An administrator has chosen where the conferences of an organization will be.
     *
     * @param server the name of a database server
     */
    record OrganizationPlaced(String server) implements ProgramEvents {}
}
