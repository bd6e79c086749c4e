package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The changes of a program as other programs follow them. */
class ChangesOperationsTest {

    private static final String CONFERENCE = "/api/v1/conferences/followed";
    private static final String DRAFT = "/api/v1/conferences/followed-draft";

    private static TestPlatform platform;
    private static User owner;
    private static User stranger;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        owner = platform.member(platform.organization("followers"), OrganizationRole.OWNER);
        platform.conference(owner, "followers", "followed", "PUBLISHED");
        platform.conference(owner, "followers", "followed-draft", "DRAFT");
        stranger = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String session(String conference, String title) {
        return owner.post(conference + "/sessions", new JsonObject().put("title", title))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    @Test
    void whoFollowsIsToldWhatWasBeforeAndGoesOnFromThere() {
        String session = session(CONFERENCE, "Lamps");
        session(CONFERENCE, "Ropes");
        long known = stranger.get(CONFERENCE + "/changes?since=0").expect(200).getLong("version");
        owner.patch(CONFERENCE + "/sessions/" + session, new JsonObject().put("status", "CANCELLED"))
                .expect(200);

        JsonObject news = stranger.get(CONFERENCE + "/changes?since=" + known).expect(200);

        JsonObject change = news.getJsonArray("items").getJsonObject(0);
        assertThat(news.getJsonArray("items")).hasSize(1);
        assertThat(change.getJsonArray("kinds")).containsExactly("CANCELLED");
        assertThat(change.getJsonObject("before").getString("status")).isNotEqualTo("CANCELLED");
        assertThat(change.getJsonObject("after").getString("status")).isEqualTo("CANCELLED");
        assertThat(stranger.get(CONFERENCE + "/changes?since=" + news.getLong("version"))
                        .expect(200)
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void whoHasItAlreadyIsToldSoAndPagesOfOtherSitesMayRead() {
        String path = CONFERENCE + "/changes?since=1";
        session(CONFERENCE, "Buoys");
        Reply first = stranger.get(path);
        String[] known = {"If-None-Match", first.header("ETag").orElseThrow()};

        assertThat(stranger.get(path, known).status()).isEqualTo(304);
        assertThat(first.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(first.header("Cache-Control")).hasValue("no-cache");
        session(CONFERENCE, "Nets");
        assertThat(stranger.get(path, known).status()).isEqualTo(200);
    }

    @Test
    void ofADraftNobodyElseIsTold() {
        session(DRAFT, "Zebrafish");

        stranger.get(DRAFT + "/changes?since=0").expect(404);
        assertThat(owner.get(DRAFT + "/changes?since=0").expect(200).getJsonArray("items"))
                .isNotNull();
        stranger.get(CONFERENCE + "/changes?since=yesterday").expect(400);
        stranger.get(CONFERENCE + "/changes?since=-1").expect(400);
    }
}
