package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.util.Optional;

/** When something is said of a duty next, if nobody does anything; empty when nothing of that sort is left to be said. */
public record NextSteps(Optional<Instant> reminder, Optional<Instant> escalation) {}
