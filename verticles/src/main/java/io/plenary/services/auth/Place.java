package io.plenary.services.auth;

/**
 * Where somebody waits to have a password checked.
 *
 * @param source with whom its places are shared: devices and sign-ins by their account, since who has one opens as many as
 *     they like; strangers by their address
 */
record Place(Line line, String source) {

    /** Who waits with whom. */
    enum Line {
        /** Who was right before, at the same device or signed in. */
        KNOWN,
        /** Of whom nothing is known. */
        STRANGERS,
        /** Whose address was wrong lately: that of a guesser, or of a house with many people. */
        SUSPECTS
    }

    static Place known(String account) {
        return new Place(Line.KNOWN, account);
    }

    static Place ofStranger(String address) {
        return new Place(Line.STRANGERS, address);
    }

    static Place ofSuspect(String address) {
        return new Place(Line.SUSPECTS, address);
    }
}
