package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A node is killed again and again while it tells everybody that a session on their agenda has a new name. With
 * {@code -Dplenary.kill.mails=5000} these are 5,000.
 */
@Isolated
@Tag("slow")
class KilledWhileMailingTest {

    private static final int READERS = Integer.getInteger("plenary.kill.mails", 1_000);
    /** Mails that are on their way together: of each nobody knows what came of it when the node is killed. */
    private static final int AT_ONCE = 8;

    private static final String COME =
            """
            insert into users (id, email, display_name, password_hash, confirmed_at)
            select md5(i::text)::uuid, 'reader-' || i || '@example.org', 'Reader ' || i,
                   (select password_hash from users where admin limit 1), now()
            from generate_series(1, %d) as i
            """;

    private static final String STAR =
            """
            insert into stars (user_id, organization_id, conference_id, session_id)
            select md5(i::text)::uuid, '%s', '%s', '%s' from generate_series(1, %d) as i
            """;

    private static final String TOLD =
            "from deliveries join messages on messages.id = message_id where kind = 'AGENDA_CHANGED' and channel = 'EMAIL'";

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MortalNode node;

    @BeforeEach
    void start() {
        server.start();
        node = new MortalNode(
                folder,
                Map.of(
                        "PLENARY_MESSAGES_GATHERING",
                        "PT1S",
                        "PLENARY_MAIL_SERVER",
                        "smtp://127.0.0.1:" + server.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        node.close();
        server.stop();
    }

    @Test
    void everybodyIsToldOnceOrItIsKnownWhoMayNotBe() throws SQLException, IOException {
        User admin = node.signIn();
        Stage.organize(admin);
        Stage stage = Stage.set(admin, "told");
        everybodyStars(admin, stage);
        admin.patch(stage.session(), new JsonObject().put("title", "How lamps are put out"))
                .expect(200);

        node.dieOnTheWay(READERS, () -> received().size());

        Awaitility.await().atMost(MortalNode.PATIENCE).untilAsserted(() -> assertThat(
                        ask("select count(*) " + TOLD + " and state in ('SENT', 'FAILED')"))
                .containsExactly(Integer.toString(READERS)));
        List<String> received = received();
        Set<String> unknown =
                new TreeSet<>(ask("select address " + TOLD + " and state = 'FAILED' and reason like '%interrupted%'"));
        assertThat(received).doesNotHaveDuplicates();
        assertThat(unknown).hasSizeLessThanOrEqualTo(AT_ONCE * MortalNode.DEATHS);
        unknown.addAll(received);
        assertThat(unknown).hasSize(READERS);
    }

    private void everybodyStars(User admin, Stage stage) throws SQLException, IOException {
        JsonObject conference = admin.get(stage.path()).expect(200);
        String session = stage.session().substring(stage.session().lastIndexOf('/') + 1);
        run("plenary_auth", COME.formatted(READERS));
        run(
                "plenary_notes",
                STAR.formatted(conference.getString("organizationId"), conference.getString("id"), session, READERS));
    }

    private List<String> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(KilledWhileMailingTest::address)
                .filter(address -> address.startsWith("reader-"))
                .collect(Collectors.toList());
    }

    private static String address(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String database, String statement) throws SQLException, IOException {
        try (Connection connection = connect(database);
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /** The first column. */
    private List<String> ask(String question) throws SQLException, IOException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = connect("plenary_notifications");
                Statement asking = connection.createStatement();
                ResultSet found = asking.executeQuery(question)) {
            while (found.next()) {
                answers.add(found.getString(1));
            }
        }
        return answers;
    }

    /** As the superuser of the embedded database. */
    private Connection connect(String database) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + beside("port") + "/" + database, "postgres", beside("password"));
    }

    private String beside(String suffix) throws IOException {
        return Files.readString(folder.resolve("data/postgresql-17." + suffix)).strip();
    }
}
