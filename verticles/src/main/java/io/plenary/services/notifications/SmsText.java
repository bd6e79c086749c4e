package io.plenary.services.notifications;

/** Titles as a phone shows them: in one part where its alphabet is enough, else in two, and the link is never cut. */
final class SmsText {

    private static final int ONE_PART = 160;

    /** Of what needs UTF-16. */
    private static final int TWO_PARTS = 134;

    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each counts twice. */
    private static final String EXTENDED = "^{}\\[~]|€";

    private SmsText() {}

    static String of(String title, String link) {
        String plain = plain(title);
        String tail = link.isEmpty() ? "" : " " + link;
        boolean gsm = (plain + tail).chars().allMatch(sign -> isGsm((char) sign));
        int most = gsm ? ONE_PART : TWO_PARTS;
        return length(plain + tail, gsm) <= most
                ? plain + tail
                : shortened(plain, gsm, most - length(tail, gsm)) + tail;
    }

    private static String shortened(String title, boolean gsm, int most) {
        String kept = title;
        while (length(kept, gsm) + 3 > most) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.stripTrailing() + "...";
    }

    private static boolean isGsm(char sign) {
        return GSM.indexOf(sign) >= 0 || EXTENDED.indexOf(sign) >= 0;
    }

    private static int length(String text, boolean gsm) {
        return text.length()
                + (gsm
                        ? (int) text.chars()
                                .filter(sign -> EXTENDED.indexOf(sign) >= 0)
                                .count()
                        : 0);
    }

    /** Typesetters' signs would halve what fits. */
    private static String plain(String title) {
        return title.replaceAll("[“”„«»]", "\"")
                .replaceAll("[‘’‚]", "'")
                .replaceAll("[–—‑]", "-")
                .replace("…", "...")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }
}
