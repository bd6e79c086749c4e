package io.plenary.runtime;

/** A database on a replica, and when it was changed last as far as this node knows. Shared by all who use the database here. */
final class Copy {

    private final Replica replica;
    private final Connections connections;
    private final Troubles troubles;
    private volatile long changedAt = System.nanoTime();

    Copy(Replica replica, Connections connections, Troubles troubles) {
        this.replica = replica;
        this.connections = connections;
        this.troubles = troubles;
    }

    void changed() {
        changedAt = System.nanoTime();
    }

    Connections connections() {
        return connections;
    }

    Troubles troubles() {
        return troubles;
    }

    /** Whether it may be read by those who can tell themselves how new it is. */
    boolean isUsable() {
        return replica.isUsable();
    }

    /** Whether it has what was changed. */
    boolean isUpToDate() {
        return replica.has(changedAt);
    }
}
