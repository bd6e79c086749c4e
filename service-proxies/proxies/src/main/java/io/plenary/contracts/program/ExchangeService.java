package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Programs in and out of one conference.
 */
@ProxyGen
public interface ExchangeService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.exchange." + conferenceId;
    }

    /**
     * Announces a file; organizers do. Its parts follow by {@link #sendChunk}, then {@link #startImport}.
     * @throws io.vertx.serviceproxy.ServiceException TOO_LARGE above 32 MiB
     */
    @Repeatable
    Future<ImportJob> openImport(Caller caller, ImportRequest request);

    /**
     * Hands over a part of the file.
     */
    @Repeatable
    Future<Void> sendChunk(Caller caller, ImportChunk chunk);

    /**
     * Queues the import; from here on it is done even if every node crashes. One import of a conference runs at a
     * time.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if parts are missing
     */
    @Repeatable
    Future<ImportJob> startImport(Caller caller, UUID importId);

    /**
     * An import with its quality report, for the organization's staff.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<ImportJob> getImport(Caller caller, UUID importId);

    /**
     * Imports, newest first, without findings.
     */
    @Repeatable
    Future<ImportJobPage> listImports(Caller caller, @Nullable String cursor, int limit);

    /**
     * The program as a file, made once per version and node.
     */
    @Repeatable
    Future<Export> exportProgram(Caller caller, ExportFormat format);
}
