package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ContentPolicy;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.runtime.Faults;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether somebody looks at a message before others do. It removes nothing by itself. */
final class ChatJudge {

    private static final int MOST_WORDS = 500;
    private static final int LONGEST_WORD = 60;
    private static final Pattern IMAGE = Pattern.compile("!\\[|<\\s*img\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile(
            "\\b[a-z][a-z0-9+.-]{1,20}://|\\bwww\\.|\\]\\s*[(\\[:]|\\bmailto:", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Signs that people write in place of letters. */
    private static final Map<Character, Character> LETTERS =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's');

    private ChatJudge() {}

    static void check(List<String> words) {
        Faults faults =
                new Faults().check(words.size() <= MOST_WORDS, "/words", Fault.TOO_MANY, Map.of("most", MOST_WORDS));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            faults.required("/words/" + i, word, LONGEST_WORD)
                    .check(word == null || !plain(word).isBlank(), "/words/" + i, Fault.EMPTY);
        }
        faults.refuseIfAny("For that messages cannot be held.");
    }

    /** For what it is held; empty for nothing. */
    static List<HeldFor> heldFor(LiveSettings settings, List<String> words, String text) {
        List<HeldFor> held = new ArrayList<>();
        String plain = plain(text);
        if (words.stream().anyMatch(word -> plain.contains(plain(word)))) {
            held.add(HeldFor.WORD);
        }
        boolean image = IMAGE.matcher(text).find();
        if (image && isHeld(settings.images(), "IMAGES_REFUSED", "Images cannot be written here.")) {
            held.add(HeldFor.IMAGE);
        }
        boolean link = LINK.matcher(IMAGE.matcher(text).replaceAll("")).find() && !isOnlyImage(text, image);
        if (link && isHeld(settings.links(), "LINKS_REFUSED", "Links cannot be written here.")) {
            held.add(HeldFor.LINK);
        }
        return held;
    }

    /** The address of an image is no link besides. */
    private static boolean isOnlyImage(String text, boolean image) {
        return image
                && !LINK.matcher(text.replaceAll("!\\[[^\\]]*\\]\\([^)]*\\)", ""))
                        .find();
    }

    private static boolean isHeld(ContentPolicy policy, String code, String detail) {
        if (policy == ContentPolicy.REFUSE) {
            throw Refusal.CONFLICT.because(code, detail);
        }
        return policy == ContentPolicy.HOLD;
    }

    /** Whole words, between blanks, as they sound. */
    private static String plain(String text) {
        StringBuilder letters = new StringBuilder();
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        bare.toLowerCase(Locale.ROOT)
                .chars()
                .forEach(it -> letters.append(
                        (char) LETTERS.getOrDefault((char) it, (char) it).charValue()));
        return " " + BETWEEN_WORDS.matcher(letters).replaceAll(" ").strip() + " ";
    }
}
