package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Mail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Hands mails to a server, over SMTP. */
final class MailServer implements MailChannel {

    private static final int CONNECTIONS = 8;
    /** A server that looks at a mail for longer than that has lost it. */
    private static final int PATIENCE_SECONDS = 60;

    /** The server wants another password than the operator gave (RFC 4954 §6): the mail is not to blame. */
    private static final Set<Integer> OF_THE_SENDER = Set.of(530, 534, 535, 538);

    private final MailClient client;
    private final Mime mime;

    /** @param server {@code smtp://user:password@host:587}, or {@code smtps} for TLS from the start */
    MailServer(Vertx vertx, Mime mime, URI server) {
        this.client = MailClient.create(vertx, config(server, mime.host()));
        this.mime = mime;
    }

    private static MailConfig config(URI server, String ownHost) {
        boolean tls = "smtps".equals(server.getScheme());
        MailConfig config = new MailConfig(server.getHost(), server.getPort() > 0 ? server.getPort() : tls ? 465 : 587)
                .setSsl(tls)
                .setOwnHostname(ownHost)
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS);
        if (server.getUserInfo() == null) {
            return config.setLogin(LoginOption.DISABLED);
        }
        String[] user = server.getUserInfo().split(":", 2);
        return config.setLogin(LoginOption.REQUIRED)
                .setUsername(user[0])
                .setPassword(user.length > 1 ? user[1] : "")
                // A password goes in the clear to nobody but this machine.
                .setStarttls(tls || isHere(server) ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED);
    }

    private static boolean isHere(URI server) {
        return "localhost".equals(server.getHost()) || server.getHost().startsWith("127.");
    }

    @Override
    public Future<Void> send(Envelope envelope) {
        Logo logo = new Logo();
        MailAttachment attached = MailAttachment.create().setStream(logo).setSize(Logo.PNG.length());
        return client.sendMail(mime.message(envelope, attached))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(new Undelivered(outlook(failure, logo), failure.getMessage())));
    }

    /** What a server refuses it did not take. When a connection breaks later than that, it may have taken it a moment before. */
    private static Undelivered.Outlook outlook(Throwable failure, Logo logo) {
        if (failure instanceof SMTPException refused) {
            boolean ofTheMail = refused.isPermanent() && !OF_THE_SENDER.contains(refused.getReplyCode());
            return ofTheMail ? Undelivered.Outlook.NEVER : Undelivered.Outlook.LATER;
        }
        return logo.isAsked() ? Undelivered.Outlook.UNKNOWN : Undelivered.Outlook.LATER;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public int atOnce() {
        return CONNECTIONS;
    }

    @Override
    public Future<Optional<Mail>> find(UUID id) {
        return Future.succeededFuture(Optional.empty());
    }
}
