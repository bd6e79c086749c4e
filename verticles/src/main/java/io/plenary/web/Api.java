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

    private static final String AUTHORIZATION = "Authorization";

    private final ContractRouter router;
    private final Callers callers;
    private final MicroCache moments;

    Api(ContractRouter router, Callers callers, MicroCache moments) {
        this.router = router;
        this.callers = callers;
        this.moments = moments;
    }

    /** An operation for callers with a valid token or none. */
    public Api on(String operationId, Operation operation) {
        router.handle(operationId, call -> callers.of(call.context().request().getHeader(AUTHORIZATION))
                .compose(caller -> operation.perform(caller, call)));
        return this;
    }

    /** The same, for reads that answer all alike who may have the answer: it is repeated for a moment. */
    public Api shared(String operationId, Operation operation) {
        return on(operationId, (caller, call) -> moments.answer(caller, call, () -> operation.perform(caller, call)));
    }

    /** An operation that does not look at tokens: somebody whose token has expired must be able to sign in. */
    public Api open(String operationId, Operation operation) {
        router.handle(operationId, call -> operation.perform(Caller.ANONYMOUS, call));
        return this;
    }
}
