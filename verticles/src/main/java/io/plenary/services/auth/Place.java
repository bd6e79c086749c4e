package io.plenary.services.auth;

/**
 * Where somebody waits to have a password checked.
 *
 * @param known whether it is in the line of those who were right before, at the same device or signed in
 * @param source with whom its places are shared: devices and sign-ins by their account, since who has one opens as many as
 *     they like; strangers by their address
 */
record Place(boolean known, String source) {

    static Place known(String account) {
        return new Place(true, account);
    }

    static Place ofStranger(String address) {
        return new Place(false, address);
    }
}
