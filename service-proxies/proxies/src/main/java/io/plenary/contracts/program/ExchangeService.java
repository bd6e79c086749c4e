package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
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
    @Once
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
     * Finds out again what an import that waits for a decision would change, by another rule for instance.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT unless it is PREVIEWED
     */
    @Repeatable
    @Once
    Future<ImportJob> previewImport(Caller caller, UUID importId, ImportRule rule);

    /**
     * Does what was shown. Where the program changed since, nothing is done but showing it anew: the import is PREVIEWED
     * again, with a finding.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT if it was discarded or failed
     */
    @Repeatable
    @Once
    Future<ImportJob> applyImport(Caller caller, UUID importId);

    /**
     * Forgets an import that waits for a decision, with its file.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is being done or was
     */
    @Repeatable
    @Once
    Future<Void> discardImport(Caller caller, UUID importId);

    /**
     * What an import that waits for a decision would do; what was changed on both sides first.
     */
    @Repeatable
    Future<ImportChangePage> listImportChanges(
            Caller caller, UUID importId, @Nullable ImportChangeKind kind, @Nullable String cursor, int limit);

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
