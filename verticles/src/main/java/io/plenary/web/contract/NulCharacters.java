package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds texts that JSON can carry but PostgreSQL cannot keep: with U+0000, or with half of a character (a lone surrogate). */
final class NulCharacters {

    /** In JSON both come only as escapes; a whole character may come as two of them. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\u(0000|[dD][89a-fA-F])");

    private NulCharacters() {}

    static boolean isIn(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** @param text of the same JSON; almost none has any, and then nothing else is looked at */
    static List<FieldError> faults(String text, Object json) {
        List<FieldError> faults = new ArrayList<>();
        if (ESCAPED.matcher(text).find()) {
            collect("", json, faults);
        }
        return faults;
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static void collect(String pointer, Object json, List<FieldError> faults) {
        if (json instanceof String text && isIn(text)) {
            faults.add(Fault.NUL.at(pointer));
        } else if (json instanceof String text && hasHalfCharacter(text)) {
            faults.add(Fault.HALF_CHARACTER.at(pointer, Map.of()));
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
