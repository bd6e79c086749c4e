package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/**
 * People who were registered elsewhere get tickets here, by a file with a line for each. All of it is for whoever has
 * {@code tickets.manage}; an import is forgotten a week after it was touched last.
 */
@ProxyGen
public interface AttendeeImportsService {

    String ADDRESS = "plenary.attendee-imports";

    /**
     * Announces a file; its parts follow by {@link #sendPart}, then {@link #readImport}. With the same id again it answers the import
     * made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, TOO_LARGE (FILE_TOO_LARGE), CONFLICT where
     *     the id is in use, TOO_MANY (TOO_MANY_IMPORTS)
     */
    @Repeatable
    @Once
    Future<AttendeeImport> openImport(Caller caller, AttendeeFile file);

    /**
     * Hands over a part of the file. When it was read already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, TOO_LARGE
     */
    @Repeatable
    Future<Void> sendPart(Caller caller, AttendeePart part);

    /**
     * Reads the file, after which it is READ, or FAILED with findings that say why. Called again it answers how far the import is.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT where parts are missing
     */
    @Repeatable
    @Once
    Future<AttendeeImport> readImport(Caller caller, AttendeeImportKey key);

    /**
     * Says what the columns mean, and has it found out what the import would do; nothing is changed by that.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (IMPORT_DECIDED) where it runs or
     *     has run
     */
    @Repeatable
    @Once
    Future<AttendeeImport> checkImport(Caller caller, AttendeeImportKey key, AttendeeMapping mapping);

    /**
     * Does what was found out, line by line; called again it answers how far that is.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (IMPORT_DECIDED) where nothing was found out
     *     yet
     */
    @Repeatable
    @Once
    Future<AttendeeImport> runImport(Caller caller, AttendeeImportKey key);

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND */
    @Repeatable
    Future<AttendeeImport> getImport(Caller caller, AttendeeImportKey key);

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor or limit */
    @Repeatable
    Future<AttendeeImportPage> listImports(Caller caller, AttendeeImportQuery query);

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor or limit */
    @Repeatable
    Future<AttendeeLinePage> listLines(Caller caller, AttendeeLineQuery query);

    /**
     * Forgets the file and its report; tickets stay. Where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (IMPORT_DECIDED) while it runs
     */
    @Repeatable
    @Once
    Future<Void> forgetImport(Caller caller, AttendeeImportKey key);
}
