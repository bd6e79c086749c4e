/**
 * The program of conferences. Each conference has a database of its own; every node that runs this service answers for every
 * conference.
 *
 * <p>The service has outgrown one flat package, so it is divided by noun: {@code conference} is what all parts of one
 * conference's program stand on (its database, rights, the transaction of a change), {@code sessions}, {@code layout},
 * {@code exchange} and {@code pictures} answer one contract each, {@code releases} those by which a draft becomes public, {@code formats} reads and writes schedule files. Classes that cross these
 * packages are public for that reason alone; other services know none of them.
 */
package io.plenary.services.program;
