package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Operation;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/**
 * Looks at who comes before anything of a body is read. What signed-in people may do is checked by the services; but a file is
 * much to hold, and only for those who may send one.
 */
final class Doorkeeper {

    private final Gateway gateway;

    Doorkeeper(Gateway gateway) {
        this.gateway = gateway;
    }

    /** @return fails with UNAUTHENTICATED, for tokens for programs with FORBIDDEN, and for files with FORBIDDEN or NOT_FOUND */
    Future<?> admit(RoutingContext context) {
        Operation operation = ContractRouter.operationOf(context);
        Future<Caller> caller = gateway.callers().requireKnown(context.request(), operation);
        return operation.takesFiles() && operation.right().isPresent()
                ? caller.compose(known -> require(operation.right().get(), known, context.pathParam("conf")))
                : caller;
    }

    /** The path is not checked yet: U+0000 is in no name, and the database would not take it. */
    private Future<Conference> require(Right right, Caller caller, String conf) {
        if (conf.indexOf('\0') >= 0) {
            return Future.failedFuture(ConferenceNames.unknown());
        }
        return gateway.conferences().visible(caller, conf).map(conference -> {
            if (!caller.has(right, conference.organizationId(), conference.id())) {
                throw right.isMissing();
            }
            return conference;
        });
    }
}
