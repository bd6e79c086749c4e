package io.plenary.services.notifications;

/** Why a mail was not taken. */
final class Undelivered extends RuntimeException {

    /** What may be done about it. */
    enum Outlook {
        /** It was not taken, and may be later. */
        LATER,
        /** It will never be taken. */
        NEVER,
        /** The connection broke off when it may have been taken. */
        UNKNOWN
    }

    private final Outlook outlook;

    Undelivered(Outlook outlook, String reason) {
        super(reason, null, false, false);
        this.outlook = outlook;
    }

    Outlook outlook() {
        return outlook;
    }
}
