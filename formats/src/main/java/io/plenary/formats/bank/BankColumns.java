package io.plenary.formats.bank;

/**
 * Which columns of a table say what, by their names.
 *
 * @param amount null where nobody can tell, as all others
 */
public record BankColumns(String date, String amount, String currency, String payer, String text) {

    public static final BankColumns UNKNOWN = new BankColumns(null, null, null, null, null);

    /** Whether that is enough to read the table. */
    public boolean isEnough() {
        return amount != null && text != null;
    }
}
