package io.plenary.formats.reading;

import io.plenary.formats.findings.Findings;

/** Reads one format into its own words. Readers hold no state and may be shared. */
public interface ProgramReader {

    /**
     * @param destination what the file is read for
     * @param findings takes what was repaired or left out
     * @throws UnreadableProgram when the text is not well-formed or exceeds {@link ReadingLimits}
     */
    RawProgram read(String text, Destination destination, Findings findings);
}
