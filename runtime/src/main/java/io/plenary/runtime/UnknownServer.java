package io.plenary.runtime;

/** Something is on a server of databases that the settings do not name. */
public final class UnknownServer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownServer(String name) {
        super("There are databases of conferences on " + name + ", but the settings name no database.servers." + name);
    }
}
