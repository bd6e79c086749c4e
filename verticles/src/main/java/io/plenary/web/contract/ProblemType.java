package io.plenary.web.contract;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A reason to refuse a request.
 *
 * @param meaning in English, as Markdown without a full stop
 * @param operations that may answer it
 */
public record ProblemType(String code, int status, String meaning, List<String> operations) {

    static ProblemType of(String code, JsonObject type, List<String> operations) {
        return new ProblemType(code, type.getInteger("status"), type.getString("means"), operations);
    }
}
