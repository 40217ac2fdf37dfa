package vn.diemcau.escalation.ladder;

import java.util.Set;

/**
 * One row of the ladder.
 *
 * @param level 0 for a reminder, then ascending
 * @param mail its kind
 */
record Step(Set<ChasedKind> kinds, Offset offset, int level, Set<Addressee> to, String mail) {}
