package io.plenary.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What somebody may do in an organization. The contract of the API says by these names which operation needs which. */
public enum Right {
    /** Sees conferences that are not public, and how they are doing. Whoever has any right on a conference has this one. */
    CONFERENCES_READ("conferences.read", Reach.CONFERENCE),
    /** Adds conferences and follows how they are made. */
    CONFERENCES_CREATE("conferences.create", Reach.ORGANIZATION),
    /** Changes what is known of a conference besides its program; submits and withdraws it. */
    CONFERENCES_EDIT("conferences.edit", Reach.CONFERENCE),
    /** Deletes and restores conferences. */
    CONFERENCES_DELETE("conferences.delete", Reach.CONFERENCE),
    /** Sessions; where it is not limited to tracks, also rooms, tracks and rules. */
    PROGRAM_EDIT("program.edit", Reach.TRACK),
    PROGRAM_IMPORT("program.import", Reach.CONFERENCE),
    /** Makes a draft of a program public, goes back to one before, and shows it to others before. */
    PROGRAM_RELEASE("program.release", Reach.CONFERENCE),
    /** Publishes, archives and cancels conferences. */
    PROGRAM_PUBLISH("program.publish", Reach.CONFERENCE),
    /** Sees everybody who is on the organization's list of speakers. */
    PEOPLE_READ("people.read", Reach.ORGANIZATION),
    PEOPLE_EDIT("people.edit", Reach.ORGANIZATION),
    STATISTICS_READ("statistics.read", Reach.CONFERENCE),
    /** Writes to those who attend a conference. */
    MESSAGES_SEND("messages.send", Reach.CONFERENCE),
    /** What is sold, and who has it. */
    TICKETS_MANAGE("tickets.manage", Reach.CONFERENCE),
    /** Lets people in, and sees for that who has a ticket. */
    TICKETS_CHECKIN("tickets.checkin", Reach.CONFERENCE),
    /** Decides who sponsors a conference, and which advertisements are shown where. */
    PROMOTIONS_MANAGE("promotions.manage", Reach.CONFERENCE),
    /** Sees sponsors and advertisements with their figures. */
    PROMOTIONS_READ("promotions.read", Reach.CONFERENCE),
    /** Decides what everybody sees of questions, polls and chat, and says how rooms and sessions stand. */
    LIVE_MODERATE("live.moderate", Reach.CONFERENCE),
    AUDIT_READ("audit.read", Reach.ORGANIZATION),
    WEBHOOKS_MANAGE("webhooks.manage", Reach.ORGANIZATION),
    /** A token acts as an organizer, so this gives more than it says. */
    TOKENS_MANAGE("tokens.manage", Reach.OWNERS),
    /** The organization itself, its members and teams: whoever has this may have everything. */
    ORGANIZATION_MANAGE("organization.manage", Reach.OWNERS);

    /** How little of an organization a team can have a right on. */
    public enum Reach {
        TRACK,
        CONFERENCE,
        ORGANIZATION,
        /** No team has it. */
        OWNERS
    }

    private final String text;
    private final Reach reach;

    Right(String text, Reach reach) {
        this.text = text;
        this.reach = reach;
    }

    /** As the contract says it. */
    @JsonValue
    public String text() {
        return text;
    }

    public Reach reach() {
        return reach;
    }

    public static Optional<Right> of(String text) {
        return Arrays.stream(values()).filter(right -> right.text.equals(text)).findFirst();
    }

    /** Null for a right of a release to come, which nothing here needs. */
    @JsonCreator
    static Right read(String text) {
        return of(text).orElse(null);
    }

    /** What is said to somebody who lacks it. */
    public RuntimeException isMissing() {
        return Refusal.FORBIDDEN.because("This needs the right " + text + ".");
    }
}
