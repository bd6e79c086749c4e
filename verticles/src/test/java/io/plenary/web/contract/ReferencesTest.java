package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static JsonObject resolved(String json) {
        JsonObject document = new JsonObject(json);
        References.resolve(document.getMap());
        return document;
    }

    @Test
    void whatIsNamedStandsWhereItIsNamedHoweverDeep() {
        JsonObject document = resolved(
                """
                {"paths": {"/a": {"get": [{"$ref": "#/parts/One"}]}, "/b": {"$ref": "#/parts/a~1b"}},
                 "parts": {"One": {"inner": {"$ref": "#/parts/Two"}}, "Two": {"value": 2}, "a/b": [1]}}
                """);

        assertThat(document.getJsonObject("paths"))
                .isEqualTo(new JsonObject()
                        .put(
                                "/a",
                                new JsonObject()
                                        .put(
                                                "get",
                                                new JsonArray()
                                                        .add(new JsonObject()
                                                                .put("inner", new JsonObject().put("value", 2)))))
                        .put("/b", new JsonArray().add(1)));
        assertThat(document.getJsonObject("parts").getJsonObject("One"))
                .isEqualTo(new JsonObject().put("inner", new JsonObject().put("value", 2)));
    }

    @Test
    void whatIsNamedTwiceIsThereOnce() {
        JsonObject document = resolved(
                "{\"a\": {\"$ref\": \"#/parts/One\"}, \"b\": {\"$ref\": \"#/parts/One\"}, \"parts\": {\"One\": {}}}");

        assertThat(document.getMap().get("a")).isSameAs(document.getMap().get("b"));
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> resolved("{\"a\": {\"$ref\": \"#/parts/One\"}}"))
                .hasMessage("The contract has nothing at #/parts/One");
    }

    @Test
    void whatContainsItselfIsRefused() {
        assertThatThrownBy(
                        () -> resolved(
                                "{\"a\": {\"b\": {\"$ref\": \"#/c\"}}, \"c\": {\"d\": {\"$ref\": \"#/a\"}}, \"e\": {\"$ref\": \"#/a\"}}"))
                .hasMessageStartingWith("The contract contains itself at ");
    }
}
