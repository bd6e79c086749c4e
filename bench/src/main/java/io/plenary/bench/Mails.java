package io.plenary.bench;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many mails a second leave, when everybody is told that a session on their agenda has another name. */
final class Mails implements AutoCloseable {

    static final String NAME = "mails";

    /** Of the reader with a number. */
    static final String ADDRESS = "reader-%d@example.org";

    private static final int READERS = 2_000;
    /** What the first ones wait for is not what is measured. */
    private static final int FIRST = READERS / 10;

    private static final long PATIENCE_MILLIS = 300_000;
    private static final double TARGET = 0.6;
    private static final String SLUG = "mails";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path folder;
    private final Platform platform;

    /** @param folder of its own */
    Mails(Path folder) {
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    String measured(Path home, int rounds) throws IOException {
        server.start();
        String settings = "mail.server: smtp://127.0.0.1:%d\nmessages.gathering: PT1S\n"
                .formatted(server.getSmtp().getPort());
        platform.with(settings).install(home);
        String session = everybodyStars();
        List<String> parts = warmUp(session);
        return new Turns(NAME, TARGET).run(rounds, round -> ours(session, round + 1), () -> bare(parts));
    }

    private String everybodyStars() throws IOException {
        Api api = platform.api();
        api.addConference("demo", SLUG, LocalDate.now().plusDays(1));
        String session = api.addSession(SLUG, "How lamps are lit");
        Agendas.star(platform, api.get("/conferences/" + SLUG), UUID.fromString(session), READERS);
        return session;
    }

    private List<String> warmUp(String session) throws IOException {
        rename(session, 0);
        await(READERS);
        List<String> parts = parts(server.getReceivedMessages()[0]);
        purge();
        return parts;
    }

    /** Of a mail as Plenary sends it, each in a file: the text, the page and the picture. */
    private List<String> parts(MimeMessage mail) throws IOException {
        try {
            Multipart alternatives = (Multipart) mail.getContent();
            Multipart related = (Multipart) alternatives.getBodyPart(1).getContent();
            return List.of(
                    saved("text", alternatives.getBodyPart(0)),
                    saved("html", related.getBodyPart(0)),
                    saved("picture", related.getBodyPart(1)));
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a mail of Plenary", e);
        }
    }

    private String saved(String name, Part part) throws IOException, MessagingException {
        return Files.write(folder.resolve(name), part.getInputStream().readAllBytes())
                .toString();
    }

    private void rename(String session, int round) {
        platform.api().renameSession(SLUG, session, "How lamps are put out, part " + round);
    }

    private double ours(String session, int round) {
        rename(session, round);
        return perSecond();
    }

    private double bare(List<String> parts) {
        List<String> command = platform.java();
        command.addAll(List.of("-cp", Options.classes() + ":" + platform.jar(), BareMailer.class.getName()));
        command.addAll(List.of(Integer.toString(server.getSmtp().getPort()), Integer.toString(READERS)));
        command.addAll(parts);
        try (Child bare = Child.start(command, Map.of(), folder.resolve("bare-mailer.log"))) {
            bare.requireAlive();
            return perSecond();
        }
    }

    private double perSecond() {
        await(FIRST);
        long begin = System.nanoTime();
        await(READERS);
        double seconds = Timing.secondsSince(begin);
        purge();
        return (READERS - FIRST) / seconds;
    }

    private void purge() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("Mails stay", e);
        }
    }

    private void await(int count) {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, count)) {
            throw new IllegalStateException(
                    "Not all mails came: " + platform.process().log());
        }
    }

    @Override
    public void close() {
        platform.close();
        server.stop();
    }
}
