/**
 * Reading tables that somebody else wrote: CSV, XLSX, and the orders of a pretix event, which become a table. Whatever they hold is
 * text; bounded, and without network, clock or files.
 */
package io.plenary.formats.tables;
