package io.plenary.runtime;

import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A database and the two roles that use it: the owner, who makes it and changes its schema, and the application role, which
 * can only read and write rows and is held back by row-level security.
 *
 * @param ownerUri URI of the server with the owner's credentials
 * @param name of the database
 * @param applicationRole login role the services use
 */
public record DatabaseAddress(String ownerUri, String name, String applicationRole) {

    private static final int STATEMENT_TIMEOUT_MILLIS = 3_000;
    /** A node that hangs in the middle of a transaction must not keep others waiting for its locks, longer than a statement may. */
    private static final int IDLE_IN_TRANSACTION_MILLIS = 4_000;

    /** How the services connect. */
    PgConnectOptions applicationOptions() {
        return PgConnectOptions.fromUri(ownerUri)
                .setDatabase(name)
                .setUser(applicationRole)
                .setPassword(applicationPassword())
                .setCachePreparedStatements(true)
                .setPipeliningLimit(64)
                .setReconnectAttempts(0)
                .addProperty("application_name", applicationRole)
                .addProperty("statement_timeout", Integer.toString(STATEMENT_TIMEOUT_MILLIS))
                .addProperty("idle_in_transaction_session_timeout", Integer.toString(IDLE_IN_TRANSACTION_MILLIS));
    }

    /** The database named in the URI: where other databases are made from. */
    String maintenanceUrl() {
        return jdbcUrl(PgConnectOptions.fromUri(ownerUri).getDatabase());
    }

    String ownerUrl() {
        return jdbcUrl(name);
    }

    Properties ownerCredentials() {
        PgConnectOptions options = PgConnectOptions.fromUri(ownerUri);
        Properties credentials = new Properties();
        credentials.setProperty("user", options.getUser());
        credentials.setProperty("password", options.getPassword() == null ? "" : options.getPassword());
        credentials.setProperty("connectTimeout", "5");
        return credentials;
    }

    /** Host and port of the server. */
    String place() {
        PgConnectOptions options = PgConnectOptions.fromUri(ownerUri);
        return options.getHost() + ":" + options.getPort();
    }

    private String jdbcUrl(String database) {
        PgConnectOptions options = PgConnectOptions.fromUri(ownerUri);
        String ssl = options.getSslMode() == null
                ? ""
                : "?sslmode="
                        + options.getSslMode()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-');
        return "jdbc:postgresql://" + options.getHost() + ":" + options.getPort() + "/" + database + ssl;
    }

    /**
     * Each role has a password of its own, the same on every node, without a place to keep it: it is derived from the owner's.
     */
    String applicationPassword() {
        return HexFormat.of().formatHex(derived(applicationRole));
    }

    /**
     * A secret key of 256 bits for a purpose, the same on every node and kept nowhere: whoever has only a copy of the
     * database does not have it. It changes with the owner's password.
     */
    public byte[] secretFor(String purpose) {
        return derived("secret:" + purpose);
    }

    private byte[] derived(String purpose) {
        String ownerPassword = PgConnectOptions.fromUri(ownerUri).getPassword();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("plenary:" + ownerPassword).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }
}
