package io.plenary.formats.bank;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as banks write them. */
final class Amounts {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,]*[+-]?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int GROUP = 3;

    private Amounts() {}

    static boolean isCurrency(String code) {
        return code != null
                && CURRENCY.matcher(code).matches()
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    /** Empty where it is none, or not a whole number of minor units. */
    static Optional<Long> plain(String text, String currency) {
        return PLAIN.matcher(text).matches() ? minor(new BigDecimal(text), currency) : Optional.empty();
    }

    /** In the way of a table, of which nobody says whether its points are of thousands: {@code 1.234,56}, {@code 1,234.56 EUR}. */
    static Optional<Long> written(String text, String currency) {
        String bare = text.replaceAll("[\\s\u00a0\u202f'’A-Za-z€$£]", "").replace('−', '-');
        if (!NUMBER.matcher(bare).matches()) {
            return Optional.empty();
        }
        boolean negative = bare.startsWith("-") || bare.endsWith("-");
        String digits = bare.replaceAll("[+-]", "");
        int point = point(digits);
        String whole = (point < 0 ? digits : digits.substring(0, point)).replaceAll("[.,]", "");
        String part = point < 0 ? "" : digits.substring(point + 1);
        return plain((negative ? "-" : "") + whole + (part.isEmpty() ? "" : "." + part), currency);
    }

    /** Where the whole number ends; below 0 where all of it is one. */
    private static int point(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean several = last >= 0 && digits.indexOf(digits.charAt(last)) != last;
        boolean both = digits.indexOf('.') >= 0 && digits.indexOf(',') >= 0;
        boolean group = digits.length() - last - 1 == GROUP;
        return several || !both && group ? -1 : last;
    }

    private static Optional<Long> minor(BigDecimal amount, String currency) {
        try {
            return Optional.of(
                    amount.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                            .longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
