package io.plenary.services.registrations.cards;

import java.util.Currency;
import java.util.OptionalLong;
import java.util.Set;

/** Amounts as Stripe wants them: its smallest unit of a currency is not always that of ISO 4217. */
public final class StripeMoney {

    private static final int USUAL_DIGITS = 2;
    private static final int MOST_DIGITS = 3;
    private static final Set<String> WITHOUT_DIGITS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DIGITS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeMoney() {}

    /**
     * @param amount in minor units of ISO 4217
     * @return empty where Stripe cannot take exactly that
     */
    public static OptionalLong of(long amount, String currency) {
        int digits = digits(currency);
        int shift = digits - Currency.getInstance(currency).getDefaultFractionDigits();
        long factor = (long) Math.pow(10, Math.abs(shift));
        if (shift < 0 && amount % factor != 0) {
            return OptionalLong.empty();
        }
        long theirs = shift < 0 ? amount / factor : Math.multiplyExact(amount, factor);
        // The last of three digits has to be 0: networks of cards know two.
        return digits == MOST_DIGITS && theirs % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(theirs);
    }

    private static int digits(String currency) {
        return WITHOUT_DIGITS.contains(currency) ? 0 : THREE_DIGITS.contains(currency) ? MOST_DIGITS : USUAL_DIGITS;
    }
}
