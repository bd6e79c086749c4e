/** Requests made from the contract with a seeded random: valid ones, and these with something wrong in them. */
package io.plenary.web.random;
