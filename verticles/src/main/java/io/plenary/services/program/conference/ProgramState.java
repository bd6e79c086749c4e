package io.plenary.services.program.conference;

import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Rules;

/** Where a program stands. */
public record ProgramState(ProgramVersion version, Rules rules) {}
