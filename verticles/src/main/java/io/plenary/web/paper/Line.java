package io.plenary.web.paper;

import java.text.Bidi;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of text as it is put on paper: from left to right, each piece in a font that has its signs.
 *
 * @param pieces none of them empty
 */
record Line(List<Piece> pieces) {

    record Piece(Typeface face, String text) {}

    private static final Map<Character, Character> MIRRORED =
            Map.of('(', ')', ')', '(', '[', ']', ']', '[', '{', '}', '}', '{', '<', '>', '>', '<', '«', '»', '»', '«');
    private static final String UNKNOWN = "?";

    Line {
        pieces = List.copyOf(pieces);
    }

    /** @param text in the order in which it is read; what no font has is a question mark */
    static Line of(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        Typeface face = null;
        for (int sign : shown(text).codePoints().toArray()) {
            Typeface next = face != null && isMark(sign) && face.has(sign)
                    ? face
                    : Typeface.of(sign).orElseThrow();
            if (next != face && !same.isEmpty()) {
                pieces.add(new Piece(face, same.toString()));
                same.setLength(0);
            }
            face = next;
            same.appendCodePoint(sign);
        }
        if (!same.isEmpty()) {
            pieces.add(new Piece(face, same.toString()));
        }
        return new Line(pieces);
    }

    /** Whether fonts have all signs of a text. */
    static boolean prints(String text) {
        return clean(text).codePoints().allMatch(sign -> Typeface.of(sign).isPresent());
    }

    private static boolean isMark(int sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    private static String shown(String text) {
        StringBuilder known = new StringBuilder();
        clean(text)
                .codePoints()
                .mapToObj(sign -> Typeface.of(sign).isPresent() ? Character.toString(sign) : UNKNOWN)
                .forEach(known::append);
        return fromTheLeft(known.toString());
    }

    /** Spaces of whatever width are spaces, and what only tells how to show others is not shown itself. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(sign -> {
            if (Character.isSpaceChar(sign) || Character.isISOControl(sign)) {
                clean.append(' ');
            } else if (Character.getType(sign) != Character.FORMAT && !isVowel(sign)) {
                clean.appendCodePoint(sign);
            }
        });
        return ArabicForms.join(clean.toString());
    }

    /**
     * Points of Hebrew and Arabic script, which fonts put where they belong by rules that a PDF knows nothing of: names are written
     * without them as well.
     */
    private static boolean isVowel(int sign) {
        return isMark(sign) && (sign >= 0x591 && sign <= 0x5C7 || sign >= 0x64B && sign <= 0x652 || sign == 0x670);
    }

    private static String fromTheLeft(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        if (bidi.isLeftToRight()) {
            return text;
        }
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        String[] order = new String[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            order[i] = levels[i] % 2 == 0 ? run : reversed(run);
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        return String.join("", order);
    }

    /** Marks stay behind the letter they belong to, for fonts draw them back over it. */
    private static String reversed(String run) {
        StringBuilder reversed = new StringBuilder();
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(run);
        int end = letters.last();
        for (int start = letters.previous(); start != BreakIterator.DONE; start = letters.previous()) {
            String letter = run.substring(start, end);
            char first = letter.charAt(0);
            reversed.append(letter.length() == 1 ? MIRRORED.getOrDefault(first, first) : letter);
            end = start;
        }
        return reversed.toString();
    }
}
