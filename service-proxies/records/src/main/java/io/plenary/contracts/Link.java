package io.plenary.contracts;

import io.vertx.codegen.annotations.DataObject;

/**
 * A link a person may follow.
 *
 * @param url absolute http or https URL
 * @param title what stands there, may be null
 * @param type what kind of thing it leads to in the words of the source ({@code slides}, {@code video}), may be null
 */
@DataObject
public record Link(String url, String title, String type) implements Dto {

    public static Link fromJson(String json) {
        return Json.read(json, Link.class);
    }
}
