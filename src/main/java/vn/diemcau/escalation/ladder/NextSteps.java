package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.util.Optional;

/** The times of the next reminder and escalation of a duty if nobody acts; empty when none is left. */
public record NextSteps(Optional<Instant> reminder, Optional<Instant> escalation) {}
