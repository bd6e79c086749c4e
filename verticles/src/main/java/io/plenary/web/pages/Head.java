package io.plenary.web.pages;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be known about a page by those who link to it.
 *
 * @param title as the client names the window
 * @param heading of what the page is about
 * @param canonical path, without a language
 * @param image path of a picture of 1200 by 630, null for none
 * @param oembed address that tells how to show it within another page, null for none
 * @param site the conference, or the platform
 */
public record Head(
        String title, String heading, String description, String canonical, String image, String oembed, String site) {

    /** A page in a language of its own. */
    public record Version(String language, String path) {}

    /** Each version is the one that counts of its own. */
    String path(Words words) {
        return words.chosen() ? PublicAddresses.in(words.language(), canonical) : canonical;
    }

    /** For each language one, and the page that chooses by who reads it. */
    public List<Version> versions() {
        return Stream.concat(
                        Words.LANGUAGES.stream()
                                .map(language -> new Version(language, PublicAddresses.in(language, canonical))),
                        Stream.of(new Version("x-default", canonical)))
                .toList();
    }
}
