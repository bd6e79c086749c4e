package io.plenary.architecture.planted.services.program;

import java.sql.Connection;

/** JDBC blocks. */
final class SpeaksJdbc {
    Connection connection;
}
