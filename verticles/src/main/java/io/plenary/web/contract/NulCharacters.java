package io.plenary.web.contract;

import io.plenary.contracts.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds texts with U+0000, which JSON and URLs can carry but PostgreSQL cannot keep. */
final class NulCharacters {

    static final String FAULT = "must not contain U+0000";

    private static final String ESCAPED = "\\u0000";

    private NulCharacters() {}

    static boolean isIn(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** @param text of the same JSON; almost none has any, and then nothing else is looked at */
    static List<FieldError> faults(String text, Object json) {
        List<FieldError> faults = new ArrayList<>();
        if (text.contains(ESCAPED)) {
            collect("", json, faults);
        }
        return faults;
    }

    private static void collect(String pointer, Object json, List<FieldError> faults) {
        if (json instanceof String text && isIn(text)) {
            faults.add(new FieldError(pointer, FAULT));
        } else if (json instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                collect(pointer, name, faults);
                collect(pointer + "/" + name, value, faults);
            });
        } else if (json instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                collect(pointer + "/" + i, items.get(i), faults);
            }
        }
    }
}
