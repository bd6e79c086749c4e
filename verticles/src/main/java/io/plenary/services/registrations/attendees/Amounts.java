package io.plenary.services.registrations.attendees;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money as people write them. */
final class Amounts {

    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,3}(?:([., '\u2019\u00A0\u202F])\\d{3}(?:\\2\\d{3})*)?|\\d+)(?:([.,])(\\d+))?");

    private static final int LONGEST = 30;

    private Amounts() {}

    /**
     * In minor units of the currency; empty where it cannot be read without doubt: 1.234 is a thousand to some and a little more than
     * one to others.
     */
    static OptionalLong read(String text, String currency) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        Currency unit = Currency.getInstance(currency);
        int digits = Math.max(0, unit.getDefaultFractionDigits());
        String plain = text.replace(currency, "").replaceAll("[€$£¥]", "").strip();
        Matcher found = AMOUNT.matcher(plain);
        if (!found.matches() || isDoubtful(found, digits)) {
            return OptionalLong.empty();
        }
        String whole = found.group(1).replaceAll("\\D", "");
        String part = found.group(4) == null ? "" : found.group(4);
        return minor(new BigDecimal(whole + "." + part + "0"), digits);
    }

    /** One sign that stands once before three digits, or the same sign for thousands and for the part. */
    private static boolean isDoubtful(Matcher found, int digits) {
        String thousands = found.group(2);
        String point = found.group(3);
        boolean alone = thousands != null
                && point == null
                && digits > 0
                && ".,".contains(thousands)
                && found.group(1).replaceAll("[^.,]", "").length() == 1;
        boolean three = point != null && thousands == null && found.group(4).length() == 3 && digits != 3;
        return alone || three || point != null && point.equals(thousands);
    }

    private static OptionalLong minor(BigDecimal amount, int digits) {
        try {
            return OptionalLong.of(amount.movePointRight(digits).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
