/** What every part of one conference's program stands on: who may do what, its database, and the transaction of a change. */
package io.plenary.services.program.conference;
