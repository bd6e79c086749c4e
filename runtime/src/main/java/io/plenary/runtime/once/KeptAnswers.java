package io.plenary.runtime.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Once;
import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers calls that came before as they were answered then, from the database of their service. */
public final class KeptAnswers {

    /** Of doors behind which none are kept. */
    public static final KeptAnswers NONE = new KeptAnswers(() -> Future.failedFuture("no database"));

    private static final String NOTHING = "null";

    private final Supplier<Future<SqlClient>> database;

    /** @param database asked for when a call names a key */
    public KeptAnswers(Supplier<Future<SqlClient>> database) {
        this.database = database;
    }

    /** @param call carries out the method with such arguments */
    public Future<Object> answer(Method method, Object[] arguments, Function<Object[], Future<Object>> call) {
        Caller caller = arguments != null && arguments.length > 0 && arguments[0] instanceof Caller asks ? asks : null;
        if (this == NONE || caller == null || caller.key() == null) {
            return call.apply(arguments);
        }
        Once once = method.getAnnotation(Once.class);
        if (once == null) {
            return call.apply(with(caller.asking(caller.key().in(null)), arguments));
        }
        Caller named = caller.asking(caller.key().in(nameOf(method)));
        return (once.checksFirst() ? Future.<Void>succeededFuture() : find(named))
                .compose(none -> call.apply(with(named, arguments)))
                .recover(failure -> failure instanceof AnsweredBefore before
                        ? Future.succeededFuture(read(method, before.answer()))
                        : Future.failedFuture(failure));
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private Future<Void> find(Caller named) {
        Repeat repeat = new Repeat(named.key());
        return database.get()
                .compose(opened -> AnswerStore.find(opened, repeat.id()))
                .map(found -> {
                    found.ifPresent(kept -> {
                        throw new AnsweredBefore(read(repeat, kept));
                    });
                    return null;
                });
    }

    /** @throws io.vertx.serviceproxy.ServiceException UNPROCESSABLE where it was the answer to another request */
    static String read(Repeat repeat, AnswerStore.Kept kept) {
        if (!repeat.isOf(kept.fingerprint())) {
            throw Refusal.UNPROCESSABLE.because(
                    "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key came with another request before.");
        }
        return repeat.open(kept.answer());
    }

    private static Object[] with(Caller caller, Object[] arguments) {
        Object[] changed = arguments.clone();
        changed[0] = caller;
        return changed;
    }

    private static Object read(Method method, String answer) {
        if (answer.equals(NOTHING)) {
            return null;
        }
        JavaType type = Json.MAPPER.constructType(
                ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0]);
        try {
            return Json.MAPPER.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer of " + nameOf(method) + " is no longer understood", e);
        }
    }
}
