package io.plenary.services.program.conference;

import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Rules;

/**
 * Where a program stands.
 *
 * @param size see {@link ProgramSize}
 */
public record ProgramState(ProgramVersion version, Rules rules, long size) {}
