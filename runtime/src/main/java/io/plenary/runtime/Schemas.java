package io.plenary.runtime;

import java.sql.SQLException;

/**
 * How databases come to be. It blocks on JDBC: it runs on worker threads, at start and when a conference is provisioned. Every
 * step may be repeated, also by two nodes at once.
 */
public interface Schemas {

    /** The database and the role that uses it, if they are missing. It need not be there before {@link #migrate}. */
    void create(DatabaseAddress database) throws SQLException;

    /**
     * Brings a database's tables up to date.
     *
     * @param folder the folder below {@code db/} with the migrations
     */
    void migrate(DatabaseAddress database, String folder) throws SQLException;

    void drop(DatabaseAddress database) throws SQLException;
}
