package io.plenary.web.pages;

import io.vertx.core.json.JsonObject;

/** JSON in a script of HTML that nobody runs: nothing in it ends that script, or begins a comment. */
final class InertJson {

    private InertJson() {}

    static String of(JsonObject json) {
        return of(json.encode());
    }

    /** The same JSON: these signs stand in texts only, where they may be escaped. */
    static String of(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
