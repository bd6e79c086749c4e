package io.plenary.architecture.planted.formats.xml;

import io.plenary.architecture.planted.formats.text.KnowsTheXml;

/** What reads texts knows them. */
public final class KnowsTheText {
    KnowsTheXml known;
}
