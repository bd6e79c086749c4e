package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.serviceproxy.ServiceException;
import java.util.Set;
import java.util.function.Consumer;

/** Where the routes attach their operations to the contract; each operation learns who calls. */
public final class Api {

    /** One operation of the contract. */
    public interface Operation {
        Future<Answer> perform(Caller caller, Call call);
    }

    private static final Set<String> WITHOUT_MORE_WORDS = Set.of(Refusal.FORBIDDEN.name(), Refusal.NOT_FOUND.name());

    private final ContractRouter router;
    private final Callers callers;
    private final Gateway gateway;

    Api(ContractRouter router, Gateway gateway) {
        this.router = router;
        this.callers = gateway.callers();
        this.gateway = gateway;
    }

    /** An operation for callers with a valid token or none. */
    public Api on(String operationId, Operation operation) {
        router.handle(
                operationId, call -> callers.of(call.context().request(), ContractRouter.operationOf(call.context()))
                        .compose(caller -> perform(operation, caller, call)));
        return this;
    }

    /** An operation that does not look at tokens: somebody whose token has expired must be able to sign in. */
    public Api open(String operationId, Operation operation) {
        router.handle(operationId, call -> perform(operation, Caller.ANONYMOUS, call));
        return this;
    }

    /**
     * The same for those who know a secret.
     *
     * @param guard refuses everybody else, before anything of a body is read
     */
    public Api guarded(String operationId, Consumer<HttpServerRequest> guard, Operation operation) {
        router.guard(operationId, guard);
        return open(operationId, operation);
    }

    private Future<Answer> perform(Operation operation, Caller caller, Call call) {
        return gateway.reasons().of(caller, call).compose(reason -> {
            gateway.locate(call.context().request(), caller, reason);
            return operation
                    .perform(call.named(caller), call)
                    .recover(failure -> Future.failedFuture(caller.closed().isEmpty() ? failure : told(call, failure)));
        });
    }

    /** Who has no second factor has no part in an organization that asks for one: they had better hear that than that nothing is there. */
    private static Throwable told(Call call, Throwable failure) {
        boolean refused = failure instanceof ServiceException refusal
                && Refusal.code(refusal).filter(WITHOUT_MORE_WORDS::contains).isPresent();
        return refused && RefusedActions.isForSome(ContractRouter.operationOf(call.context()))
                ? Refusal.FORBIDDEN.because(
                        "SECOND_FACTOR_MISSING",
                        "An organization you belong to asks for a second factor, which your account has not.")
                : failure;
    }
}
