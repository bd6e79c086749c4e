package io.plenary.web.live;

import io.plenary.contracts.Caller;
import java.time.Instant;

/**
 * Who has a socket open.
 *
 * @param token what they sent; null for strangers
 * @param expiresAt when it ends to be theirs; null for never
 */
public record Visitor(Caller caller, String token, Instant expiresAt) {

    public static final Visitor STRANGER = new Visitor(Caller.ANONYMOUS, null, null);

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Whether it may take the place of another on an open socket: strangers may come to be known, and nobody somebody else. */
    boolean mayFollow(Visitor before) {
        return !before.caller().isSignedIn() || before.caller().userId().equals(caller.userId());
    }
}
