package io.plenary.web.live;

/** Why the gateway closes a socket. Clients go by the number; the reason is for who looks at it. */
public enum CloseCode {
    /** The node stops: come back, and to another one. */
    LEAVING(1001, "The node is leaving"),
    MALFORMED(4400, "The message is malformed"),
    /** The access token has expired, or was none: come back with a new one. */
    EXPIRED(4401, "The access token has expired"),
    /** The sign-in of the token has ended: a new token has to be asked for, which may be refused. */
    REVOKED(4402, "The access token was revoked"),
    /** No token of that kind opens a socket, or it is somebody else's than the one before. */
    FORBIDDEN(4403, "The token is not for this"),
    /** The client takes nothing, and what waits for it has reached its bound: come back with the positions. */
    SLOW(4408, "The client reads too slowly"),
    NO_HELLO(4409, "The first message has to be a hello"),
    TOO_LARGE(4413, "The message is too large"),
    TOO_MANY(4429, "There are too many messages");

    private final short number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = (short) number;
        this.reason = reason;
    }

    public short number() {
        return number;
    }

    String reason() {
        return reason;
    }
}
