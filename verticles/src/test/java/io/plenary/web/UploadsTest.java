package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may not import a file hears so before any of it is read. */
class UploadsTest {

    private static TestPlatform platform;
    private static User organizer;
    private static User staff;
    private static User stranger;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("upload-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        staff = platform.member(organization, OrganizationRole.STAFF);
        stranger = platform.user("stranger");
        platform.conference(organizer, organization.slug(), "upload-open", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "upload-draft", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void onlyOrganizersAreListenedTo() throws IOException {
        assertThat(announce(stranger, "upload-open")).startsWith("HTTP/1.1 403 ");
        assertThat(announce(staff, "upload-open")).startsWith("HTTP/1.1 403 ");
        assertThat(announce(staff, "upload-draft")).startsWith("HTTP/1.1 403 ");
        assertThat(announce(platform.http().anonymous(), "upload-open")).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void aDraftIsAsUnknownAsWhatIsNotThere() throws IOException {
        assertThat(announce(stranger, "upload-draft")).startsWith("HTTP/1.1 404 ");
        assertThat(announce(stranger, "no-such-conf")).startsWith("HTTP/1.1 404 ");
        assertThat(announce(organizer, "no-such-conf")).startsWith("HTTP/1.1 404 ");
    }

    /** Says that a large file comes, and waits for what is said to that. */
    private static String announce(User user, String conference) throws IOException {
        URI server = URI.create(platform.http().base());
        String authorization = user.token() == null ? "" : "Authorization: Bearer " + user.token() + "\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/conferences/%s/imports HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\n%s"
                                            + "Content-Length: 25165824\r\n\r\n<")
                                    .formatted(conference, authorization)
                                    .getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(13), US_ASCII);
        }
    }
}
