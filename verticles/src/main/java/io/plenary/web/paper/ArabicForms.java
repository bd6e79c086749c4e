package io.plenary.web.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters of Arabic script as they join their neighbors. A PDF takes no more than a sign for a letter, so that the forms which Unicode
 * has signs for are put there; what each of them is a form of, and which, Unicode says itself.
 */
final class ArabicForms {

    private static final int FIRST = 0xFB50;
    /** From here on, lam and alef, which are never written beside each other. */
    private static final int LAM_ALEF = 0xFEF5;

    private static final int LAST = 0xFEFC;
    private static final char LAM = '\u0644';
    private static final char STRETCH = '\u0640';

    private enum Form {
        ISOLATED,
        FINAL,
        INITIAL,
        MEDIAL
    }

    private static final Map<String, Map<Form, Character>> FORMS = forms();

    private ArabicForms() {}

    private static Map<String, Map<Form, Character>> forms() {
        Map<String, Map<Form, Character>> forms = new HashMap<>();
        for (int sign = FIRST; sign <= LAST; sign++) {
            String name = Character.isDefined(sign) ? Character.getName(sign) : "";
            for (Form form : Form.values()) {
                if ((name.startsWith("ARABIC LETTER ") || sign >= LAM_ALEF) && name.endsWith(" " + form + " FORM")) {
                    String letters = Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC);
                    forms.computeIfAbsent(letters, first -> new HashMap<>()).putIfAbsent(form, (char) sign);
                }
            }
        }
        return forms;
    }

    /** A text in the order in which it is read, with its letters as they are written beside each other. */
    static String join(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int next = next(text, i);
            String pair = next < text.length() ? "" + text.charAt(i) + text.charAt(next) : "";
            boolean isPair = text.charAt(i) == LAM && next == i + 1 && FORMS.containsKey(pair);
            int end = isPair ? next : i;
            String letters = isPair ? pair : text.substring(i, i + 1);
            joined.append(formed(letters, joinsOn(text, previous(text, i)), joinsBack(text, next(text, end))));
            i = end;
        }
        return joined.toString();
    }

    private static String formed(String letters, boolean after, boolean before) {
        Map<Form, Character> forms = FORMS.getOrDefault(letters, Map.of());
        boolean goesOn = before && forms.containsKey(Form.INITIAL);
        Form form = after ? goesOn ? Form.MEDIAL : Form.FINAL : goesOn ? Form.INITIAL : Form.ISOLATED;
        Character sign = forms.get(form);
        return sign == null ? letters : sign.toString();
    }

    /** Whether the letter there holds on to the next. */
    private static boolean joinsOn(String text, int at) {
        return at >= 0
                && (text.charAt(at) == STRETCH
                        || FORMS.getOrDefault(text.substring(at, at + 1), Map.of())
                                .containsKey(Form.INITIAL));
    }

    /** Whether the letter there holds on to the one before. */
    private static boolean joinsBack(String text, int at) {
        return at < text.length()
                && (text.charAt(at) == STRETCH
                        || FORMS.getOrDefault(text.substring(at, at + 1), Map.of())
                                .containsKey(Form.FINAL));
    }

    /** Vowels above and below letters are in nobody's way. */
    private static int next(String text, int at) {
        int next = at + 1;
        while (next < text.length() && isMark(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static int previous(String text, int at) {
        int previous = at - 1;
        while (previous >= 0 && isMark(text.charAt(previous))) {
            previous--;
        }
        return previous;
    }

    private static boolean isMark(char sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }
}
