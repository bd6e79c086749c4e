package io.plenary.services.auth;

/**
 * Who somebody is elsewhere.
 *
 * @param provider what people call who knows them
 * @param email null if it does not say, or nothing that is an address
 */
record Identity(String issuer, String subject, String provider, String email) {}
