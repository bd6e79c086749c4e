package io.plenary.formats.paper;

import java.text.Bidi;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of text as it is put on paper: from left to right, each piece in a font that has its signs.
 *
 * @param pieces none of them empty
 */
record Line(List<Piece> pieces) {

    /**
     * @param text in the order in which it is read
     * @param fromTheRight whether it is read from there
     */
    record Piece(Typeface face, String text, boolean fromTheRight) {}

    /** Stands for what no font has: everybody sees that something is missing. */
    static final String UNKNOWN = "□";

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    Line {
        pieces = List.copyOf(pieces);
    }

    /** @param text in the order in which it is read; what no font has is an empty box */
    static Line of(String text) {
        String shown = shown(text);
        if (shown.isEmpty()) {
            return new Line(List.of());
        }
        Bidi bidi = new Bidi(shown, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Object[] order = new Object[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = shown.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            order[i] = pieces(run, levels[i] % 2 == 1);
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        List<Piece> pieces = new ArrayList<>();
        for (Object run : order) {
            for (Object piece : (List<?>) run) {
                pieces.add((Piece) piece);
            }
        }
        return new Line(pieces);
    }

    /** Whether fonts have all signs of a text. */
    static boolean prints(String text) {
        return clean(text).codePoints().allMatch(Line::isKnown);
    }

    private static boolean isKnown(int sign) {
        return isJoiner(sign) || Typeface.of(sign).isPresent();
    }

    /** They only tell how letters beside them are written. */
    private static boolean isJoiner(int sign) {
        return sign == JOINER || sign == NON_JOINER;
    }

    private static String shown(String text) {
        StringBuilder known = new StringBuilder();
        clean(text)
                .codePoints()
                .mapToObj(sign -> isKnown(sign) ? Character.toString(sign) : UNKNOWN)
                .forEach(known::append);
        return known.toString();
    }

    /** Spaces of whatever width are spaces, and what only tells how to show others is not shown itself. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(sign -> {
            if (Character.isSpaceChar(sign) || Character.isISOControl(sign)) {
                clean.append(' ');
            } else if (isJoiner(sign) || Character.getType(sign) != Character.FORMAT && !isVariation(sign)) {
                clean.appendCodePoint(sign);
            }
        });
        return clean.toString();
    }

    /** Whether a sign is to be colored or not, for instance. */
    private static boolean isVariation(int sign) {
        return sign >= 0xFE00 && sign <= 0xFE0F || sign >= 0xE0100 && sign <= 0xE01EF;
    }

    /** From left to right. */
    private static List<Piece> pieces(String run, boolean fromTheRight) {
        Pieces pieces = new Pieces(fromTheRight);
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(run);
        int start = letters.first();
        for (int end = letters.next(); end != BreakIterator.DONE; start = end, end = letters.next()) {
            String letter = run.substring(start, end);
            Optional<Typeface> face = face(letter, pieces.face);
            if (face.isPresent()) {
                pieces.add(face.get(), letter);
            } else {
                letter.codePoints().forEach(pieces::add);
            }
        }
        return pieces.fromTheLeft();
    }

    /** A letter with its marks is of one font, if one has them all; a space and what joins is of that of the letter before. */
    private static Optional<Typeface> face(String letter, Typeface before) {
        int[] signs = letter.codePoints().filter(sign -> !isJoiner(sign)).toArray();
        boolean goesOn = letter.isBlank() || signs.length == 0 || isMark(signs[0]);
        return goesOn && before != null && hasAll(before, signs)
                ? Optional.of(before)
                : Arrays.stream(Typeface.values())
                        .filter(face -> hasAll(face, signs))
                        .findFirst();
    }

    private static boolean hasAll(Typeface face, int[] signs) {
        for (int sign : signs) {
            if (!face.has(sign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Of a text that is read in one direction. */
    private static final class Pieces {

        private final List<Piece> done = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final boolean fromTheRight;
        private Typeface face;

        private Pieces(boolean fromTheRight) {
            this.fromTheRight = fromTheRight;
        }

        private void add(Typeface next, String letter) {
            if (next != face) {
                end();
                face = next;
            }
            text.append(letter);
        }

        /** A sign by itself, which has a font or joins others. */
        private void add(int sign) {
            Typeface next =
                    isJoiner(sign) && face != null ? face : Typeface.of(sign).orElse(Typeface.NOTO_SANS);
            add(next, Character.toString(sign));
        }

        private void end() {
            if (!text.isEmpty()) {
                done.add(new Piece(face, text.toString(), fromTheRight));
                text.setLength(0);
            }
        }

        private List<Piece> fromTheLeft() {
            end();
            if (fromTheRight) {
                Collections.reverse(done);
            }
            return done;
        }
    }
}
