package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/**
 * Makes, serves and drops the databases of conferences; only the platform itself asks. Each step may be repeated.
 */
@ProxyGen
public interface ProgramHostService {

    String ADDRESS = "plenary.program.host";

    /**
     * Makes the database and its application role.
     */
    @Repeatable
    Future<Void> createDatabase(Caller caller, ConferenceDatabase database);

    /**
     * Brings the schema up to date.
     */
    @Repeatable
    Future<Void> migrateDatabase(Caller caller, ConferenceDatabase database);

    /**
     * Answers for the conference from now on, on the node asked.
     */
    @Repeatable
    Future<ServedConference> serve(Caller caller, ConferenceDatabase database);

    /**
     * Drops the database with everything in it.
     */
    @Repeatable
    Future<Void> dropDatabase(Caller caller, ConferenceDatabase database);
}
