package io.plenary.services.program.conference;

import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.Rules;

/**
 * Where a program stands.
 *
 * @param size see {@link ProgramSize}
 * @param mode how its changes come to be public
 */
public record ProgramState(ProgramVersion version, Rules rules, long size, ReleaseMode mode) {

    /** Whether organizers work on a draft of it. */
    public boolean hasDraft() {
        return mode == ReleaseMode.BY_HAND;
    }
}
