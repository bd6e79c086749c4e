package io.plenary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The API in the hands of one user. */
final class Api {

    private static final Duration LONGEST_PROVISIONING = Duration.ofMinutes(1);

    private final APIRequestContext requests;
    private String token;
    private Instant validUntil;

    Api(APIRequestContext requests) {
        this.requests = requests;
    }

    Api signedIn(String email, String password) {
        JsonObject signIn = post("/auth/login", Map.of("email", email, "password", password));
        token = signIn.get("accessToken").getAsString();
        validUntil = Instant.now().plusSeconds(signIn.get("expiresIn").getAsLong());
        return this;
    }

    boolean isSignedInFor(Duration time) {
        return Instant.now().plus(time).isBefore(validUntil);
    }

    JsonObject get(String path) {
        return answer(requests.get("/api/v1" + path, options()));
    }

    /** What is no JSON. */
    String text(String path) {
        APIResponse response = requests.get("/api/v1" + path, options());
        assertThat(response.ok()).as("%s: %s", response.url(), response.text()).isTrue();
        return response.text();
    }

    JsonObject post(String path, Object body) {
        return answer(requests.post("/api/v1" + path, options().setData(body)));
    }

    JsonObject put(String path, Object body) {
        return answer(requests.put("/api/v1" + path, options().setData(body)));
    }

    JsonObject patch(String path, Object body) {
        return answer(requests.patch("/api/v1" + path, options().setData(body)));
    }

    private RequestOptions options() {
        RequestOptions options = RequestOptions.create().setHeader("Plenary-Reason", "For%20tests");
        return token == null ? options : options.setHeader("Authorization", "Bearer " + token);
    }

    private static JsonObject answer(APIResponse response) {
        assertThat(response.ok()).as("%s: %s", response.url(), response.text()).isTrue();
        String text = response.text();
        return text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
    }

    static Stream<JsonObject> items(JsonObject page) {
        return StreamSupport.stream(page.getAsJsonArray("items").spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    /** A new conference of the demo's organization, published, without a program. */
    String conference(String slug, String title) {
        String conference = draft(slug, title);
        patch(conference, Map.of("status", "PUBLISHED"));
        return conference;
    }

    /** A new conference that only the demo's organization sees. */
    String draft(String slug, String title) {
        return draft("demo", slug, title);
    }

    String draft(String organization, String slug, String title) {
        String provisioning = add(organization, slug, title);
        Awaitility.await().atMost(LONGEST_PROVISIONING).until(() -> "READY"
                .equals(get("/admin/provisionings/" + provisioning).get("state").getAsString()));
        return "/conferences/" + slug;
    }

    /** Adds a conference, whether or not it may have a program yet; answers the id of its provisioning. */
    String add(String organization, String slug, String title) {
        Map<String, Object> request = Map.of(
                "organization",
                organization,
                "slug",
                slug,
                "title",
                title,
                "timeZone",
                "Europe/Lisbon",
                "startDate",
                "2027-06-08",
                "endDate",
                "2027-06-09");
        return post("/conferences", request).get("provisioningId").getAsString();
    }

    /** Makes somebody with an account a member of the demo's organization. */
    void member(String email, String role) {
        member("demo", email, role);
    }

    void member(String organization, String email, String role) {
        post("/organizations/" + organization + "/members", Map.of("email", email, "role", role));
    }

    /** Adds a session on the first morning; answers its id. */
    String session(String conference, Map<String, Object> content) {
        Map<String, Object> body = new HashMap<>(content);
        body.put("slot", Map.of("start", "2027-06-08T10:00:00+01:00", "durationMinutes", 45));
        return post(conference + "/sessions", body)
                .getAsJsonObject("session")
                .get("id")
                .getAsString();
    }

    /** Somebody with a picture who speaks at a session of their own; answers where the API has the picture. */
    String pictured(String conference, String name, String address) {
        String id = post(conference + "/speakers", Map.of("name", name, "avatarUrl", address))
                .get("id")
                .getAsString();
        session(conference, Map.of("title", "By " + name, "speakers", List.of(Map.of("speakerId", id, "name", name))));
        String picture = conference + "/speakers/" + id + "/picture?size=96";
        awaitPicture(picture);
        return picture;
    }

    /** Until it was fetched from elsewhere: pages ask for it twice only. */
    void awaitPicture(String path) {
        Awaitility.await().until(() -> requests.get("/api/v1" + path, options()).ok());
    }

    /** The id of a session of the demo. */
    String demoSession(String title) {
        return items(get("/conferences/" + Platform.DEMO + "/sessions?limit=200"))
                .filter(session -> title.equals(session.get("title").getAsString()))
                .map(session -> session.get("id").getAsString())
                .findFirst()
                .orElseThrow();
    }
}
