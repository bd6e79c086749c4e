/** Releases: what of a draft becomes public when, under which number, and who sees the draft before. */
package io.plenary.services.program.releases;
