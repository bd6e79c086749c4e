package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Mail;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Puts mails into a folder, where there is no server to take them: nothing leaves the machine, and administrators see it all. */
final class MailFolder implements MailChannel {

    private final FileSystem files;
    private final Mime mime;
    private final Path folder;

    MailFolder(Vertx vertx, Mime mime, Path folder) {
        this.files = vertx.fileSystem();
        this.mime = mime;
        this.folder = folder;
    }

    @Override
    public Future<Void> send(Envelope envelope) {
        String file = file(envelope.id());
        String begun = file + ".part";
        Buffer text = Buffer.buffer(
                new MailEncoder(mime.message(envelope, MailAttachment.create().setData(Logo.PNG)), mime.host())
                        .encode());
        return files.mkdirs(folder.toString())
                .compose(made -> files.writeFile(begun, text))
                .compose(written -> files.move(begun, file, new CopyOptions().setReplaceExisting(true)))
                .recover(failure ->
                        Future.failedFuture(new Undelivered(Undelivered.Outlook.LATER, failure.getMessage())));
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Future<Optional<Mail>> find(UUID id) {
        String file = file(id);
        return files.exists(file)
                .compose(there -> there
                        ? files.readFile(file).map(text -> Optional.of(new Mail(text.toString())))
                        : Future.succeededFuture(Optional.empty()));
    }

    private String file(UUID id) {
        return folder.resolve(id + ".eml").toString();
    }
}
