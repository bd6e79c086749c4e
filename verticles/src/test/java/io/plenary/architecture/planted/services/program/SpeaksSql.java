package io.plenary.architecture.planted.services.program;

import io.vertx.sqlclient.Row;

/** No store. */
final class SpeaksSql {
    Row row;
}
