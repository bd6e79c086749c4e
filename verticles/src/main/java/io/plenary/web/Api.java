package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.ContractRouter;
import io.vertx.core.Future;

/** Where the routes attach their operations to the contract; each operation learns who calls. */
public final class Api {

    /** One operation of the contract. */
    public interface Operation {
        Future<Answer> perform(Caller caller, Call call);
    }

    private final ContractRouter router;
    private final Callers callers;

    Api(ContractRouter router, Callers callers) {
        this.router = router;
        this.callers = callers;
    }

    /** An operation for callers with a valid token or none. */
    public Api on(String operationId, Operation operation) {
        router.handle(
                operationId, call -> callers.of(call.context().request(), ContractRouter.operationOf(call.context()))
                        .compose(caller -> operation.perform(call.named(caller), call)));
        return this;
    }

    /** An operation that does not look at tokens: somebody whose token has expired must be able to sign in. */
    public Api open(String operationId, Operation operation) {
        router.handle(operationId, call -> operation.perform(call.named(Caller.ANONYMOUS), call));
        return this;
    }
}
