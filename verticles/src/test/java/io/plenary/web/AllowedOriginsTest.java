package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw, because the client of Java does not let anybody say where a request comes from. */
class AllowedOriginsTest {

    private static final String ALLOWED = "https://app.example.org";
    private static final String ALLOW_ORIGIN = "access-control-allow-origin: ";
    private static final String ALLOW_CREDENTIALS = "access-control-allow-credentials: true";

    private static TestPlatform platform;
    private static User organizer;

    @BeforeAll
    static void start() {
        platform = TestPlatform.at("https://plenary.example.org", ALLOWED);
        Organization organization = platform.organization("origin-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "origin-conf", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void pagesOfAnAllowedSiteReadWhatATokenIsFor() throws IOException {
        assertThat(get("/api/v1/me", ALLOWED))
                .startsWith("http/1.1 200 ")
                .contains(
                        ALLOW_ORIGIN + ALLOWED + "\r\n",
                        ALLOW_CREDENTIALS,
                        "access-control-expose-headers: deprecation, etag")
                .containsPattern("vary: .*origin");
    }

    /** Refusals, too: the page should learn why. */
    @Test
    void theyReadProblemsToo() throws IOException {
        assertThat(get("/api/v1/conferences/nowhere", ALLOWED))
                .startsWith("http/1.1 404 ")
                .contains(ALLOW_ORIGIN + ALLOWED + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "null"
            })
    void othersAreToldNothing(String origin) throws IOException {
        assertThat(get("/api/v1/me", origin))
                .startsWith("http/1.1 200 ")
                .doesNotContain("access-control-")
                .containsPattern("vary: .*origin");
        assertThat(preflight("/api/v1/me", origin)).startsWith("http/1.1 405 ").doesNotContain("access-control-");
    }

    @Test
    void anAllowedSiteMayAskBeforehand() throws IOException {
        assertThat(preflight("/api/v1/me", ALLOWED))
                .startsWith("http/1.1 204 ")
                .contains(ALLOW_ORIGIN + ALLOWED + "\r\n", ALLOW_CREDENTIALS, "patch", "authorization, content-type");
    }

    @Test
    void whatIsPublicIsForEverySiteAndNeverWithItsVisitors() throws IOException {
        String path = "/api/v1/conferences/origin-conf/schedule.json";

        assertThat(exchange("GET", path, "https://evil.example.org", ""))
                .contains(ALLOW_ORIGIN + "*\r\n")
                .doesNotContain("access-control-allow-credentials");
        assertThat(get(path, "https://evil.example.org")).doesNotContain(ALLOW_ORIGIN);
        assertThat(get(path, ALLOWED)).contains(ALLOW_ORIGIN + ALLOWED + "\r\n").doesNotContain(ALLOW_ORIGIN + "*");
    }

    /** 403 is for who comes from elsewhere, 401 for who brings no cookie. */
    @Test
    void theCookieIsTakenFromAnAllowedSiteOnly() throws IOException {
        assertThat(exchange("POST", "/api/v1/auth/refresh", ALLOWED, "")).startsWith("http/1.1 401 ");
        assertThat(exchange("POST", "/api/v1/auth/refresh", "https://evil.example.org", ""))
                .startsWith("http/1.1 403 ");
        assertThat(exchange("POST", "/api/v1/auth/logout", "https://evil.example.org", ""))
                .startsWith("http/1.1 403 ");
        for (String strange : List.of("", "null", "localhost", "x//localhost", "//localhost", "ftp://localhost")) {
            assertThat(exchange("POST", "/api/v1/auth/refresh", strange, ""))
                    .as(strange)
                    .startsWith("http/1.1 403 ");
        }
    }

    @Test
    void whoCameByTlsIsToldToComeByNothingElse() throws IOException {
        for (String path : new String[] {"/", "/api/v1/me", "/health/live"}) {
            assertThat(get(path, ALLOWED)).contains("strict-transport-security: max-age=31536000\r\n");
        }
    }

    private static String get(String path, String origin) throws IOException {
        return exchange("GET", path, origin, "Authorization: Bearer " + organizer.token() + "\r\n");
    }

    private static String preflight(String path, String origin) throws IOException {
        return exchange("OPTIONS", path, origin, "Access-Control-Request-Method: PATCH\r\n");
    }

    private static String exchange(String method, String path, String origin, String headers) throws IOException {
        return RawHttp.exchange(
                        platform,
                        method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n" + headers
                                + "Connection: close\r\n\r\n")
                .toLowerCase(Locale.ROOT);
    }
}
