package io.plenary.services.registrations.tickets;

import java.util.Locale;
import java.util.Set;

/** Where mails to an address arrive, in the form in which the database compares it, too. */
public final class Mailboxes {

    private static final Set<String> DOTTED = Set.of("gmail.com", "googlemail.com");

    private Mailboxes() {}

    /** Most servers take what follows a plus sign for nothing, and one of them also points. */
    public static String of(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        String name = lower.substring(0, Math.max(0, at)).replaceFirst("(?<=.)\\+.*", "");
        String domain = lower.substring(at + 1);
        return DOTTED.contains(domain) ? name.replace(".", "") + "@gmail.com" : name + "@" + domain;
    }
}
