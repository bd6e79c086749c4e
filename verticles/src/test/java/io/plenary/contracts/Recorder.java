package io.plenary.contracts;

import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands where a service would: remembers how it was called and answers what it was told to. */
final class Recorder {

    /** A call as it arrived. */
    record Call(Method method, List<Object> arguments, CallContext context) {}

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile Future<Object> answer = Future.succeededFuture();

    <T> T as(Class<T> contract) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, (self, method, arguments) -> {
                    calls.add(new Call(method, Arrays.asList(arguments), CallContext.current()));
                    return answer;
                }));
    }

    Recorder answering(Future<Object> given) {
        answer = given;
        return this;
    }

    /** The only call so far; forgets it. */
    Call heard() {
        Call call = calls.remove();
        if (!calls.isEmpty()) {
            throw new IllegalStateException("Called more than once");
        }
        return call;
    }
}
