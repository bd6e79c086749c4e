package io.plenary.architecture.planted.formats.text;

import io.plenary.architecture.planted.formats.xml.KnowsTheText;

/** Texts are below what reads them. */
public final class KnowsTheXml {
    KnowsTheText known;
}
