package io.plenary.formats.bank;

import java.util.List;

/**
 * What has come to an account.
 *
 * @param table the names of the columns where it is a table; empty for camt.053
 * @param columns by which it was read; null for camt.053
 * @param unread lines that say nothing that can be read
 */
public record BankStatement(List<BankEntry> entries, List<String> table, BankColumns columns, int unread) {

    public BankStatement {
        entries = List.copyOf(entries);
        table = List.copyOf(table);
    }
}
