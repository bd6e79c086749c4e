/** The PostgreSQL server that comes with Plenary, for whoever has none: of an installation, and of tests. */
package io.plenary.postgres;
