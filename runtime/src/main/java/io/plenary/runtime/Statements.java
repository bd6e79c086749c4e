package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/** What services say statements to: as the driver's, but what is left without an answer fails as {@link DatabaseGone}. */
record Statements(SqlClient driver, Saying saying) implements SqlClient {

    /** How a statement is said to the driver. */
    interface Saying {
        <T> Future<T> say(Supplier<Future<T>> statement);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new Plain<>(driver.query(sql), saying);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new Prepared<>(driver.preparedQuery(sql), saying);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new Prepared<>(driver.preparedQuery(sql, options), saying);
    }

    @Override
    public Future<Void> close() {
        return driver.close();
    }

    private record Plain<T>(Query<T> query, Saying saying) implements Query<T> {

        @Override
        public Future<T> execute() {
            return saying.say(() -> query.execute());
        }

        @Override
        public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Plain<>(query.collecting(collector), saying);
        }

        @Override
        public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Plain<>(query.mapping(mapper), saying);
        }
    }

    private record Prepared<T>(PreparedQuery<T> query, Saying saying) implements PreparedQuery<T> {

        @Override
        public Future<T> execute() {
            return saying.say(() -> query.execute());
        }

        @Override
        public Future<T> execute(Tuple tuple) {
            return saying.say(() -> query.execute(tuple));
        }

        @Override
        public Future<T> executeBatch(List<Tuple> batch) {
            return saying.say(() -> query.executeBatch(batch));
        }

        @Override
        public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Prepared<>(query.collecting(collector), saying);
        }

        @Override
        public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Prepared<>(query.mapping(mapper), saying);
        }
    }
}
