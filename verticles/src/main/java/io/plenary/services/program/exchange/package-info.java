/**
 * Programs in and out of a conference. An import is a job: its file is kept in the conference's database until a worker of
 * any node has taken it over, compared with the stored program and applied in one transaction.
 *
 * <p>Who is right when a file and the program differ: who changed it since the last import, field by field. Where both did,
 * the rule of the import decides, and the report names both. Sessions a file brought and a newer one no longer names are
 * cancelled; sessions made by hand are not, and neither are those without a slot, which no published file holds. A session
 * that was deleted by hand comes back with the next file that names it.
 */
package io.plenary.services.program.exchange;
