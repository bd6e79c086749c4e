package io.plenary.services.admin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stands in front of a neighbor: remembers what it was asked, and lets a test spoil the next answer. */
final class Interposed<T> {

    /** What becomes of a call; asking the supplier carries it out. */
    interface Spoil {
        Future<?> instead(Supplier<Future<?>> call);
    }

    private final Class<T> contract;
    private final T neighbor;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Spoil>> spoils = new ConcurrentHashMap<>();

    private final Map<String, Function<Object[], Object>> answers = new ConcurrentHashMap<>();

    Interposed(Class<T> contract, T neighbor) {
        this.contract = contract;
        this.neighbor = neighbor;
    }

    T service() {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                (self, method, arguments) -> answer(method, arguments)));
    }

    private Future<?> answer(Method method, Object[] arguments) {
        calls.add(method.getName());
        Spoil spoil = spoils.getOrDefault(method.getName(), new ArrayDeque<>()).poll();
        Function<Object[], Object> known = answers.get(method.getName());
        Supplier<Future<?>> call =
                () -> known == null ? invoke(method, arguments) : Future.succeededFuture(known.apply(arguments));
        return spoil == null ? call.get() : spoil.instead(call);
    }

    private Future<?> invoke(Method method, Object[] arguments) {
        try {
            return (Future<?>) method.invoke(neighbor, arguments);
        } catch (InvocationTargetException e) {
            return Future.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            return Future.failedFuture(e);
        }
    }

    /** From now on answers a question by its arguments, instead of the neighbor. */
    void answerAlways(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
    }

    void spoilNext(String method, Spoil spoil) {
        spoils.computeIfAbsent(method, name -> new ConcurrentLinkedQueue<>()).add(spoil);
    }

    void spoilNext(String method, int times, Throwable failure) {
        for (int i = 0; i < times; i++) {
            spoilNext(method, call -> Future.failedFuture(failure));
        }
    }

    /** The call is carried out, but whoever asked never hears of it. */
    void loseNextAnswer(String method) {
        spoilNext(method, call -> call.get().transform(done -> Promise.promise().future()));
    }

    int callsTo(String method) {
        return Collections.frequency(calls, method);
    }
}
