/**
 * Reading what banks say has come: statements as ISO 20022 writes them (camt.053), and tables as banks let people save them. Pure, and
 * bounded in all that a file may have too much of.
 */
package io.plenary.formats.bank;
