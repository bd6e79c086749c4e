package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Documents to print of one conference's program: made one after the other, once of each version, and kept. Whoever sees the program
 * may have it printed as everybody sees it; all else is for those who see what is not public.
 */
@ProxyGen
public interface PrintsService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.prints." + conferenceId;
    }

    /**
     * Has a document made, if there is none yet; from here on it is made even if every node crashes.
     * @throws io.vertx.serviceproxy.ServiceException INVALID, NOT_FOUND if there is no such release or room, TOO_MANY if too many
     *     wait
     */
    @Repeatable
    @Once
    Future<Print> askForPrint(Caller caller, PrintRequest request);

    /**
     * How far it is.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where it is not kept any more
     */
    @Repeatable
    Future<Print> getPrint(Caller caller, UUID printId);

    /**
     * A part of what was made.
     * @param part counted from 0
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT (PRINT_UNDER_WAY) while it is being made
     */
    @Repeatable
    Future<PrintPart> printPart(Caller caller, UUID printId, int part);
}
