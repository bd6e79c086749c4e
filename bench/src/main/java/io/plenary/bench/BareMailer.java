package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The least that has to be done to send many mails with the same library: no queue, no words, no preferences, nothing kept. Each
 * mail has the parts and the size of Plenary's. Arguments: port of the server, how many, file with the text, file with the HTML,
 * file with the picture.
 */
final class BareMailer {

    /** As many as Plenary. */
    private static final int CONNECTIONS = 8;

    private final MailClient client;
    private final String text;
    private final String html;
    private final Buffer picture;
    private int left;

    private BareMailer(MailClient client, int count, List<byte[]> parts) {
        this.client = client;
        this.left = count;
        this.text = new String(parts.get(0));
        this.html = new String(parts.get(1));
        this.picture = Buffer.buffer(parts.get(2));
    }

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        MailConfig config = new MailConfig("127.0.0.1", Integer.parseInt(arguments[0])).setMaxPoolSize(CONNECTIONS);
        List<byte[]> parts = List.of(read(arguments[2]), read(arguments[3]), read(arguments[4]));
        new BareMailer(MailClient.create(vertx, config), Integer.parseInt(arguments[1]), parts)
                .sendAll()
                .onComplete(sent -> vertx.close());
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(Path.of(file));
    }

    private Future<?> sendAll() {
        return Future.all(IntStream.range(0, CONNECTIONS).mapToObj(i -> send()).toList());
    }

    private Future<?> send() {
        return left == 0
                ? Future.succeededFuture()
                : client.sendMail(mail(left--)).compose(sent -> send());
    }

    private MailMessage mail(int number) {
        return new MailMessage()
                .setFrom("Plenary <plenary@example.org>")
                .setTo(Mails.ADDRESS.formatted(number))
                .setSubject("A session on your agenda has changed")
                .setText(text)
                .setHtml(html)
                .setInlineAttachment(MailAttachment.create()
                        .setData(picture)
                        .setContentId("<logo>")
                        .setContentType("image/png")
                        .setName("logo.png"));
    }
}
